/// How long every edge of one graph is, for searches of shortest paths.
///
/// A weight says how close two nodes are, a length how far apart: heavy edges must be short. Where no lengths
/// are given, a path search takes 1/weight (Newman 2001, doi:10.1103/PhysRevE.64.016132), so that one tie of
/// weight 3 is as long as a third of a tie of weight 1; an edge of weight zero is then impassable. Make other
/// lengths once and use them for many searches:
///
/// ```swift
/// let steps = graph.unitLengths()
/// let path = graph.shortestPath(from: 0, to: 9, lengths: steps)
/// ```
///
/// Belongs to the graph it was made from; using it with a graph of another size stops the program.
/// Space: 8 bytes for each end of an edge; none for unit lengths.
public struct EdgeLengths: Sendable {
  /// The length at each slot of the graph's rows; empty if all are 1.
  let perSlot: [Double]
  /// The number of slots of the graph.
  let slotCount: Int
}

extension Graph {
  /// Length 1 for every edge: the shortest path is the one with the fewest edges. Time O(1).
  public func unitLengths() -> EdgeLengths {
    EdgeLengths(perSlot: [], slotCount: targets.count)
  }

  /// Lengths computed from the ends and the weight of each edge.
  ///
  /// The closure is called once for each edge, with `source <= target`, in ascending order. Time O(edges),
  /// auxiliary space O(nodes).
  ///
  /// - Parameter length: The length of an edge: not negative; infinity makes it impassable.
  /// - Throws: ``GraphError/invalidLength(source:target:length:)`` for the first length that is negative or
  ///   not a number.
  public func lengths(
    _ length: (_ source: Int, _ target: Int, _ weight: Double) -> Double
  ) throws(GraphError) -> EdgeLengths {
    var perSlot = [Double](repeating: 0, count: targets.count)
    // The row of a node holds its smaller neighbors first; they are met in ascending order, so one cursor a
    // row finds the second slot of every edge.
    var mirror = Array(offsets.dropLast())
    for source in 0..<nodeCount {
      for slot in offsets[source]..<offsets[source + 1] where Int(targets[slot]) >= source {
        let target = Int(targets[slot])
        let value = length(source, target, weights.isEmpty ? 1 : weights[slot])
        guard value >= 0 else {
          throw .invalidLength(source: source, target: target, length: value)
        }
        perSlot[slot] = value
        if target != source {
          perSlot[mirror[target]] = value
          mirror[target] += 1
        }
      }
    }
    return EdgeLengths(perSlot: perSlot, slotCount: targets.count)
  }
}

/// The length of a slot as a kernel reads it: given, or 1/weight on the spot.
struct SlotLengths {
  let csr: UnsafeCSR
  /// Empty if no lengths were given, or if all are 1.
  let given: UnsafeBufferPointer<Double>
  /// Whether every edge has length 1.
  let isUnit: Bool

  @inline(__always)
  subscript(slot: Int) -> Double {
    if !given.isEmpty { return given[slot] }
    return isUnit ? 1 : 1 / csr.weights[slot]
  }
}

extension Graph {
  func withSlotLengths<Result, Failure: Error>(
    _ lengths: EdgeLengths?, _ body: (UnsafeCSR, SlotLengths) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if let lengths { precondition(lengths.slotCount == targets.count, "lengths of another graph") }
    let perSlot = lengths?.perSlot ?? []
    let isUnit = lengths == nil ? !isWeighted : perSlot.isEmpty
    return try withUnsafeCSR { (csr) throws(Failure) in
      try perSlot.withUnsafeBufferPointer { (given) throws(Failure) in
        try body(csr, SlotLengths(csr: csr, given: given, isUnit: isUnit))
      }
    }
  }
}
