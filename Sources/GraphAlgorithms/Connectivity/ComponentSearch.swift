/// Pearce's search. A node on the way has as its mark the number of the earliest node it is known to reach; a node
/// of a finished component has the number of the component, counted down from the top, so that it is larger than
/// all others and one comparison serves both.
struct ComponentSearch: ~Copyable {
  // A scratch first, see there.
  /// 0 for a node that has not been met.
  private let marks: Scratch<UInt32>
  /// The slot at which each node on the way goes on.
  private let next: Scratch<Int>
  /// Whether a node reaches one that was met before it, and so is not the first of its component.
  private let reachesEarlier: Scratch<Bool>
  /// From below the nodes on the way, from above those that were left but whose component is not finished.
  private let stack: Scratch<UInt32>
  private var wayCount = 0
  private var waitingStart: Int
  private var number: UInt32 = 1
  private var component: UInt32
  private let nodeCount: Int

  init(nodeCount: Int) {
    self.nodeCount = nodeCount
    marks = Scratch(count: nodeCount, repeating: 0)
    next = Scratch(count: nodeCount)
    reachesEarlier = Scratch(count: nodeCount, repeating: false)
    stack = Scratch(count: nodeCount)
    waitingStart = nodeCount
    component = .max
  }

  func isUnseen(_ node: Int) -> Bool { marks[node] == 0 }

  mutating func run(_ csr: UnsafeCSR, from root: Int) {
    var node = root
    begin(csr, node)
    while true {
      var slot = next[node]
      let end = csr.offsets[node + 1]
      var mark = marks[node]
      while slot < end {
        let reached = marks[csr.target(slot)]
        if reached == 0 { break }
        mark = min(mark, reached)
        slot += 1
      }
      // The edge to a new node is looked at again when that one is left: it has its mark then.
      if mark < marks[node] {
        marks[node] = mark
        reachesEarlier[node] = true
      }
      next[node] = slot
      if slot < end {
        let child = csr.target(slot)
        stack[wayCount] = UInt32(truncatingIfNeeded: node)
        wayCount += 1
        node = child
        begin(csr, node)
        continue
      }
      leave(node)
      guard wayCount > 0 else { return }
      wayCount -= 1
      node = Int(stack[wayCount])
    }
  }

  private mutating func begin(_ csr: UnsafeCSR, _ node: Int) {
    marks[node] = number
    number += 1
    next[node] = csr.offsets[node]
  }

  private mutating func leave(_ node: Int) {
    if reachesEarlier[node] {
      waitingStart -= 1
      stack[waitingStart] = UInt32(truncatingIfNeeded: node)
      return
    }
    // What waits and was met after this node belongs to it.
    let first = marks[node]
    number -= 1
    while waitingStart < nodeCount, marks[Int(stack[waitingStart])] >= first {
      marks[Int(stack[waitingStart])] = component
      waitingStart += 1
      number -= 1
    }
    marks[node] = component
    component -= 1
  }

  /// The components by the order in which they were finished: those that reach no other first.
  consuming func result() -> StrongComponents {
    let count = Int(UInt32.max - component)
    let finished = (0..<nodeCount).map { .max - marks[$0] }
    let partition = Partition(communityOf: finished)
    var order = [UInt32](repeating: 0, count: count)
    for node in 0..<nodeCount { order[count - 1 - Int(finished[node])] = partition.communityOf[node] }
    return StrongComponents(partition: partition, topologicalOrder: order)
  }
}
