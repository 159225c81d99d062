internal import CoalitionModel

/// Other names that an entry's words give: acronyms in brackets, `formerly the …`, `also known as …`.
struct AliasFinding {
  let page: Page

  func aliases(of entry: Entry, name: [Word], body: [Word]) -> [String] {
    var found: [String] = []
    let own = Folding.key(page.text(entry.name))
    func add(_ text: String) {
      let text = text.trimmed()
      let key = Folding.key(text)
      guard !key.isEmpty, key != own, text.utf8.count <= 120,
        !found.contains(where: { Folding.key($0) == key })
      else { return }
      found.append(text)
    }
    for range in entry.aliases { add(page.text(range)) }
    for bracket in entry.brackets where entry.shape != .dated {
      for alias in aliases(inBracket: bracket, of: name) { add(alias) }
    }
    for range in ([entry.name] + entry.body) {
      for bracket in brackets(in: range).prefix(6) {
        let before = Words.of(page.text, in: range.lowerBound..<bracket.lowerBound)
        // In the words about it, a bracket counts that stands behind the name or its own long form.
        let isBehindName = before.last.map { $0.key == name.last(where: { !$0.isSmall })?.key } ?? false
        let found = aliases(
          inBracket: bracket, of: range == entry.name ? name : Array(before.suffix(12)),
          isBehindName: isBehindName && refers(before, to: name))
        for alias in found where range == entry.name || refers(before, to: name) || isAcronym(alias, of: name)
        {
          add(alias)
        }
      }
    }
    for alias in formerNames(of: entry, body) { add(alias) }
    let initials = String(name.filter { !$0.isSmall }.compactMap { $0.key.first })
    let allInitials = String(name.compactMap { $0.key.first })
    if let short = body.first(where: {
      $0.isAllCapitals && $0.key.utf8.count >= 3 && ($0.key == initials || $0.key == allInitials)
    }) {
      add(page.text(short.range))
    }
    return found
  }

  /// `formerly the X`, `also known as X`, `anciennement le X`, within the words behind the name.
  private func formerNames(of entry: Entry, _ body: [Word]) -> [String] {
    let between = entry.name.upperBound..<max(entry.name.upperBound, entry.body.first?.lowerBound ?? 0)
    let words = (between.count > 3 ? Words.of(page.text, in: between) : []) + body.prefix(60)
    var found: [String] = []
    for place in words.indices where !words[place].isCapitalized || words[place].gap >= .stop {
      let isFormer = Self.formerly.contains(words[place].key)
      let isKnown = words[place].key == "known" && place + 1 < words.count && words[place + 1].key == "as"
      guard isFormer || isKnown,
        let name = TieFinding(page: page).properName(from: place + (isFormer ? 1 : 2), words)
      else { continue }
      found.append(name.text)
    }
    return found
  }

  private static let formerly = Vocabulary.set("formerly previously anciennement autrefois aka")

  private func brackets(in range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var open: Int?
    for place in range {
      if page.text[place] == UInt8(ascii: "(") { open = place }
      if page.text[place] == UInt8(ascii: ")"), let start = open {
        result.append(start..<place + 1)
        open = nil
      }
    }
    return result
  }

  private func aliases(inBracket bracket: Range<Int>, of name: [Word], isBehindName: Bool = false) -> [String]
  {
    let words = Words.of(page.text, in: bracket)
    guard let first = words.first, let last = words.last, words.count <= 14 else { return [] }
    var start = 0
    let formerly = [
      "formerly", "previously", "formely", "anciennement", "autrefois", "aka", "a.k.a.", "also", "dite",
      "dit", "or", "ou", "called", "known", "as", "the", "le", "la", "les",
    ]
    while start < words.count, formerly.contains(words[start].key) { start += 1 }
    if start > 0, start < words.count, words[0].key != "the" {
      return [page.text(words[start].range.lowerBound..<last.range.upperBound)]
    }
    let inner = page.text(first.range.lowerBound..<last.range.upperBound)
    if words.count == 1 || (words.count <= 3 && inner.count <= 12), isAcronym(inner, of: name) {
      return [inner]
    }
    if isBehindName, words.count <= 3, inner.count <= 16, words.allSatisfy(\.isCapitalized),
      Gazetteer.shared.places(key: words.map(\.key).joined(separator: " ")).isEmpty,
      DateFinding.date(at: words[...]) == nil
    {
      return [inner]
    }
    return []
  }

  /// Whether letters are the initials of words, or most of them: `TDSB`, `AI Justice`, `BAP-NYC/NJ`.
  private func isAcronym(_ text: String, of name: [Word]) -> Bool {
    let letters = text.filter(\.isLetter)
    guard letters.count >= 2, letters.count <= 12 else { return false }
    let capitals = letters.count(where: \.isUppercase)
    guard capitals * 2 >= letters.count else { return false }
    let initials = name.compactMap { $0.key.first }
    var place = 0
    var matched = 0
    for letter in letters.lowercased() {
      if let next = initials[place...].firstIndex(of: letter) {
        place = next + 1
        matched += 1
      }
    }
    return matched * 10 >= letters.count * 6
      || (capitals == letters.count && letters.count <= 6 && matched >= 2)
  }

  /// Whether the words before a bracket are the name or much of it.
  private func refers(_ before: [Word], to name: [Word]) -> Bool {
    let own = Set(name.filter { !$0.isSmall }.map(\.key))
    let said = Set(before.suffix(8).map(\.key))
    return !own.isEmpty && own.intersection(said).count * 2 >= own.count
  }
}

extension String {
  /// The words with one space between, without characters that only terminals obey.
  var oneLine: String {
    // Nearly all are so already.
    var isPlain = true
    var last: UInt8 = 0x20
    for byte in utf8 {
      if byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xE3
        || byte == 0x20 && last == 0x20
      {
        isPlain = false
        break
      }
      last = byte
    }
    if isPlain, last != 0x20 { return self }
    let isGap = { (scalar: Unicode.Scalar) in
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }
    return unicodeScalars.split(whereSeparator: isGap).map { String($0) }.joined(separator: " ")
  }

  func trimmed() -> String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
