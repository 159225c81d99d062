/// The rows of a graph as bare buffers, for kernels that take them once outside their loops.
///
/// Valid only inside the closure of ``Graph/withUnsafeCSR(_:)``. Bounds are checked in debug builds only.
package struct UnsafeCSR {
  package let nodeCount: Int
  /// Row `v` stands at `offsets[v] ..< offsets[v + 1]`.
  package let offsets: UnsafeBufferPointer<Int>
  package let targets: UnsafeBufferPointer<UInt32>
  package let weights: UnsafeBufferPointer<Double>

  @inline(__always)
  package func row(_ node: Int) -> Range<Int> {
    Range(uncheckedBounds: (offsets[node], offsets[node + 1]))
  }

  @inline(__always)
  package func target(_ slot: Int) -> Int { Int(targets[slot]) }
}

extension Graph {
  /// Lends the rows of the graph to a kernel.
  package func withUnsafeCSR<Result>(_ body: (UnsafeCSR) -> Result) -> Result {
    offsets.withUnsafeBufferPointer { offsets in
      targets.withUnsafeBufferPointer { targets in
        weights.withUnsafeBufferPointer { weights in
          body(
            UnsafeCSR(nodeCount: nodeCount, offsets: offsets, targets: targets, weights: weights))
        }
      }
    }
  }
}
