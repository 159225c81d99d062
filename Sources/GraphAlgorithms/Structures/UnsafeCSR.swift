/// The rows of a graph as bare buffers, for kernels that take them once outside their loops.
///
/// Valid only inside the closure of ``Graph/withUnsafeCSR(_:)``. Bounds are checked in debug builds only.
package struct UnsafeCSR {
  package let nodeCount: Int
  /// Row `v` stands at `offsets[v] ..< offsets[v + 1]`.
  package let offsets: UnsafeBufferPointer<Int>
  package let targets: UnsafeBufferPointer<UInt32>
  /// The weight at each slot; empty if all are 1.
  package let weights: UnsafeBufferPointer<Double>

  /// Whether some edge has a weight other than 1.
  @inline(__always)
  package var isWeighted: Bool { !weights.isEmpty }

  /// The number of slots: twice the number of edges, self-loops counted once.
  @inline(__always)
  package var slotCount: Int { targets.count }

  @inline(__always)
  package func row(_ node: Int) -> Range<Int> {
    Range(uncheckedBounds: (offsets[node], offsets[node + 1]))
  }

  @inline(__always)
  package func target(_ slot: Int) -> Int { Int(targets[slot]) }

  @inline(__always)
  package func weight(_ slot: Int) -> Double { weights.isEmpty ? 1 : weights[slot] }
}

extension Graph {
  /// Lends the rows of the graph to a kernel.
  package func withUnsafeCSR<Result, Failure: Error>(
    _ body: (UnsafeCSR) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try offsets.withUnsafeBufferPointer { (offsets) throws(Failure) in
      try targets.withUnsafeBufferPointer { (targets) throws(Failure) in
        try weights.withUnsafeBufferPointer { (weights) throws(Failure) in
          try body(UnsafeCSR(nodeCount: nodeCount, offsets: offsets, targets: targets, weights: weights))
        }
      }
    }
  }
}
