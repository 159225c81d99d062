/// The finished arrays of ``TieClasses``, which see, for ``TieSearch``. Shared by all threads.
struct TieIndex: ~Copyable {
  /// The segments of class `c`, ascending: the most popular first.
  let rowOffsets: Scratch<Int>
  let rows: Scratch<UInt32>
  /// The first segments of each row once more, `headLength` a class, filled up with `segmentCount`.
  let heads: Scratch<UInt32>
  static let headLength = 8
  /// The classes of segment `s`, ascending.
  let postingOffsets: Scratch<Int>
  let postings: Scratch<UInt32>
  /// The group of each segment, and how far its members belong to it.
  let groupOf: Scratch<UInt32>
  let share: Scratch<Float>
  /// The segments of group `g`, the largest share first.
  let siblingOffsets: Scratch<Int>
  let siblings: Scratch<UInt32>
  /// What a group weighs, in units of ``StrongestTies/resolution``.
  let units: Scratch<Double>
  /// The members of class `c`, ascending.
  let memberOffsets: Scratch<Int>
  let members: Scratch<UInt32>
  /// The class of each member; `UInt32.max` for those in none.
  let classOf: Scratch<UInt32>

  init(_ graph: TwoModeGraph, units: [Double]) {
    let classes = TieClasses(graph, units: units)
    rowOffsets = Scratch(classes.rowOffsets)
    rows = Scratch(classes.rows)
    postingOffsets = Scratch(classes.postingOffsets)
    postings = Scratch(classes.postings)
    groupOf = Scratch(classes.groupOf)
    share = Scratch(classes.share)
    siblingOffsets = Scratch(classes.siblingOffsets)
    siblings = Scratch(classes.siblings)
    self.units = Scratch(units)
    memberOffsets = Scratch(classes.memberOffsets)
    members = Scratch(classes.members)
    heads = Scratch(
      count: classes.classCount * TieIndex.headLength, repeating: UInt32(classes.segmentCount))
    for number in 0..<classes.classCount {
      let row = classes.rows[classes.rowOffsets[number]..<classes.rowOffsets[number + 1]]
      for (place, segment) in row.prefix(TieIndex.headLength).enumerated() {
        heads[number * TieIndex.headLength + place] = segment
      }
    }
    classOf = Scratch(count: graph.memberCount, repeating: .max)
    for number in 0..<classes.classCount {
      for place in memberOffsets[number]..<memberOffsets[number + 1] {
        classOf[Int(members[place])] = UInt32(truncatingIfNeeded: number)
      }
    }
  }

  var classCount: Int { rowOffsets.count - 1 }
  var segmentCount: Int { groupOf.count }

  @inline(__always)
  func row(_ number: Int) -> Range<Int> {
    Range(uncheckedBounds: (rowOffsets[number], rowOffsets[number + 1]))
  }

  @inline(__always)
  func slots(_ segment: Int) -> Range<Int> {
    Range(uncheckedBounds: (postingOffsets[segment], postingOffsets[segment + 1]))
  }

  func firstMember(_ number: Int) -> UInt32 { members[memberOffsets[number]] }

  /// What it is worth that one holds segment `a` and the other `b` of a group; the same either way round.
  func worth(_ group: Int, _ a: Int, _ b: Int) -> UInt32 {
    UInt32((units[group] * (Double(share[a]) * Double(share[b]))).rounded())
  }
}

extension Scratch {
  init(_ array: [Element]) {
    self.init(count: array.count)
    for (place, element) in array.enumerated() { self[place] = element }
  }
}
