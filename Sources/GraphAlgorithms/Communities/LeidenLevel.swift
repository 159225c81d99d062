/// A graph as Leiden works on it: the one given, or one whose nodes are groups of the level below.
///
/// Rows hold no self-loops, which no move can change, and no edges of weight zero. Its memory is its own, save
/// that the rows of a graph without weights and self-loops are borrowed.
final class LeidenLevel {
  let nodeCount: Int
  let offsets: UnsafeMutableBufferPointer<UInt32>
  let targets: UnsafeBufferPointer<UInt32>
  /// Empty if every edge weighs 1.
  let weights: UnsafeBufferPointer<Double>
  /// What a node weighs in its community: its strength for modularity, the nodes in it for constant Potts.
  let mass: UnsafeMutableBufferPointer<Double>
  /// The community of every node, below `nodeCount`.
  let community: UnsafeMutableBufferPointer<UInt32>
  /// The group of every node: what becomes a node of the next level.
  let group: UnsafeMutableBufferPointer<UInt32>

  private let ownTargets: UnsafeMutableBufferPointer<UInt32>
  private let ownWeights: UnsafeMutableBufferPointer<Double>

  var slotCount: Int { Int(offsets[nodeCount]) }
  var isWeighted: Bool { !weights.isEmpty }

  /// Room for a level of at most `slotCapacity` ends of edges; memory not written to is never touched.
  init(
    nodeCount: Int, slotCapacity: Int, weightCapacity: Int, borrowing rows: UnsafeBufferPointer<UInt32>? = nil
  ) {
    self.nodeCount = nodeCount
    offsets = .allocate(capacity: nodeCount + 1)
    ownTargets = .allocate(capacity: slotCapacity)
    ownWeights = .allocate(capacity: weightCapacity)
    targets = rows ?? UnsafeBufferPointer(ownTargets)
    weights = UnsafeBufferPointer(ownWeights)
    mass = .allocate(capacity: nodeCount)
    community = .allocate(capacity: nodeCount)
    group = .allocate(capacity: nodeCount)
  }

  deinit {
    offsets.deallocate()
    ownTargets.deallocate()
    ownWeights.deallocate()
    mass.deallocate()
    community.deallocate()
    group.deallocate()
  }

  /// The communities of the nodes of this level.
  var partition: Partition { Partition(communityOf: Array(community)) }

  @inline(__always)
  func row(_ node: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(offsets[node]), Int(offsets[node + 1])))
  }
}

extension LeidenLevel {
  /// The level of the graph itself, all nodes by themselves.
  static func base(_ csr: UnsafeCSR, quality: CommunityQuality) -> LeidenLevel {
    precondition(csr.slotCount < Int(UInt32.max), "more than 2³¹ edges")
    let nodeCount = csr.nodeCount
    var hasLoops = false
    for node in 0..<nodeCount where !hasLoops {
      for slot in csr.row(node) where csr.target(slot) == node { hasLoops = true }
    }
    let level: LeidenLevel
    if hasLoops || csr.isWeighted {
      level = LeidenLevel(
        nodeCount: nodeCount, slotCapacity: csr.slotCount, weightCapacity: csr.isWeighted ? csr.slotCount : 0)
    } else {
      level = LeidenLevel(nodeCount: nodeCount, slotCapacity: 0, weightCapacity: 0, borrowing: csr.targets)
    }
    var end = 0
    level.offsets[0] = 0
    for node in 0..<nodeCount {
      let row = csr.row(node)
      var strength = Double(row.count)
      if hasLoops || csr.isWeighted {
        strength = 0
        for slot in row {
          let weight = csr.weight(slot)
          if csr.target(slot) == node {
            strength += 2 * weight
          } else if weight > 0 {
            strength += weight
            level.ownTargets[end] = csr.targets[slot]
            if csr.isWeighted { level.ownWeights[end] = weight }
            end += 1
          }
        }
      } else {
        end = row.upperBound
      }
      level.offsets[node + 1] = UInt32(truncatingIfNeeded: end)
      level.mass[node] = quality == .modularity ? strength : 1
      level.community[node] = UInt32(truncatingIfNeeded: node)
    }
    return level
  }

  /// The graph of the groups of this level: one node a group, the weights between two groups added up. Its nodes
  /// are in the communities that theirs were in, numbered in the order of the groups.
  ///
  /// - Parameters:
  ///   - groupCount: Groups are numbered below this, those of one community next to each other.
  ///   - memory: Its tally holds no weights, before as after.
  func aggregated(groupCount: Int, memory: LeidenMemory) -> LeidenLevel {
    isWeighted
      ? aggregated(groupCount: groupCount, memory: memory, isWeighted: true)
      : aggregated(groupCount: groupCount, memory: memory, isWeighted: false)
  }

  @inline(__always)
  private func aggregated(groupCount: Int, memory: LeidenMemory, isWeighted: Bool) -> LeidenLevel {
    let slotCount = Int(offsets[nodeCount])
    // One more, since a row is written before it is known whether the last slot counts.
    let level = LeidenLevel(nodeCount: groupCount, slotCapacity: slotCount + 1, weightCapacity: slotCount + 1)
    let targets = targets
    let weights = weights
    let group = group
    let tally = memory.tally
    let members = memory.queue
    let newTargets = level.ownTargets
    let newWeights = level.ownWeights
    memory.sort(group, nodeCount: nodeCount, labelCount: groupCount, into: members)
    let starts = memory.starts
    var end = 0
    var communityCount: UInt32 = 0
    var last = UInt32.max
    level.offsets[0] = 0
    for index in 0..<groupCount {
      let rowStart = end
      var mass = 0.0
      for place in Int(starts[index])..<Int(starts[index + 1]) {
        let member = Int(members[place])
        mass += self.mass[member]
        for slot in row(member) {
          let other = group[Int(targets[slot])]
          let before = tally[Int(other)].weight
          newTargets[end] = other
          end += oneIfZero(before)
          tally[Int(other)].weight = before + (isWeighted ? weights[slot] : 1)
        }
      }
      var kept = rowStart
      for slot in rowStart..<end {
        let other = newTargets[slot]
        newTargets[kept] = other
        newWeights[kept] = tally[Int(other)].weight
        tally[Int(other)].weight = 0
        kept += Int(other) == index ? 0 : 1
      }
      end = kept
      level.mass[index] = mass
      level.offsets[index + 1] = UInt32(truncatingIfNeeded: end)
      let label = community[Int(members[Int(starts[index])])]
      if label != last {
        communityCount += 1
        last = label
      }
      level.community[index] = communityCount - 1
    }
    return level
  }

  /// Gives every node the community of its group.
  func takeCommunities(from upper: LeidenLevel) {
    for node in 0..<nodeCount { community[node] = upper.community[Int(group[node])] }
  }
}
