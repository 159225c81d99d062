/// Finds what a page lists.
///
/// A page is read in units: an item of a list with the paragraphs in it, a row of a table, a paragraph, a heading over
/// a paragraph or two. Each unit that begins with a name is an entry (``LeadFinding``).
struct EntryFinding {
  let page: Page
  private let leads: LeadFinding
  private var entries: [Entry] = []
  private var headings: [(level: Int, range: Range<Int>)] = []
  private var columns: [RowRole?] = []

  init(_ page: Page) {
    self.page = page
    leads = LeadFinding(page: page)
  }

  static func entries(of page: Page) -> [Entry] {
    var finding = EntryFinding(page)
    finding.run()
    return finding.withoutOwner()
  }

  private mutating func run() {
    let blocks = page.blocks
    let named = headingsThatAreEntries()
    var place = 0
    while place < blocks.count {
      let block = blocks[place]
      var next = place + 1
      switch block.kind {
      case .heading(let level):
        headings.removeAll { $0.level >= level }
        columns = []
        if named.contains(place) {
          while next < blocks.count, blocks[next].kind == .paragraph { next += 1 }
          addHeading(block, blocks[place + 1..<next])
        } else {
          headings.append((level, block.range))
        }
      case .tableHeader: columns = roles(of: block)
      case .tableRow: addRow(block)
      case .item:
        while next < blocks.count, blocks[next].item == block.item, blocks[next].kind == .paragraph {
          next += 1
        }
        addUnit(block, blocks[place + 1..<next])
      case .paragraph: addUnit(block, [])
      }
      place = next
    }
  }

  /// The entries without the page's own: `The Coast Network has 40 members` on the page “Members – Coast Network”.
  private func withoutOwner() -> [Entry] {
    let title = " \(Words.key(of: page.title)) "
    guard entries.count >= 4, title.count > 2 else { return entries }
    return entries.filter { entry in
      guard entry.shape == .sentence else { return true }
      let words = Words.of(page.text, in: entry.name).map(\.key)
      let name = (words.first == "the" ? Array(words.dropFirst()) : words).joined(separator: " ")
      return !title.contains(" \(name) ")
    }
  }

  // MARK: Units

  private mutating func addUnit(_ block: PageBlock, _ further: ArraySlice<PageBlock>) {
    let words = Words.of(page.text, in: block.range)
    guard var entry = leads.lead(of: block, words: words) else {
      // `They also …` goes on about the entry before it.
      if further.isEmpty, let first = words.first, Self.goingOn.contains(first.key),
        let last = entries.indices.last,
        entries[last].headings == headings.map(\.range), entries[last].shape != .heading
      {
        entries[last].body.append(block.range)
        entries[last].whole = entries[last].whole.lowerBound..<block.range.upperBound
      }
      return
    }
    if case .item = block.kind, entry.shape == .link, entry.body.isEmpty, further.isEmpty, isContents(block) {
      return
    }
    for paragraph in further where !isTrapping(paragraph) { entry.body.append(paragraph.range) }
    if let last = further.last { entry.whole = entry.whole.lowerBound..<last.range.upperBound }
    dropAddress(of: &entry, block)
    add(entry, block)
    if entry.shape == .sentence || entry.shape == .bracket { addInner(of: entry, block, words) }
  }

  private mutating func add(_ entry: Entry, _ block: PageBlock) {
    // What is as long as a page is no name.
    guard entry.name.count <= 1000 else { return }
    var entry = entry
    entry.headings = headings.map(\.range)
    if entry.address.isEmpty {
      entry.address = block.links.first { $0.range.overlaps(entry.name) }?.address ?? ""
    }
    entries.append(entry)
  }

  /// Further entries in the same paragraph: `… . The Other Group is a network …`.
  private mutating func addInner(of entry: Entry, _ block: PageBlock, _ words: [Word]) {
    let known = Set(Words.of(page.text, in: entry.name).filter { !$0.isSmall }.map(\.key))
    var place = 1
    while place < words.count {
      defer { place += 1 }
      guard words[place].gap == .stop, words[place].isCapitalized,
        !Vocabulary.openers.contains(words[place].key)
      else {
        continue
      }
      guard
        let verb = words[place...].prefix(12).firstIndex(where: {
          Vocabulary.being.contains($0.key) && !$0.isCapitalized
        }),
        verb > place + 1, verb + 2 < words.count, words[verb].sentence == words[place].sentence,
        ["a", "an", "the", "un", "une"].contains(words[verb + 1].key)
      else { continue }
      let name = words[place..<verb]
      guard NameShape.isName(name, most: 10),
        name.allSatisfy({ $0.gap <= .hyphen || $0.range == name.first?.range }),
        name.allSatisfy({ $0.isSmall || !known.contains($0.key) }), let last = name.last
      else { continue }
      let nouns = words[verb...].prefix(8).map(\.key)
      guard
        nouns.contains(where: {
          Vocabulary.organizations.contains(Stemming.stem($0))
            || Vocabulary.campaigns.contains(Stemming.stem($0))
        })
      else {
        continue
      }
      let end =
        words[place...].first { $0.sentence > words[place].sentence + 1 }?.range.lowerBound
        ?? block.range.upperBound
      var inner = Entry(
        shape: .inner, name: words[place].range.lowerBound..<last.range.upperBound,
        whole: words[place].range.lowerBound..<end)
      inner.body = [words[verb].range.lowerBound..<end]
      add(inner, block)
    }
  }

