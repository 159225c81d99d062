/// A graph as the kernels of betweenness search it: in pieces whose sums are independent, renumbered, with weights.
///
/// The members of all pieces stand one after the other, and so do their rows. Within a piece nodes have numbers of
/// their own: the most neighbors first, so that loops over rows of the same length follow each other and the processor
/// foresees their ends (a sixth faster), otherwise in the order of a breadth-first search, so that neighbors tend to
/// lie close in memory.
struct BetweennessPieces {
  /// The members of piece `p` stand at `starts[p] ..< starts[p + 1]`.
  var starts: [Int] = [0]
  /// Which node of the graph a member is.
  var nodes: [UInt32] = []
  /// The members of each piece, counted within it, in the order of a breadth-first search: sources that are searched from
  /// side by side shall lie close in the graph.
  var searchOrder: [UInt32] = []
  /// How many nodes of the graph a member stands for: itself, and what reaches the piece through it only.
  var weights: [Double] = []
  /// The row of member `m` of piece `p` stands at `offsets[m + p] ..< offsets[m + p + 1]`.
  var offsets: [Int] = [0]
  /// Neighbors, counted within the piece.
  var targets: [UInt32] = []
  /// The slot of the graph behind each slot here.
  var slots: [Int] = []

  var count: Int { starts.count - 1 }
  var memberCount: Int { nodes.count }

  func size(of piece: Int) -> Int { starts[piece + 1] - starts[piece] }

  func slotCount(of piece: Int) -> Int { offsets[starts[piece + 1] + piece] - offsets[starts[piece] + piece] }

  /// The size of the largest piece.
  var largest: Int { (0..<count).reduce(0) { max($0, size(of: $1)) } }

  /// The rows and weights of one piece, bare.
  struct Piece {
    let size: Int
    /// Into `targets` and `slots`.
    let offsets: UnsafePointer<Int>
    /// Those of all pieces.
    let targets: UnsafePointer<UInt32>?
    let weights: UnsafePointer<Double>
  }

  /// Lends a piece to a kernel.
  func withPiece(_ piece: Int, _ body: (Piece) -> Void) {
    offsets.withUnsafeBufferPointer { offsets in
      targets.withUnsafeBufferPointer { targets in
        weights.withUnsafeBufferPointer { weights in
          guard let firstOffset = offsets.baseAddress, let firstWeight = weights.baseAddress else { return }
          let start = starts[piece]
          body(
            Piece(
              size: size(of: piece), offsets: firstOffset + start + piece, targets: targets.baseAddress,
              weights: firstWeight + start))
        }
      }
    }
  }
}

extension BetweennessPieces {
  /// The whole graph in one piece, connected or not; every node stands for itself. Time O(nodes + edges).
  static func whole(_ csr: UnsafeCSR) -> BetweennessPieces {
    let order = breadthFirstOrder(csr)
    var pieces = BetweennessPieces()
    pieces.starts = [0, csr.nodeCount]
    pieces.searchOrder = numbers(of: order) { csr.row(Int($0)).count }
    pieces.nodes = order
    for (position, number) in pieces.searchOrder.enumerated() { pieces.nodes[Int(number)] = order[position] }
    pieces.weights = Array(repeating: 1, count: csr.nodeCount)
    let rank = Scratch<UInt32>(count: csr.nodeCount)
    for (number, node) in pieces.nodes.enumerated() { rank[Int(node)] = UInt32(truncatingIfNeeded: number) }
    pieces.offsets.reserveCapacity(csr.nodeCount + 1)
    pieces.targets.reserveCapacity(csr.slotCount)
    pieces.slots.reserveCapacity(csr.slotCount)
    for node in pieces.nodes {
      for slot in csr.row(Int(node)) where csr.targets[slot] != node {
        pieces.targets.append(rank[csr.target(slot)])
        pieces.slots.append(slot)
      }
      pieces.offsets.append(pieces.targets.count)
    }
    return pieces
  }

  /// Numbers for the nodes of a list: the largest degree first, in the order of the list where it is the same. A counting
  /// sort; degrees above 1,000 or the length of the list count as that.
  static func numbers(of list: some Collection<UInt32>, degree: (UInt32) -> Int) -> [UInt32] {
    let largest = min(1000, list.count)
    var places = [UInt32](repeating: 0, count: largest + 2)
    for node in list { places[largest - min(degree(node), largest) + 1] += 1 }
    for index in 1..<places.count { places[index] += places[index - 1] }
    return list.map { node in
      let key = largest - min(degree(node), largest)
      places[key] += 1
      return places[key] - 1
    }
  }

  /// All nodes, component after component, each from its smallest node outward.
  static func breadthFirstOrder(_ csr: UnsafeCSR) -> [UInt32] {
    let isKnown = Scratch<Bool>(count: csr.nodeCount, repeating: false)
    return [UInt32](unsafeUninitializedCapacity: csr.nodeCount) { order, count in
      for root in 0..<csr.nodeCount where !isKnown[root] {
        isKnown[root] = true
        var head = count
        order[count] = UInt32(truncatingIfNeeded: root)
        count += 1
        while head < count {
          for slot in csr.row(Int(order[head])) where !isKnown[csr.target(slot)] {
            isKnown[csr.target(slot)] = true
            order[count] = csr.targets[slot]
            count += 1
          }
          head += 1
        }
      }
    }
  }
}
