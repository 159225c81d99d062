extension LeidenMemory {
  /// Builds each community anew from single nodes by merging, which leaves groups that are connected inside
  /// (RefinePartition). Returns the number of groups; they are numbered `0 ..< count`, those of one community
  /// next to each other, in the order of their first nodes: what is tied together then lies together in memory.
  ///
  /// A node still by itself joins the group of its community where it gains most, if it gains anything. The
  /// paper draws the group at random, in favor of large gains, and asks that node and group be well connected
  /// with the rest of the community; taking the best finds more at less cost (as Sahu 2023, arXiv:2312.13936,
  /// saw too), and neither is needed for groups to be connected.
  ///
  /// Communities do not know of each other here, and are shared out to the threads; each draws the order of its
  /// nodes from a generator of its own. Nodes go by their places in the order by community, so that what a
  /// community needs lies together, and apart from what the other threads write to.
  func refine(_ level: LeidenLevel, scale: Double) -> Int {
    let nodeCount = level.nodeCount
    let seed = generator.next()
    sort(level.community, nodeCount: nodeCount, labelCount: nodeCount, into: queue)
    forCommunities(of: level) { [self] worker, label, places in
      var generator = SeededGenerator(seed: seed &+ UInt64(truncatingIfNeeded: label))
      if level.isWeighted {
        merge(level, places, scale: scale, touched: touchedBy[worker], using: &generator, isWeighted: true)
      } else {
        merge(level, places, scale: scale, touched: touchedBy[worker], using: &generator, isWeighted: false)
      }
      groupCounts[label] = numberGroups(places)
    }
    var count: UInt32 = 0
    for label in 0..<nodeCount where starts[label] < starts[label + 1] {
      let next = count + groupCounts[label]
      groupCounts[label] = count
      count = next
    }
    forCommunities(of: level) { [self] _, label, places in
      let first = groupCounts[label]
      for place in places { level.group[Int(queue[place])] = first + groupAt[place] }
    }
    return Int(count)
  }

  /// Calls the body for every community with its places in the order by community.
  private func forCommunities(
    of level: LeidenLevel, _ body: (_ worker: Int, _ label: Int, _ places: Range<Int>) -> Void
  ) {
    share(level.nodeCount, of: level) { [self] worker, jobs in
      var place = jobs.lowerBound
      while place < jobs.upperBound {
        let label = Int(level.community[Int(queue[place])])
        let places = Int(starts[label])..<Int(starts[label + 1])
        // One that begins before the range is another's.
        if places.lowerBound >= jobs.lowerBound { body(worker, label, places) }
        place = places.upperBound
      }
    }
  }

  /// Merges the nodes of one community, given by its places, into groups, each named after one of its places.
  @inline(__always)
  private func merge(
    _ level: LeidenLevel, _ places: Range<Int>, scale: Double, touched: UnsafeMutableBufferPointer<UInt32>,
    using generator: inout SeededGenerator, isWeighted: Bool
  ) {
    let targets = level.targets
    let weights = level.weights
    let order = queue
    let placeOf = placeOf
    let group = groupAt
    let tally = tally
    let shuffled = shuffled
    // Whether a node is a group by itself.
    let isAlone = isQueued
    for place in places {
      group[place] = UInt32(truncatingIfNeeded: place)
      tally[place].mass = level.mass[Int(order[place])]
      isAlone[place] = true
      let other = places.lowerBound + generator.index(below: place - places.lowerBound + 1)
      shuffled[place] = shuffled[other]
      shuffled[other] = UInt32(truncatingIfNeeded: place)
    }
    if places.count == 1 { return }
    for index in places {
      let place = Int(shuffled[index])
      if !isAlone[place] { continue }
      let node = Int(order[place])
      var touchedCount = 0
      for slot in level.row(node) {
        let neighbor = Int(placeOf[Int(targets[slot])])
        if neighbor < places.lowerBound || neighbor >= places.upperBound { continue }
        let other = group[neighbor]
        let before = tally[Int(other)].weight
        touched[touchedCount] = other
        touchedCount += oneIfZero(before)
        tally[Int(other)].weight = before + (isWeighted ? weights[slot] : 1)
      }
      let mass = level.mass[node]
      let scaled = scale * mass
      var best = place
      var bestGain = 0.0
      for index in 0..<touchedCount {
        let other = Int(touched[index])
        let gain = tally[other].weight - scaled * tally[other].mass
        tally[other].weight = 0
        if gain > bestGain {
          best = other
          bestGain = gain
        }
      }
      if best == place { continue }
      group[place] = UInt32(truncatingIfNeeded: best)
      tally[best].mass += mass
      isAlone[place] = false
      isAlone[best] = false
    }
  }

  /// Replaces the names of the groups of one community by `0 ..< count`; returns the count.
  @inline(__always)
  private func numberGroups(_ places: Range<Int>) -> UInt32 {
    let group = groupAt
    let numbers = shuffled
    for place in places { numbers[place] = .max }
    var count: UInt32 = 0
    for place in places {
      let name = Int(group[place])
      if numbers[name] == .max {
        numbers[name] = count
        count += 1
      }
      group[place] = numbers[name]
    }
    return count
  }
}
