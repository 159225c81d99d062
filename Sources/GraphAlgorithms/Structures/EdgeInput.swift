/// Edges as the builder of rows reads them: by position, as often as it likes, from an array of edges or from
/// columns. Either way each of the three parts of an edge stands at equal distances in memory, so that one type does.
package struct EdgeInput: @unchecked Sendable {
  let count: Int
  /// Whether some weight differs from 1; where not, weights are not read.
  let isWeighted: Bool
  private let sources: UnsafeRawBufferPointer
  private let targets: UnsafeRawBufferPointer
  private let weights: UnsafeRawBufferPointer
  /// Where the first target and the first weight stand in theirs, in bytes.
  private let targetOffset: Int
  private let weightOffset: Int
  /// From one node to the next, in bytes.
  private let stride: Int
  private let weightStride: Int

  /// Edges side by side.
  init(_ edges: UnsafeBufferPointer<Edge>) {
    count = edges.count
    isWeighted = edges.contains { $0.weight != 1 }
    sources = UnsafeRawBufferPointer(edges)
    targets = sources
    weights = sources
    // The source comes first: the order of stored properties is that of the declaration.
    targetOffset = MemoryLayout<Edge>.offset(of: \.target) ?? 0
    weightOffset = MemoryLayout<Edge>.offset(of: \.weight) ?? 0
    stride = MemoryLayout<Edge>.stride
    weightStride = stride
  }

  /// Columns of the same length; `weights` may be empty instead.
  package init(
    sources: UnsafeBufferPointer<UInt32>, targets: UnsafeBufferPointer<UInt32>,
    weights: UnsafeBufferPointer<Double>
  ) {
    precondition(sources.count == targets.count, "columns of different length")
    precondition(weights.isEmpty || weights.count == sources.count, "columns of different length")
    count = sources.count
    isWeighted = weights.contains { $0 != 1 }
    self.sources = UnsafeRawBufferPointer(sources)
    self.targets = UnsafeRawBufferPointer(targets)
    self.weights = UnsafeRawBufferPointer(weights)
    targetOffset = 0
    weightOffset = 0
    stride = MemoryLayout<UInt32>.stride
    weightStride = MemoryLayout<Double>.stride
  }

  @inline(__always)
  func source(_ position: Int) -> UInt32 { sources.load(fromByteOffset: position * stride, as: UInt32.self) }

  @inline(__always)
  func target(_ position: Int) -> UInt32 {
    targets.load(fromByteOffset: position * stride + targetOffset, as: UInt32.self)
  }

  @inline(__always)
  func weight(_ position: Int) -> Double {
    weights.load(fromByteOffset: position * weightStride + weightOffset, as: Double.self)
  }

  /// The first edge that no graph can take, as an error.
  func check(nodeCount: Int) throws(GraphError) {
    guard nodeCount >= 0, nodeCount <= Int(UInt32.max) else { throw .nodeCountOutOfRange(nodeCount) }
    // One branch for all edges; which one it was is looked up if there is one.
    var largest: UInt32 = 0
    for position in 0..<count { largest = max(largest, source(position), target(position)) }
    var areAllGood = count == 0 || Int(largest) < nodeCount
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
