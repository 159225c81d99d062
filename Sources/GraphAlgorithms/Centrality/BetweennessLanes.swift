/// The working state of Brandes' algorithm without weights, for eight sources at a time.
///
/// Each source has a lane in vectors of eight numbers, and all lanes advance one level together. A node that
/// several lanes reach at the same level is visited once for all of them, which is common in networks of
/// short distances. Which lanes these are is kept as a bit mask with every visit, so that neither levels nor
/// predecessors need be stored, and paths may be of any length.
///
/// | here | Brandes 2001 |
/// |---|---|
/// | `pathCount` | σ(s, v), a lane a source |
/// | `share` | (1 + δ(s, w)) / σ(s, w) |
/// | `visitedNode`, `visitedLanes` | the stack S, bottom first |
struct BetweennessLanes: ~Copyable {
  static let width = 8
  typealias Lanes = SIMD8<Double>

  // A scratch stands first; see `Scratch`.
  private let pathCount: Scratch<Lanes>
  private let csr: UnsafeCSR
  /// The lanes that have reached a node.
  private let reached: Scratch<UInt8>
  /// What flows into a node at the next level: paths, and the lanes they come from. Zeros between levels.
  private let inflow: Scratch<Lanes>
  private let inflowLanes: Scratch<UInt8>
  /// Nodes with inflow.
  private let touched: Scratch<UInt32>
  private let share: Scratch<Lanes>
  private let score: Scratch<Double>
  /// For every mask, one in its lanes and zero in the others.
  private let ones: Scratch<Lanes>
  /// The visits of all levels, one after the other, and where each level starts.
  private var visitedNode: [UInt32] = []
  private var visitedLanes: [UInt8] = []
  private var levelStart: [Int] = []

  init(csr: UnsafeCSR) {
    self.csr = csr
    pathCount = Scratch(count: csr.nodeCount, repeating: .zero)
    reached = Scratch(count: csr.nodeCount, repeating: 0)
    inflow = Scratch(count: csr.nodeCount, repeating: .zero)
    inflowLanes = Scratch(count: csr.nodeCount, repeating: 0)
    touched = Scratch(count: csr.nodeCount)
    share = Scratch(count: csr.nodeCount, repeating: .zero)
    score = Scratch(count: csr.nodeCount, repeating: 0)
    ones = Scratch(count: 256, repeating: .zero)
    for mask in 0..<256 {
      var lanes = Lanes.zero
      for lane in 0..<BetweennessLanes.width where mask >> lane & 1 == 1 { lanes[lane] = 1 }
      ones[mask] = lanes
    }
  }

  func scores(scale: Double) -> [Double] {
    for node in 0..<csr.nodeCount { score[node] *= scale }
    return score.array()
  }

  /// Adds the dependencies of up to eight different sources on all other nodes to their scores.
  mutating func add(sources: borrowing Scratch<UInt32>, _ range: Range<Int>) {
    visitedNode.removeAll(keepingCapacity: true)
    visitedLanes.removeAll(keepingCapacity: true)
    levelStart.removeAll(keepingCapacity: true)
    levelStart.append(0)
    for (lane, index) in range.enumerated() {
      let source = Int(sources[index])
      reached[source] = 1 << UInt8(lane)
      pathCount[source][lane] = 1
      visitedNode.append(sources[index])
      visitedLanes.append(1 << UInt8(lane))
    }
    let everyLane = UInt8(truncatingIfNeeded: (1 << range.count) - 1)
    while let start = levelStart.last, start < visitedNode.count {
      let touchedCount = push(start..<visitedNode.count, everyLane: everyLane)
      levelStart.append(visitedNode.count)
      settle(touchedCount: touchedCount)
    }
    accumulate()
  }

  /// Lets the paths of one level flow to all neighbors that some lane has not reached.
  private func push(_ level: Range<Int>, everyLane: UInt8) -> Int {
    var touchedCount = 0
    visitedNode.withUnsafeBufferPointer { nodes in
      visitedLanes.withUnsafeBufferPointer { lanes in
        for visit in level {
          let node = Int(nodes[visit])
          let mask = lanes[visit]
          let paths = pathCount[node] * ones[Int(mask)]
          for slot in csr.row(node) {
            let neighbor = csr.target(slot)
            if mask & ~reached[neighbor] == 0 { continue }
            if inflowLanes[neighbor] == 0 {
              touched[touchedCount] = UInt32(truncatingIfNeeded: neighbor)
              touchedCount += 1
            }
            inflowLanes[neighbor] |= mask
            inflow[neighbor] += paths
          }
        }
      }
    }
    return touchedCount
  }

  /// Makes the nodes with inflow the visits of the next level, in the lanes that had not reached them.
  private mutating func settle(touchedCount: Int) {
    for index in 0..<touchedCount {
      let node = Int(touched[index])
      let new = inflowLanes[node] & ~reached[node]
      pathCount[node] += inflow[node] * ones[Int(new)]
      reached[node] |= new
      inflow[node] = .zero
      inflowLanes[node] = 0
      visitedNode.append(touched[index])
      visitedLanes.append(new)
    }
  }

  /// Goes back from the last level to the first, then clears what was reached. The shares of one level stand
  /// in `share`; those of the level above are made in `inflow`, which is not in use, and then take their place.
  private func accumulate() {
    visitedNode.withUnsafeBufferPointer { nodes in
      visitedLanes.withUnsafeBufferPointer { lanes in
        var below = nodes.count..<nodes.count
        for start in levelStart.dropLast().reversed() where start > 0 {
          let level = start..<below.lowerBound
          for visit in level {
            let node = Int(nodes[visit])
            let mask = ones[Int(lanes[visit])]
            var sum = Lanes.zero
            for slot in csr.row(node) { sum += share[csr.target(slot)] }
            let dependency = pathCount[node] * sum * mask
            score[node] += dependency.sum()
            // A lane that reached the node has at least one path; in the others one is put for zero.
            inflow[node] = mask * (1 + dependency) / pointwiseMax(pathCount[node], Lanes(repeating: 1))
          }
          for visit in below { share[Int(nodes[visit])] = .zero }
          for visit in level {
            let node = Int(nodes[visit])
            share[node] = inflow[node]
            inflow[node] = .zero
          }
          below = level
        }
        for visit in below { share[Int(nodes[visit])] = .zero }
        for node in nodes {
          reached[Int(node)] = 0
          pathCount[Int(node)] = .zero
        }
      }
    }
  }
}