  /// Words such as `example.org` right behind the name, which repeat the link.
  private func dropAddress(of entry: inout Entry, _ block: PageBlock) {
    guard let body = entry.body.first, body.lowerBound < block.range.upperBound else { return }
    let text = page.text(body)
    guard !text.contains(" "), text.contains(".") || text.contains("↗") else { return }
    entry.body.removeFirst()
  }

  /// Whether a paragraph in an item is only links to follow or a telephone number.
  private func isTrapping(_ block: PageBlock) -> Bool {
    let words = Words.of(page.text, in: block.range)
    guard words.count <= 6 else { return false }
    return NameShape.isInvitation(words[...])
      || block.links.contains { $0.range.count * 10 >= block.range.count * 6 }
  }

  /// Whether an item is a line of a table of contents: a link within the page.
  private func isContents(_ block: PageBlock) -> Bool { block.links.first?.address.hasPrefix("#") ?? false }

  private static let goingOn = Vocabulary.set(
    "they it we their our its elle ils elles nous il this the group")

  // MARK: Headings that are names

  /// Headings with a paragraph or two below them and nothing else, where at least two more of their level are so.
  private func headingsThatAreEntries() -> Set<Int> {
    let blocks = page.blocks
    var byLevel: [Int: [(place: Int, isEntry: Bool)]] = [:]
    for (place, block) in blocks.enumerated() {
      guard case .heading(let level) = block.kind else { continue }
      var end = place + 1
      while end < blocks.count, blocks[end].kind == .paragraph, blocks[end].item == nil { end += 1 }
      let isOver: Bool
      if end == blocks.count {
        isOver = true
      } else if case .heading(let next) = blocks[end].kind {
        isOver = next <= level
      } else {
        isOver = false
      }
      let count = end - place - 1
      let words = Words.of(page.text, in: block.range)
      var isEntry =
        isOver && (1...3).contains(count) && NameShape.isName(words[...], most: 12) && words.count > 0
      if isEntry {
        let first = blocks[place + 1]
        let lead = leads.lead(of: first, words: Words.of(page.text, in: first.range))
        // A paragraph that begins with a name of its own is the entry, unless that is the heading's.
        if let lead, !shares(lead.name, block.range),
          lead.shape != .sentence && lead.shape != .mark || isSection(words)
        {
          isEntry = false
        }
        if first.range.count < 30 { isEntry = false }
      }
      byLevel[level, default: []].append((place, isEntry))
    }
    var result: Set<Int> = []
    for headings in byLevel.values {
      let entries = headings.filter(\.isEntry)
      guard entries.count >= 3, entries.count * 2 >= headings.count else { continue }
      result.formUnion(entries.map(\.place))
    }
    return result
  }

  /// Whether a heading names what stands below it rather than one thing: a place, or things in the plural.
  private func isSection(_ words: [Word]) -> Bool {
    !Gazetteer.shared.places(key: words.map(\.key).joined(separator: " ")).isEmpty
      || words.contains { $0.key != $0.stem && KindDeciding.kind(ofNoun: $0.key) != nil }
  }

  private func shares(_ name: Range<Int>, _ heading: Range<Int>) -> Bool {
    let heading = Set(Words.of(page.text, in: heading).filter { !$0.isSmall }.map(\.key))
    return Words.of(page.text, in: name).contains { !$0.isSmall && heading.contains($0.key) }
  }

  private mutating func addHeading(_ block: PageBlock, _ paragraphs: ArraySlice<PageBlock>) {
    let words = Words.of(page.text, in: block.range)
    guard let first = words.first, let last = words.last else { return }
    var entry = Entry(
      shape: .heading,
      name: NameTrimming.closed(
        first.range.lowerBound..<last.range.upperBound, upTo: block.range.upperBound, page.text),
      whole: block.range.lowerBound..<(paragraphs.last?.range.upperBound ?? block.range.upperBound))
    entry.body = paragraphs.filter { !isTrapping($0) }.map(\.range)
    entry.address = block.links.first?.address ?? paragraphs.flatMap(\.links).first?.address ?? ""
    add(entry, block)
  }

  // MARK: Tables

  private func roles(of block: PageBlock) -> [RowRole?] {
    var taken: Set<RowRole> = []
    var roles: [RowRole?] = block.cells.map { cell in
      guard let role = RowRole(header: page.text(cell)), taken.insert(role).inserted else { return nil }
      return role
    }
    if !taken.contains(.name), let first = roles.firstIndex(where: { $0 == nil }) { roles[first] = .name }
    return roles
  }

  private mutating func addRow(_ block: PageBlock) {
    let column = columns.firstIndex { $0 == .name } ?? 0
    guard column < block.cells.count, !block.cells[column].isEmpty else { return }
    let words = Words.of(page.text, in: block.cells[column])
    guard let first = words.first, let last = words.last, words.count <= 40 else { return }
    var entry = Entry(
      shape: .row,
      name: NameTrimming.closed(
        first.range.lowerBound..<last.range.upperBound, upTo: block.cells[column].upperBound, page.text),
      whole: block.range)
    for (place, cell) in block.cells.enumerated() where place != column && !cell.isEmpty {
      if place < columns.count, let role = columns[place] {
        entry.cells[role] = cell
        if role == .text { entry.body.append(cell) }
        if role == .address { entry.address = page.text(cell) }
        if role == .acronym { entry.aliases.append(cell) }
      } else {
        entry.body.append(cell)
      }
    }
    if let link = block.links.first(where: { $0.range.overlaps(block.cells[column]) })
      ?? (entry.address.isEmpty ? block.links.first : nil)
    {
      entry.address = link.address
    }
    add(entry, block)
  }
}
