extension TwoModeGraph {
  /// Makes a two-mode graph from two columns: row `i` says that `members[i]` belongs to `groups[i]`.
  ///
  /// A membership that is said several times counts once, with the largest of its weights. Rows are sorted by two
  /// counting sorts. Time O(members + groups + memberships), auxiliary space the same.
  ///
  /// - Parameters:
  ///   - memberCount: The number of members.
  ///   - groupCount: The number of groups.
  ///   - members: A member for each membership; fewer than 2³² of them.
  ///   - groups: A group for each membership, as many.
  ///   - weights: How far each member belongs, as many; left empty, all weights are 1.
  /// - Throws: ``GraphError`` if a count is out of range, or for the first membership that names a member or group
  ///   out of range or whose weight is negative, infinite or not a number.
  public init(
    memberCount: Int, groupCount: Int, members: [UInt32], groups: [UInt32], weights: [Float] = []
  ) throws(GraphError) {
    for count in [memberCount, groupCount] where count < 0 || count > Int(UInt32.max) {
      throw .nodeCountOutOfRange(count)
    }
    precondition(members.count == groups.count, "\(members.count) members for \(groups.count) groups")
    precondition(members.count <= Int(UInt32.max), "\(members.count) memberships are more than 2³² − 1")
    precondition(weights.isEmpty || weights.count == groups.count, "\(weights.count) weights")
    var starts = [Int](repeating: 0, count: groupCount + 1)
    for position in members.indices {
      guard Int(members[position]) < memberCount else {
        throw .endpointOutOfRange(position: position, node: members[position], nodeCount: memberCount)
      }
      guard Int(groups[position]) < groupCount else {
        throw .endpointOutOfRange(position: position, node: groups[position], nodeCount: groupCount)
      }
      starts[Int(groups[position]) + 1] += 1
    }
    for (position, weight) in weights.enumerated() where !(weight >= 0 && weight.isFinite) {
      throw .invalidWeight(position: position, weight: Double(weight))
    }
    // By group in the order of the input; handing those out to their members sorts each member's row.
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    let byGroup = Scratch<UInt32>(count: members.count)
    for position in members.indices {
      let group = Int(groups[position])
      byGroup[starts[group]] = UInt32(truncatingIfNeeded: position)
      starts[group] += 1
    }
    var offsets = [Int](repeating: 0, count: memberCount + 1)
    for member in members { offsets[Int(member) + 1] += 1 }
    for member in 0..<memberCount { offsets[member + 1] += offsets[member] }
    var next = offsets
    var sorted = [UInt32](repeating: 0, count: members.count)
    var sortedWeights = [Float](repeating: 0, count: weights.count)
    for slot in members.indices {
      let position = Int(byGroup[slot])
      let member = Int(members[position])
      sorted[next[member]] = groups[position]
      if !weights.isEmpty { sortedWeights[next[member]] = weights[position] }
      next[member] += 1
    }
    TwoModeGraph.merge(&offsets, &sorted, &sortedWeights)
    if sortedWeights.allSatisfy({ $0 == 1 }) { sortedWeights = [] }
    self.init(groupCount: groupCount, offsets: offsets, groups: sorted, weights: sortedWeights)
  }

  /// From the rows of members that are in order already: groups ascending, each once, weights empty if all are 1.
  package init(groupCount: Int, offsets: [Int], groups: [UInt32], weights: [Float]) {
    memberOffsets = offsets
    memberGroups = groups
    memberWeights = weights
    var starts = [Int](repeating: 0, count: groupCount + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    groupOffsets = starts
    groupMembers = [UInt32](unsafeUninitializedCapacity: groups.count) { buffer, count in
      for member in 0..<(offsets.count - 1) {
        for slot in offsets[member]..<offsets[member + 1] {
          let group = Int(groups[slot])
          buffer[starts[group]] = UInt32(truncatingIfNeeded: member)
          starts[group] += 1
        }
      }
      count = groups.count
    }
  }

  /// Leaves one of equal neighbors in each row, with the largest weight.
  private static func merge(_ offsets: inout [Int], _ groups: inout [UInt32], _ weights: inout [Float]) {
    var end = 0
    var start = 0
    for member in 0..<(offsets.count - 1) {
      let rowStart = end
      let rowEnd = offsets[member + 1]
      for slot in start..<rowEnd {
        if end > rowStart, groups[end - 1] == groups[slot] {
          if !weights.isEmpty { weights[end - 1] = max(weights[end - 1], weights[slot]) }
        } else {
          groups[end] = groups[slot]
          if !weights.isEmpty { weights[end] = weights[slot] }
          end += 1
        }
      }
      start = rowEnd
      offsets[member + 1] = end
    }
    groups.removeLast(groups.count - end)
    if !weights.isEmpty { weights.removeLast(weights.count - end) }
  }
}
