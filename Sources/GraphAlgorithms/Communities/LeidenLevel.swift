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
  ///   - memory: Its sums are 0, before as after.
  func aggregated(groupCount: Int, memory: LeidenMemory) -> LeidenLevel {
    isWeighted
      ? aggregated(groupCount: groupCount, memory: memory, isWeighted: true)
      : aggregated(groupCount: groupCount, memory: memory, isWeighted: false)
  }

  @inline(__always)
  private func aggregated(groupCount: Int, memory: LeidenMemory, isWeighted: Bool) -> LeidenLevel {
    let slotCount = Int(offsets[nodeCount])
    let threads = memory.threads(for: self)
    memory.sort(group, nodeCount: nodeCount, labelCount: groupCount, into: memory.queue)
    let stretches = stretches(threads, groupCount: groupCount, memory: memory)
    // One more for each stretch, since a row is written before it is known whether the last slot counts.
    let level = LeidenLevel(
      nodeCount: groupCount, slotCapacity: slotCount + threads, weightCapacity: slotCount + threads)
    // Rows come out shorter than the rows that they are made of, by how much is known afterwards: each thread
    // writes those of a stretch of groups where there is room in any case; then they are moved together.
    Workers.run(threads: threads) { worker in
      let (groups, firstSlot) = stretches[worker]
      addRows(groups, to: level, at: firstSlot, memory: memory, worker: worker, isWeighted: isWeighted)
    }
    level.offsets[0] = 0
    var end = 0
    for (groups, firstSlot) in stretches where !groups.isEmpty {
      let length = Int(level.offsets[groups.upperBound]) - firstSlot
      if firstSlot != end {
        let shift = UInt32(truncatingIfNeeded: firstSlot - end)
        if let start = level.ownTargets.baseAddress {
          (start + end).update(from: start + firstSlot, count: length)
        }
        if let start = level.ownWeights.baseAddress {
          (start + end).update(from: start + firstSlot, count: length)
        }
        for index in groups { level.offsets[index + 1] -= shift }
      }
      end += length
    }
    var communityCount: UInt32 = 0
    var last = UInt32.max
    for index in 0..<groupCount {
      let label = level.community[index]
      if label != last {
        communityCount += 1
        last = label
      }
      level.community[index] = communityCount - 1
    }
    return level
  }

  /// Divides the groups, sorted by `memory`, into stretches of about equally many slots, each with a place where
  /// there is room for its rows.
  private func stretches(_ count: Int, groupCount: Int, memory: LeidenMemory) -> [(Range<Int>, Int)] {
    if count == 1 { return [(0..<groupCount, 0)] }
    var stretches: [(Range<Int>, Int)] = []
    var first = 0
    var firstSlot = 0
    var slots = 0
    for index in 0..<groupCount {
      for place in Int(memory.starts[index])..<Int(memory.starts[index + 1]) {
        slots += row(Int(memory.queue[place])).count
      }
      if stretches.count < count - 1, slots >= slotCount / count * (stretches.count + 1) {
        stretches.append((first..<index + 1, firstSlot))
        first = index + 1
        firstSlot = slots + stretches.count
      }
    }
    stretches.append((first..<groupCount, firstSlot))
    while stretches.count < count { stretches.append((groupCount..<groupCount, slots)) }
    return stretches
  }

  /// Writes the rows of some groups, one after the other, their masses, and the communities of their nodes.
  @inline(__always)
  private func addRows(
    _ groups: Range<Int>, to level: LeidenLevel, at firstSlot: Int, memory: LeidenMemory, worker: Int,
    isWeighted: Bool
  ) {
    let targets = targets
    let weights = weights
    let group = group
    let sums = memory.sumsBy[worker]
    let members = memory.queue
    let starts = memory.starts
    let newTargets = level.ownTargets
    let newWeights = level.ownWeights
    var end = firstSlot
    for index in groups {
      let rowStart = end
      var mass = 0.0
      for place in Int(starts[index])..<Int(starts[index + 1]) {
        let member = Int(members[place])
        mass += self.mass[member]
        for slot in row(member) {
          let other = group[Int(targets[slot])]
          let before = sums[Int(other)]
          newTargets[end] = other
          end += oneIfZero(before)
          sums[Int(other)] = before + (isWeighted ? weights[slot] : 1)
        }
      }
      var kept = rowStart
      for slot in rowStart..<end {
        let other = newTargets[slot]
        newTargets[kept] = other
        newWeights[kept] = sums[Int(other)]
        sums[Int(other)] = 0
        kept += Int(other) == index ? 0 : 1
      }
      end = kept
      level.mass[index] = mass
      level.offsets[index + 1] = UInt32(truncatingIfNeeded: end)
      level.community[index] = community[Int(members[Int(starts[index])])]
    }
  }

  /// Gives every node the community of its group.
  func takeCommunities(from upper: LeidenLevel) {
    for node in 0..<nodeCount { community[node] = upper.community[Int(group[node])] }
  }
}
