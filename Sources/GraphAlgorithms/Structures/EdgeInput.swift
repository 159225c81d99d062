/// Edges as a builder of rows reads them: by position, as often as it likes.
///
/// The builder is compiled once for each conforming type, so that reading costs what the memory costs.
protocol EdgeInput: Sendable {
  var count: Int { get }
  func source(_ position: Int) -> UInt32
  func target(_ position: Int) -> UInt32
  func weight(_ position: Int) -> Double
  /// Whether some weight may differ from 1; where not, weights are not read.
  var isWeighted: Bool { get }
}

/// Edges side by side in memory.
struct EdgeArrayInput: EdgeInput, @unchecked Sendable {
  private let edges: UnsafeBufferPointer<Edge>
  let isWeighted: Bool

  init(_ edges: UnsafeBufferPointer<Edge>) {
    self.edges = edges
    isWeighted = edges.contains { $0.weight != 1 }
  }

  var count: Int { edges.count }
  @inline(__always) func source(_ position: Int) -> UInt32 { edges[position].source }
  @inline(__always) func target(_ position: Int) -> UInt32 { edges[position].target }
  @inline(__always) func weight(_ position: Int) -> Double { edges[position].weight }
}

/// Edges as columns: half the memory of the former where all weights are 1.
package struct EdgeColumnsInput: EdgeInput, @unchecked Sendable {
  private let sources: UnsafeBufferPointer<UInt32>
  private let targets: UnsafeBufferPointer<UInt32>
  private let weights: UnsafeBufferPointer<Double>
  let isWeighted: Bool

  /// Columns of the same length; `weights` may be empty instead.
  package init(
    sources: UnsafeBufferPointer<UInt32>, targets: UnsafeBufferPointer<UInt32>,
    weights: UnsafeBufferPointer<Double>
  ) {
    precondition(sources.count == targets.count, "columns of different length")
    precondition(weights.isEmpty || weights.count == sources.count, "columns of different length")
    self.sources = sources
    self.targets = targets
    self.weights = weights
    isWeighted = weights.contains { $0 != 1 }
  }

  var count: Int { sources.count }
  @inline(__always) func source(_ position: Int) -> UInt32 { sources[position] }
  @inline(__always) func target(_ position: Int) -> UInt32 { targets[position] }
  @inline(__always) func weight(_ position: Int) -> Double { weights[position] }
}

extension EdgeInput {
  /// The first edge that no graph can take, as an error.
  func check(nodeCount: Int) throws(GraphError) {
    guard nodeCount >= 0, nodeCount <= Int(UInt32.max) else { throw .nodeCountOutOfRange(nodeCount) }
    // One branch for all edges; which one it was is looked up if there is one.
    var areAllGood = true
    for position in 0..<count {
      areAllGood = areAllGood && Int(max(source(position), target(position))) < nodeCount
    }
    if isWeighted {
      for position in 0..<count {
        let weight = weight(position)
        areAllGood = areAllGood && weight >= 0 && weight.isFinite
      }
    }
    if areAllGood { return }
    for position in 0..<count {
      for node in [source(position), target(position)] where Int(node) >= nodeCount {
        throw .endpointOutOfRange(position: position, node: node, nodeCount: nodeCount)
      }
      let weight = isWeighted ? weight(position) : 1
      guard weight >= 0, weight.isFinite else { throw .invalidWeight(position: position, weight: weight) }
    }
  }
}
