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
/// Space: 8 bytes for each end of an edge.
public struct EdgeLengths: Sendable {
  /// The length at each slot of the graph's rows.
  let perSlot: [Double]
}

extension Graph {
  /// Length 1 for every edge: the shortest path is the one with the fewest edges. Time O(edges).
  public func unitLengths() -> EdgeLengths {
    EdgeLengths(perSlot: Array(repeating: 1, count: targets.count))
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
    return EdgeLengths(perSlot: perSlot)
  }
}

/// The length of a slot as a kernel reads it: given, or 1/weight on the spot.
struct SlotLengths {
  let csr: UnsafeCSR
  let given: UnsafeBufferPointer<Double>?

  @inline(__always)
  subscript(slot: Int) -> Double {
    if let given { return given[slot] }
    return 1 / csr.weight(slot)
  }
}

extension Graph {
  func withSlotLengths<Result>(
    _ lengths: EdgeLengths?, _ body: (UnsafeCSR, SlotLengths) -> Result
  ) -> Result {
    withUnsafeCSR { csr in
      guard let lengths else { return body(csr, SlotLengths(csr: csr, given: nil)) }
      precondition(lengths.perSlot.count == csr.targets.count, "lengths of another graph")
      return lengths.perSlot.withUnsafeBufferPointer { body(csr, SlotLengths(csr: csr, given: $0)) }
    }
  }
}
