/// A two-mode graph made ready for ``TieIndex``: equal members are one class, and classes with similar rows stand
/// side by side.
///
/// The members of a group that belong to it equally far form a *segment*. Segments are numbered by size, the largest
/// first; the row of a class lists its segments ascending, and classes are sorted by their rows. Large segments are
/// therefore made of few long runs of classes, and what several classes share at the beginning of their rows lies
/// close together in memory.
struct TieClasses {
  /// The segments of class `c`, ascending: the most popular first.
  private(set) var rowOffsets: [Int] = [0]
  private(set) var rows: [UInt32] = []
  /// The members of class `c`, ascending, at `memberOffsets[c] ..< memberOffsets[c + 1]`.
  private(set) var memberOffsets: [Int] = [0]
  private(set) var members: [UInt32] = []
  /// The classes of segment `s`, ascending.
  private(set) var postingOffsets: [Int] = []
  private(set) var postings: [UInt32] = []
  /// The group of each segment, and how far its members belong to it.
  private(set) var groupOf: [UInt32] = []
  private(set) var share: [Float] = []
  /// The segments of group `g`, the largest share first, at `siblingOffsets[g] ..< siblingOffsets[g + 1]`.
  private(set) var siblingOffsets: [Int] = []
  private(set) var siblings: [UInt32] = []
  /// What a group weighs in units of ``StrongestTies/resolution``.
  private(set) var units: [Double] = []

  var classCount: Int { rowOffsets.count - 1 }
  var segmentCount: Int { groupOf.count }

  /// Groups that weigh nothing or join nobody are left out, and with them members who have no others.
  init(_ graph: TwoModeGraph, units: [Double]) {
    self.units = units
    var slotSegments = number(graph)
    renumberBySize(&slotSegments)
    gather(graph, slotSegments)
    transpose()
  }

  /// Gives each membership that counts a segment, in order of groups; `UInt32.max` for the others.
  private mutating func number(_ graph: TwoModeGraph) -> [UInt32] {
    var slotSegments = [UInt32](repeating: .max, count: graph.membershipCount)
    // What each group's members hold: share and segment, group by group, filled as the rows are walked.
    let counts = (0..<graph.groupCount).map { units[$0] > 0 && graph.size(of: $0) > 1 }
    var first = [UInt32](repeating: .max, count: graph.groupCount)
    var next: [UInt32] = []
    // Where a group has many different shares, a table takes over from the chain.
    var table: [UInt64: UInt32] = [:]
    for slot in slotSegments.indices {
      let group = Int(graph.memberGroups[slot])
      let weight = graph.isWeighted ? graph.memberWeights[slot] : 1
      guard counts[group], weight > 0 else { continue }
      let key = UInt64(group) << 32 | UInt64(weight.bitPattern)
      var segment = first[group]
      var steps = 0
      while segment != .max, share[Int(segment)] != weight, steps < 16 {
        segment = next[Int(segment)]
        steps += 1
      }
      if steps == 16 { segment = table[key] ?? .max }
      if segment == .max {
        segment = UInt32(groupOf.count)
        groupOf.append(UInt32(group))
        share.append(weight)
        next.append(first[group])
        if steps == 16 { table[key] = segment } else { first[group] = segment }
      }
      slotSegments[slot] = segment
    }
    return slotSegments
  }

  private mutating func renumberBySize(_ slotSegments: inout [UInt32]) {
    var sizes = [Int](repeating: 0, count: segmentCount)
    for segment in slotSegments where segment != .max { sizes[Int(segment)] += 1 }
    let order = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    var rank = [UInt32](repeating: 0, count: segmentCount)
    for (position, segment) in order.enumerated() { rank[segment] = UInt32(position) }
    for slot in slotSegments.indices where slotSegments[slot] != .max {
      slotSegments[slot] = rank[Int(slotSegments[slot])]
    }
    groupOf = order.map { groupOf[$0] }
    share = order.map { share[$0] }
    siblingOffsets = [Int](repeating: 0, count: units.count + 1)
    for group in groupOf { siblingOffsets[Int(group) + 1] += 1 }
    for group in units.indices { siblingOffsets[group + 1] += siblingOffsets[group] }
    let byGroup = groupOf.indices.sorted {
      (groupOf[$0], share[$1]) < (groupOf[$1], share[$0])
    }
    siblings = byGroup.map { UInt32($0) }
  }

  /// Sorts the members by their rows and makes one class of those with equal rows.
  private mutating func gather(_ graph: TwoModeGraph, _ slotSegments: [UInt32]) {
    var starts = [0]
    var sorted: [UInt32] = []
    sorted.reserveCapacity(slotSegments.count)
    starts.reserveCapacity(graph.memberCount + 1)
    for member in 0..<graph.memberCount {
      let start = sorted.count
      for slot in graph.memberOffsets[member]..<graph.memberOffsets[member + 1]
      where slotSegments[slot] != .max { sorted.append(slotSegments[slot]) }
      sorted[start...].sort()
      starts.append(sorted.count)
    }
    var order: [UInt32] = []
    for member in 0..<graph.memberCount where starts[member] < starts[member + 1] {
      order.append(UInt32(member))
    }
    sorted.withUnsafeBufferPointer { sorted in
      starts.withUnsafeBufferPointer { starts in
        func compare(_ a: Int, _ b: Int) -> Int {
          var (i, j) = (starts[a], starts[b])
          let (iEnd, jEnd) = (starts[a + 1], starts[b + 1])
          while i < iEnd, j < jEnd {
            if sorted[i] != sorted[j] { return sorted[i] < sorted[j] ? -1 : 1 }
            i += 1
            j += 1
          }
          return (iEnd - i).signum() - (jEnd - j).signum()
        }
        order.sort { a, b in
          let order = compare(Int(a), Int(b))
          return order != 0 ? order < 0 : a < b
        }
        rows.reserveCapacity(sorted.count)
        for (position, member) in order.enumerated() {
          if position == 0 || compare(Int(order[position - 1]), Int(member)) != 0 {
            if position > 0 { memberOffsets.append(position) }
            rows.append(contentsOf: sorted[starts[Int(member)]..<starts[Int(member) + 1]])
            rowOffsets.append(rows.count)
          }
        }
      }
    }
    if !order.isEmpty { memberOffsets.append(order.count) }
    members = order
  }

  private mutating func transpose() {
    postingOffsets = [Int](repeating: 0, count: segmentCount + 1)
    for segment in rows { postingOffsets[Int(segment) + 1] += 1 }
    for segment in 0..<segmentCount { postingOffsets[segment + 1] += postingOffsets[segment] }
    var next = postingOffsets
    postings = [UInt32](repeating: 0, count: rows.count)
    for number in 0..<classCount {
      for slot in rowOffsets[number]..<rowOffsets[number + 1] {
        let segment = Int(rows[slot])
        postings[next[segment]] = UInt32(truncatingIfNeeded: number)
        next[segment] += 1
      }
    }
  }
}
