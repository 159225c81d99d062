/// Where a graph hangs by a single node or a single edge.
public struct CutStructure: Sendable, Hashable {
  /// An edge without which its two ends could not reach each other.
  public struct Bridge: Sendable, Hashable {
    /// The smaller end.
    public var source: Int
    /// The larger end.
    public var target: Int

    /// Makes a bridge from its two ends, the smaller first.
    public init(source: Int, target: Int) {
      self.source = source
      self.target = target
    }
  }

  /// The nodes whose removal leaves their component in more than one piece, ascending.
  public var articulationNodes: [Int]
  /// The edges whose removal does the same, ascending by source, then by target.
  public var bridges: [Bridge]
}

extension Graph {
  /// The articulation nodes and the bridges, found together.
  ///
  /// One depth-first search with low points (Hopcroft & Tarjan 1973, doi:10.1145/362248.362272; Tarjan 1974,
  /// doi:10.1016/0020-0190(74)90003-9), with its own stack, so that a long path is no danger. Parallel edges
  /// were merged when the graph was made, so two edges between the same nodes are one, and may be a bridge.
  /// Self-loops are ignored.
  ///
  /// Time O(nodes + edges), auxiliary space O(nodes).
  public func cutStructure() -> CutStructure {
    withUnsafeCSR { csr in
      var search = CutSearch(csr: csr)
      for root in 0..<csr.nodeCount where !search.hasVisited(root) { search.run(from: root) }
      return search.structure()
    }
  }
}

/// The state of the depth-first search.
private struct CutSearch: ~Copyable {
  let csr: UnsafeCSR
  /// When a node was reached, counted from 1; 0 before that.
  let reached: Scratch<UInt32>
  /// The earliest node that the subtree below a node touches.
  let low: Scratch<UInt32>
  /// The next slot of a node to look at.
  let cursor: Scratch<Int>
  let isArticulation: Scratch<Bool>
  /// The nodes from the root to the current one.
  let stack: Scratch<UInt32>
  var clock: UInt32 = 0
  var bridges: [CutStructure.Bridge] = []

  init(csr: UnsafeCSR) {
    self.csr = csr
    reached = Scratch(count: csr.nodeCount, repeating: 0)
    low = Scratch(count: csr.nodeCount)
    cursor = Scratch(count: csr.nodeCount)
    isArticulation = Scratch(count: csr.nodeCount, repeating: false)
    stack = Scratch(count: csr.nodeCount)
  }

  func hasVisited(_ node: Int) -> Bool { reached[node] != 0 }

  mutating func enter(_ node: Int, depth: Int) {
    clock += 1
    reached[node] = clock
    low[node] = clock
    cursor[node] = csr.offsets[node]
    stack[depth] = UInt32(truncatingIfNeeded: node)
  }

  mutating func run(from root: Int) {
    enter(root, depth: 0)
    var depth = 0
    var rootChildren = 0
    while depth >= 0 {
      let node = Int(stack[depth])
      let parent = depth > 0 ? Int(stack[depth - 1]) : -1
      let slot = cursor[node]
      if slot < csr.offsets[node + 1] {
        cursor[node] = slot + 1
        let neighbor = csr.target(slot)
        if reached[neighbor] == 0 {
          depth += 1
          enter(neighbor, depth: depth)
        } else if neighbor != parent, reached[neighbor] < low[node] {
          low[node] = reached[neighbor]
        }
        continue
      }
      depth -= 1
      guard parent >= 0 else { break }
      if low[node] < low[parent] { low[parent] = low[node] }
      if low[node] > reached[parent] {
        bridges.append(.init(source: min(node, parent), target: max(node, parent)))
      }
      if parent == root {
        rootChildren += 1
      } else if low[node] >= reached[parent] {
        isArticulation[parent] = true
      }
    }
    if rootChildren > 1 { isArticulation[root] = true }
  }

  consuming func structure() -> CutStructure {
    let nodes = (0..<csr.nodeCount).filter { isArticulation[$0] }
    bridges.sort { ($0.source, $0.target) < ($1.source, $1.target) }
    return CutStructure(articulationNodes: nodes, bridges: bridges)
  }
}
