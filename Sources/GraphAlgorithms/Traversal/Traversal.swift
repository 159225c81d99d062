/// What a search met, in order, and from where.
public struct Traversal: Sendable, Hashable {
  /// The nodes that can be reached, the source first, in the order of the search.
  public let order: [UInt32]
  /// For each node of the graph the node from which it was met: its own index for the source, `UInt32.max` for a
  /// node that cannot be reached.
  public let parents: [UInt32]

  /// The nodes on the way from the source to a node, both included, along parents; empty if it cannot be reached.
  ///
  /// After a breadth-first search it is a shortest path. Time O(length).
  public func path(to node: Int) -> [Int] {
    precondition(parents.indices.contains(node), "node \(node) is not in this graph")
    guard parents[node] != .max else { return [] }
    var path = [node]
    var last = node
    while Int(parents[last]) != last {
      last = Int(parents[last])
      path.append(last)
    }
    return path.reversed()
  }
}

/// When a depth-first search lists a node.
public enum DepthFirstOrder: Sendable, Hashable {
  /// When it is met: before all that is met from it.
  case preorder
  /// When it is left: after all that is met from it.
  case postorder
}

extension Graph {
  /// The nodes that can be reached from `source`, those at a smaller distance first; within a distance in the order
  /// of their parents, then by node.
  ///
  /// Time O(nodes + edges), auxiliary space O(nodes).
  public func breadthFirstOrder(from source: Int) -> Traversal {
    precondition(source >= 0 && source < nodeCount, "node \(source) is not in this graph")
    return withUnsafeCSR { $0.breadthFirst(from: source) }
  }

  /// The nodes that can be reached from `source` by going on from the node met last, the smallest neighbor first.
  ///
  /// Time O(nodes + edges), auxiliary space O(nodes); no recursion, so that paths may be of any length.
  ///
  /// - Parameter order: Whether nodes are listed when they are met or when they are left; in postorder the source
  ///   comes last.
  public func depthFirstOrder(from source: Int, order: DepthFirstOrder = .preorder) -> Traversal {
    precondition(source >= 0 && source < nodeCount, "node \(source) is not in this graph")
    return withUnsafeCSR { $0.depthFirst(from: source, order: order) }
  }
}

extension DirectedGraph {
  /// The nodes that can be reached from `source` along edges, those at a smaller distance first; within a distance
  /// in the order of their parents, then by node. Against edges: search ``reversed``.
  ///
  /// Time O(nodes + edges), auxiliary space O(nodes).
  public func breadthFirstOrder(from source: Int) -> Traversal {
    precondition(source >= 0 && source < nodeCount, "node \(source) is not in this graph")
    return withUnsafeCSR(.outgoing) { $0.breadthFirst(from: source) }
  }

  /// The nodes that can be reached from `source` along edges, by going on from the node met last, the smallest
  /// target first. Against edges: search ``reversed``.
  ///
  /// Time O(nodes + edges), auxiliary space O(nodes); no recursion, so that paths may be of any length.
  ///
  /// - Parameter order: Whether nodes are listed when they are met or when they are left; in postorder the source
  ///   comes last.
  public func depthFirstOrder(from source: Int, order: DepthFirstOrder = .preorder) -> Traversal {
    precondition(source >= 0 && source < nodeCount, "node \(source) is not in this graph")
    return withUnsafeCSR(.outgoing) { $0.depthFirst(from: source, order: order) }
  }

  /// How many edges a shortest path along edges from `source` to every node has; weights are ignored.
  ///
  /// Time O(nodes + edges), auxiliary space O(nodes).
  ///
  /// - Returns: One number for each node: 0 for the source, -1 for a node that cannot be reached.
  public func breadthFirstDistances(from source: Int) -> [Int32] {
    precondition(source >= 0 && source < nodeCount, "node \(source) is not in this graph")
    return withUnsafeCSR(.outgoing) { $0.breadthFirstDistances(from: source) }
  }
}

extension UnsafeCSR {
  fileprivate func breadthFirst(from source: Int) -> Traversal {
    let queue = Scratch<UInt32>(count: nodeCount)
    var tail = 1
    let parents = [UInt32](unsafeUninitializedCapacity: nodeCount) { parents, count in
      parents.initialize(repeating: .max)
      parents[source] = UInt32(truncatingIfNeeded: source)
      queue[0] = UInt32(truncatingIfNeeded: source)
      var head = 0
      while head < tail {
        let node = queue[head]
        head += 1
        for slot in row(Int(node)) where parents[target(slot)] == .max {
          parents[target(slot)] = node
          queue[tail] = targets[slot]
          tail += 1
        }
      }
      count = nodeCount
    }
    return Traversal(order: queue.array(length: tail), parents: parents)
  }

  fileprivate func depthFirst(from source: Int, order: DepthFirstOrder) -> Traversal {
    let listed = Scratch<UInt32>(count: nodeCount)
    var count = 0
    /// The slot at which each node on the way goes on. The way itself is told by the parents.
    let next = Scratch<Int>(count: nodeCount)
    let parents = [UInt32](unsafeUninitializedCapacity: nodeCount) { parents, filled in
      parents.initialize(repeating: .max)
      filled = nodeCount
      parents[source] = UInt32(truncatingIfNeeded: source)
      next[source] = offsets[source]
      var node = source
      if order == .preorder {
        listed[0] = UInt32(truncatingIfNeeded: source)
        count = 1
      }
      while true {
        var slot = next[node]
        let end = offsets[node + 1]
        while slot < end, parents[target(slot)] != .max { slot += 1 }
        next[node] = slot + 1
        if slot < end {
          let child = target(slot)
          parents[child] = UInt32(truncatingIfNeeded: node)
          next[child] = offsets[child]
          node = child
          guard order == .preorder else { continue }
        } else {
          let left = node
          node = Int(parents[node])
          if order == .postorder {
            listed[count] = UInt32(truncatingIfNeeded: left)
            count += 1
          }
          if left == source { break }
          continue
        }
        listed[count] = UInt32(truncatingIfNeeded: node)
        count += 1
      }
    }
    return Traversal(order: listed.array(length: count), parents: parents)
  }
}
