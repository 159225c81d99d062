/// An order of nodes, and the way back: which node has which number before and after.
public struct Renumbering: Sendable, Hashable {
  /// For each new number the node that has it, in the numbers before.
  public let oldOf: [UInt32]
  /// For each node, in the numbers before, its new number.
  public let newOf: [UInt32]

  /// The renumbering that lists the nodes in this order. Time O(nodes).
  ///
  /// - Precondition: The order holds each of `0 ..< order.count` exactly once.
  public init(order: [UInt32]) {
    var newOf = [UInt32](repeating: .max, count: order.count)
    for (number, node) in order.enumerated() {
      precondition(Int(node) < order.count, "node \(node) is not among \(order.count)")
      precondition(newOf[Int(node)] == .max, "node \(node) comes twice")
      newOf[Int(node)] = UInt32(number)
    }
    self.oldOf = order
    self.newOf = newOf
  }
}

extension Graph {
  /// How ``renumbered(by:)`` orders nodes.
  public enum NodeOrder: Sendable, Hashable {
    /// The largest number of neighbors first, equal numbers by node: keeps together what is read most.
    case descendingDegree
    /// By breadth-first search, component after component in the order of their smallest nodes: keeps neighbors
    /// together.
    ///
    /// As of Cuthill & McKee (1969, doi:10.1145/800195.805928): a component is searched from a node with the
    /// fewest neighbors that is furthest from its smallest node, the neighbors of a node follow each other by
    /// their numbers of neighbors, ascending, then by node.
    case breadthFirst
    /// As listed: each node once.
    case given([UInt32])
  }

  /// The same graph with its nodes in another order, and the mapping both ways.
  ///
  /// Time O(nodes + edges), for ``NodeOrder/breadthFirst`` with a logarithm of the degrees.
  public func renumbered(by order: NodeOrder) -> (graph: Graph, renumbering: Renumbering) {
    let renumbering = Renumbering(
      order: withUnsafeCSR { csr in
        switch order {
        case .descendingDegree: csr.orderByDegree()
        case .breadthFirst: csr.breadthFirstOrder()
        case .given(let nodes): nodes
        }
      })
    precondition(renumbering.oldOf.count == nodeCount, "an order of \(renumbering.oldOf.count) nodes")
    return (renumbered(renumbering), renumbering)
  }

  /// Rows are handed out, node by node in the new order, to their neighbors: so each is filled in ascending order.
  private func renumbered(_ renumbering: Renumbering) -> Graph {
    withUnsafeCSR { csr in
      let nodeCount = csr.nodeCount
      var offsets = [Int](repeating: 0, count: nodeCount + 1)
      for node in 0..<nodeCount {
        offsets[node + 1] = offsets[node] + csr.row(Int(renumbering.oldOf[node])).count
      }
      let cursor = Scratch<Int>(count: nodeCount)
      for node in 0..<nodeCount { cursor[node] = offsets[node] }
      let weights = Scratch<Double>(count: csr.weights.count)
      let targets = [UInt32](unsafeUninitializedCapacity: csr.slotCount) { targets, count in
        renumbering.newOf.withUnsafeBufferPointer { newOf in
          for node in 0..<nodeCount {
            for slot in csr.row(Int(renumbering.oldOf[node])) {
              let neighbor = Int(newOf[csr.target(slot)])
              let place = cursor[neighbor]
              cursor[neighbor] = place + 1
              targets[place] = UInt32(truncatingIfNeeded: node)
              if csr.isWeighted { weights[place] = csr.weights[slot] }
            }
          }
        }
        count = csr.slotCount
      }
      return Graph(
        offsets: offsets, targets: targets, weights: weights.array(), selfLoopCount: selfLoopCount,
        totalWeight: totalWeight)
    }
  }
}

extension UnsafeCSR {
  /// A counting sort by degree.
  fileprivate func orderByDegree() -> [UInt32] {
    var largest = 0
    for node in 0..<nodeCount { largest = max(largest, row(node).count) }
    // The number of nodes with more neighbors than the index says.
    var starts = [Int](repeating: 0, count: largest + 2)
    for node in 0..<nodeCount { starts[row(node).count] += 1 }
    var before = 0
    for degree in stride(from: largest, through: 0, by: -1) {
      let here = starts[degree]
      starts[degree] = before
      before += here
    }
    var order = [UInt32](repeating: 0, count: nodeCount)
    for node in 0..<nodeCount {
      let degree = row(node).count
      order[starts[degree]] = UInt32(truncatingIfNeeded: node)
      starts[degree] += 1
    }
    return order
  }

  fileprivate func breadthFirstOrder() -> [UInt32] {
    let stamps = Scratch<UInt8>(count: nodeCount, repeating: 0)
    let queue = Scratch<UInt32>(count: nodeCount)
    var tail = 0
    for node in 0..<nodeCount where stamps[node] == 0 {
      // First to find an end of the component, then from there.
      let end = search(from: node, stamp: 1, stamps, queue, tail, isSorted: false).last
      tail = search(from: end, stamp: 2, stamps, queue, tail, isSorted: true).tail
    }
    return queue.array()
  }

  /// - Returns: Where the queue ends, and of the nodes furthest away the first with the fewest neighbors.
  private func search(
    from source: Int, stamp: UInt8, _ stamps: borrowing Scratch<UInt8>,
    _ queue: borrowing Scratch<UInt32>, _ first: Int, isSorted: Bool
  ) -> (tail: Int, last: Int) {
    var head = first
    var tail = first + 1
    var levelStart = first
    var levelEnd = tail
    queue[first] = UInt32(truncatingIfNeeded: source)
    stamps[source] = stamp
    while head < tail {
      if head == levelEnd {
        levelStart = head
        levelEnd = tail
      }
      let node = Int(queue[head])
      head += 1
      let start = tail
      for slot in row(node) where stamps[target(slot)] != stamp {
        stamps[target(slot)] = stamp
        queue[tail] = targets[slot]
        tail += 1
      }
      if isSorted, tail - start > 1 {
        var met = UnsafeMutableBufferPointer(start: queue.start + start, count: tail - start)
        met.sort {
          let degrees = (row(Int($0)).count, row(Int($1)).count)
          return degrees.0 != degrees.1 ? degrees.0 < degrees.1 : $0 < $1
        }
      }
    }
    var last = Int(queue[levelStart])
    for index in levelStart..<tail where row(Int(queue[index])).count < row(last).count {
      last = Int(queue[index])
    }
    return (tail, last)
  }
}
