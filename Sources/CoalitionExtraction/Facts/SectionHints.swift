/// What the other entries of a section tell of one: a section whose links lead to code lists code.
enum SectionHints {
  static func hints(of entries: [Entry], _ page: Page) -> [Range<Int>: [EntryKind: Double]] {
    var counts: [Range<Int>: (all: Int, code: Int)] = [:]
    for entry in entries {
      guard let heading = entry.headings.last else { continue }
      counts[heading, default: (0, 0)].all += 1
      if !entry.address.isEmpty, WebAddress(entry.address).leadsToCode {
        counts[heading, default: (0, 0)].code += 1
      }
    }
    return counts.compactMapValues { count in
      let share = Double(count.code) / Double(max(1, count.all))
      return count.all >= 3 && share >= 0.3 ? [.other: 3 * share] : nil
    }
  }
}
