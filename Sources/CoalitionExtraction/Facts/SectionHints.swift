/// What the other entries of a section tell of one: a section whose links lead to code lists code.
enum SectionHints {
  /// Whether an address is one at which programs are kept.
  static func leadsToCode(_ address: String) -> Bool {
    let address = address.lowercased()
    return [
      "github.com/", "gitlab.", "pypi.org", "github.io", "cran.r-project", "zenodo.org", "codeberg.org",
    ]
    .contains(where: address.contains)
  }

  static func hints(of entries: [Entry], _ page: Page) -> [Range<Int>: [EntryKind: Double]] {
    var counts: [Range<Int>: (all: Int, code: Int)] = [:]
    for entry in entries {
      guard let heading = entry.headings.last else { continue }
      counts[heading, default: (0, 0)].all += 1
      if leadsToCode(entry.address) { counts[heading, default: (0, 0)].code += 1 }
    }
    return counts.compactMapValues { count in
      let share = Double(count.code) / Double(max(1, count.all))
      return count.all >= 3 && share >= 0.3 ? [.other: 3 * share] : nil
    }
  }
}
