internal import CoalitionModel

/// Finds the name that a paragraph, an item or a row begins with.
struct LeadFinding {
  let page: Page

  /// What the beginning of a block gives: an entry whose body is the rest of the block.
  func lead(of block: PageBlock, words: [Word]) -> Entry? {
    guard !words.isEmpty else { return nil }
    let isItem: Bool = if case .item = block.kind { true } else { false }
    return marked(block, words, isItem: isItem) ?? dated(block, words) ?? quoted(block, words) ?? cited(
      block, words)
      ?? plain(block, words, isItem: isItem)
      ?? (isItem ? bare(block, words) : nil)
  }

  // MARK: Names that are marked as such

  /// A link or bold words at the beginning.
  private func marked(_ block: PageBlock, _ words: [Word], isItem: Bool) -> Entry? {
    let first = words[0].range.lowerBound
    let link = block.links.first { $0.range.lowerBound <= first && $0.range.upperBound > first }
    let strong = block.strong.first { $0.lowerBound <= first && $0.upperBound > first }
    guard let range = link?.range ?? strong else { return nil }
    let name = words.prefix { $0.range.lowerBound < range.upperBound }
    guard !name.isEmpty, !NameShape.isInvitation(name), name.count <= 30 else { return nil }
    // A bold sentence is emphasis; a link in the middle of a sentence is a mention.
    let rest = words[name.count...]
    let isNamed = NameShape.isName(name, most: 24)
    guard let next = rest.first else {
      guard isItem || isNamed, name.count > 0 else { return nil }
      if !isItem, case .paragraph = block.kind, link == nil, name.count > 12 { return nil }
      return entry(link == nil ? .strong : .link, block, name, rest: rest, address: link?.address ?? "")
    }
    let isParted =
      next.gap >= .open || next.gap == .dash
      || Self.isParting(page.text[range.upperBound..<next.range.lowerBound])
      || isItem && isAddress(next.range.lowerBound..<block.range.upperBound)
    let isSaid = Vocabulary.verbs.contains(next.key)
    if !isParted, !isSaid, !isItem { return nil }
    if !isParted, !isSaid, !isNamed { return nil }
    if !isItem, !isNamed { return nil }
    // Where a whole sentence is a link, the name is what the sentence begins with.
    if name.count > 14, !isNamed { return nil }
    var found = entry(link == nil ? .strong : .link, block, name, rest: rest, address: link?.address ?? "")
    // `**Title**, Publisher, March 2014.`
    let sentence = rest.prefix { $0.sentence == next.sentence }.prefix(16)
    if next.gap != .open, let date = DateFinding.date(at: sentence),
      date.words.upperBound == sentence.endIndex,
      words[date.words.lowerBound].gap == .comma, date.words.lowerBound > sentence.startIndex,
      NameShape.isName(sentence[..<date.words.lowerBound], most: 10),
      !sentence.contains(where: { $0.key == "by" || $0.key == "par" })
    {
      let publisher = sentence[..<date.words.lowerBound]
      found.shape = .dated
      found.date = (date.value, date.range)
      found.publisher = publisher.first.flatMap { first in
        publisher.last.map { first.range.lowerBound..<$0.range.upperBound }
      }
      found.body =
        rest[sentence.endIndex...].first.map { [$0.range.lowerBound..<block.range.upperBound] } ?? []
      return found
    }
    // `[Title](address) (Publisher, 2019)`
    if next.gap == .open,
      let bracket = brackets(of: words, in: block).first(where: { $0.first == name.count })
    {
      setDate(of: &found, in: words[bracket.first..<bracket.end], bracket.range)
      if found.date != nil {
        found.body =
          bracket.range.upperBound < block.range.upperBound
          ? [bracket.range.upperBound..<block.range.upperBound] : []
      }
    }
    return found
  }

  /// Publisher and date of a title, from the words of the bracket behind it.
  private func setDate(of entry: inout Entry, in inside: ArraySlice<Word>, _ bracket: Range<Int>) {
    guard inside.count <= 24, let date = DateFinding.date(at: inside) else { return }
    entry.shape = .dated
    entry.date = (date.value, date.range)
    let publisher = inside[..<date.words.lowerBound]
    if let from = publisher.first, let to = publisher.last {
      entry.publisher = from.range.lowerBound..<to.range.upperBound
    }
    entry.brackets.append(bracket)
  }

  /// Whether all there is behind a name is a web address, which repeats its link.
  private func isAddress(_ range: Range<Int>) -> Bool {
    let rest = page.text[range]
    return !rest.contains(where: PageBuilder.isSpace) && rest.contains(UInt8(ascii: "."))
  }

  /// A colon, a dash or the like, perhaps within the mark itself.
  private static func isParting(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "(") }
      || String(decoding: bytes, as: UTF8.self).contains { "–—-·•→".contains($0) }
  }

  // MARK: Title (Publisher, Month Year)

  private func dated(_ block: PageBlock, _ words: [Word]) -> Entry? {
    for bracket in brackets(of: words, in: block).prefix(3) {
      guard bracket.first > 0, bracket.first <= 45 else { break }
      let inside = words[bracket.first..<bracket.end]
      guard inside.count <= 24, DateFinding.date(at: inside) != nil else { continue }
      let title = words[..<bracket.first]
      if DateFinding.date(at: inside)?.words.count == inside.count, bracket.end < words.count,
        title.count <= 10,
        words[bracket.end].gap == .stop, words[bracket.end].isCapitalized, NameShape.isName(title),
        let date = DateFinding.date(at: inside)
      {
        let end = words[bracket.end...].dropFirst().firstIndex { $0.gap == .stop } ?? words.count
        return reference(block, words[bracket.end..<end], title, date, rest: words[end...])
      }
      guard let opening = title.first, opening.isCapitalized || opening.isNumber else { return nil }
      let rest = words[bracket.end...]
      var entry = entry(.dated, block, title, rest: rest, end: bracket.open)
      setDate(of: &entry, in: inside, bracket.range)
      return entry
    }
    return nil
  }

  /// Bracketed words: where the bracket opens, which words it holds.
  private func brackets(
    of words: [Word], in block: PageBlock
  ) -> [(open: Int, first: Int, end: Int, range: Range<Int>)] {
    var found: [(open: Int, first: Int, end: Int, range: Range<Int>)] = []
    var open: (place: Int, depth: Int)?
    var depth = 0
    var word = 0
    var first = 0
    let limit = min(block.range.upperBound, block.range.lowerBound + 1200)
    for place in block.range.lowerBound..<limit {
      while word < words.count, words[word].range.lowerBound < place { word += 1 }
      if page.text[place] == UInt8(ascii: "(") {
        // `Support Ho(s)e` is one word.
        if depth == 0, place > block.range.lowerBound, !PageBuilder.isSpace(page.text[place - 1]) { continue }
        if depth == 0 {
          open = (place, depth)
          first = word
        }
        depth += 1
      } else if page.text[place] == UInt8(ascii: ")"), depth > 0 {
        depth -= 1
        if depth == 0, let begin = open {
          found.append((begin.place, first, word, begin.place..<place + 1))
          open = nil
        }
      }
    }
    return found
  }

  // MARK: Publisher. Title. Year.

  /// A reference: `Publisher. Title. 2014.`, `Publisher (2014). Title.` or `Title, Publisher, March 2014.`
  private func cited(_ block: PageBlock, _ words: [Word]) -> Entry? {
    guard words.count <= 60, let first = words.first, first.isCapitalized else { return nil }
    let stops = words.indices.filter { words[$0].gap == .stop }
    if let second = stops.first, stops.count >= 2 {
      let (publisher, title, rest) = (words[..<second], words[second..<stops[1]], words[stops[1]...])
      if rest.prefix(3).contains(where: \.isNumber), let date = DateFinding.date(at: rest.prefix(3)),
        date.words.lowerBound == rest.startIndex, NameShape.isName(publisher, most: 10),
        title[second].isCapitalized
      {
        return reference(block, title, publisher, date, rest: rest.dropFirst(date.words.count))
      }
    }
    guard stops.isEmpty, let date = DateFinding.date(at: words[...]), date.words.upperBound == words.count,
      words[date.words.lowerBound].gap == .comma || words[date.words.lowerBound].gap == .open
    else { return nil }
    let before = words[..<date.words.lowerBound]
    guard let comma = before.lastIndex(where: { $0.gap == .comma }), comma > 0,
      NameShape.isName(before[comma...], most: 10),
      !before.contains(where: { Vocabulary.being.contains($0.key) })
    else { return nil }
    return reference(block, before[..<comma], before[comma...], date, rest: [])
  }

  private func reference(
    _ block: PageBlock, _ title: ArraySlice<Word>, _ publisher: ArraySlice<Word>,
    _ date: (value: PartialDate, range: Range<Int>, words: Range<Int>), rest: ArraySlice<Word>
  ) -> Entry? {
    guard let from = publisher.first, let to = publisher.last else { return nil }
    var found = entry(.dated, block, title, rest: rest)
    found.whole = block.range
    found.date = (date.value, date.range)
    found.publisher = from.range.lowerBound..<to.range.upperBound
    return found
  }

  // MARK: “Title”, published by …

  /// A title in quotation marks at the beginning, with a mark or a verb behind it.
  private func quoted(_ block: PageBlock, _ words: [Word]) -> Entry? {
    let text = page.text[block.range]
    let start = text.startIndex
    let pair: (open: [UInt8], close: [UInt8])? = Self.quotationMarks.first { text.starts(with: $0.open) }
    guard let pair, words.count > 3 else { return nil }
    var place = start + pair.open.count
    while place < text.endIndex, !text[place...].starts(with: pair.close) { place += 1 }
    guard place < text.endIndex, place - start <= 300 else { return nil }
    let name = words.prefix { $0.range.upperBound <= place }
    let rest = words[name.count...]
    guard name.count >= 2, let first = name.first, first.isCapitalized || first.isNumber,
      let next = rest.first,
      !next.isCapitalized || next.gap >= .open
    else { return nil }
    return entry(.mark, block, name, rest: rest, end: place)
  }

  private static let quotationMarks = [("\"", "\""), ("“", "”"), ("«", "»")].map {
    (open: Array($0.utf8), close: Array($1.utf8))
  }

  // MARK: Names that sentences begin with

  private func plain(_ block: PageBlock, _ words: [Word], isItem: Bool) -> Entry? {
    let brackets = brackets(of: words, in: block)
    var best: Entry?
    for place in words.indices.dropFirst().prefix(22) {
      let word = words[place]
      if brackets.contains(where: { $0.first < place && place < $0.end }) { continue }
      if word.sentence > words[0].sentence { break }
      var name = words[..<place]
      // Brackets right before are not part of the name.
      var bracket: (open: Int, first: Int, end: Int, range: Range<Int>)?
      if let found = brackets.first(where: { $0.end == place && $0.first > 0 }) {
        bracket = found
        name = words[..<found.first]
      }
      let shape: Entry.Shape
      if !word.isCapitalized, word.gap <= .hyphen || bracket != nil || word.gap == .comma,
        Vocabulary.verbs.contains(word.key) || isOtherVerb(words, place)
      {
        // `X in association with Y operates`: the name ends before what belongs to the verb.
        if let tie = tie(in: name) { name = name[..<tie] }
        // `The Committee, founded in 1977, defends`
        if let comma = name.dropFirst().firstIndex(where: {
          $0.gap == .comma && !$0.isCapitalized && !$0.isSmall
        }) {
          name = name[..<comma]
        }
        shape = bracket == nil ? .sentence : .bracket
      } else if word.gap == .comma, ["a", "an", "the", "un", "une", "le", "la"].contains(word.key),
        !word.isCapitalized,
        place + 1 < words.count
      {
        shape = .apposition
      } else if word.gap == .dash || word.gap == .colon, isPartingMark(words, place) {
        shape = .mark
      } else if bracket != nil, !isItem || word.gap == .close {
        shape = .bracket
      } else {
        continue
      }
      let isPlainName =
        NameShape.isName(name) && !(name.count == 1 && Vocabulary.openers.contains(name[0].key))
      if Self.prepositions.contains(name[0].key),
        name.count < 2 || !name[name.startIndex + 1].isCapitalized
          || Vocabulary.months[name[name.startIndex + 1].key] != nil
      {
        return nil
      }
      let isSaid = shape == .sentence || shape == .bracket && Vocabulary.verbs.contains(word.key)
      guard isPlainName || isSaid && NameShape.isSentenceCaseName(name, before: words[place...]) else {
        if shape == .sentence { break }
        continue
      }
      // `To learn more, visit …` and `In 2014, …` begin with what is no name.
      if shape == .sentence || shape == .apposition, Vocabulary.openers.contains(name[0].key),
        !Self.namesBegin.contains(name[0].key)
          || name.count < 2
      {
        return nil
      }
      if shape == .mark, !isItem, Vocabulary.openers.contains(name[0].key) { return nil }
      var found = entry(shape, block, name, rest: words[place...], end: bracket?.open)
      if let bracket { found.brackets.append(bracket.range) }
      best = found
      break
    }
    return best
  }

  private static let prepositions = Vocabulary.set("in on at by from after before supporters since")

  /// Whether a word looks like a verb behind a name of several words: `hands out`, `cooks soup`.
  private func isOtherVerb(_ words: [Word], _ place: Int) -> Bool {
    let word = words[place]
    guard word.gap == .space, word.key.utf8.count > 3, word.key.utf8.last == UInt8(ascii: "s"),
      word.stem != word.key,
      place + 1 < words.count, words[place + 1].gap == .space,
      !Self.afterNouns.contains(words[place + 1].key),
      KindDeciding.kind(ofNoun: word.key) == nil
    else { return false }
    let meaning = words[..<place].filter { !$0.isSmall }
    return meaning.count >= 2 && meaning.allSatisfy { $0.isCapitalized || $0.isNumber }
  }

  private static let afterNouns = Vocabulary.set(
    "of and or that who which are were in at et des qui from is was")

  /// Words with which common sentences begin, and names too.
  private static let namesBegin = Vocabulary.set(
    "all for no our other most together every after before working her his they who what help bring in we from by on beyond"
  )

  /// Whether a dash or a colon ends the name: not where the name goes on behind it, as in `Coalition – Canada is`.
  private func isPartingMark(_ words: [Word], _ place: Int) -> Bool {
    let next = words[place...].prefix(5)
    if let verb = next.firstIndex(where: { Vocabulary.being.contains($0.key) && !$0.isCapitalized }),
      words[place..<verb].allSatisfy({ $0.isCapitalized || $0.isSmall })
    {
      return false
    }
    return true
  }

  /// Where, in words before a verb, something else is named beside the name.
  private func tie(in name: ArraySlice<Word>) -> Int? {
    for place in name.indices.dropFirst() {
      let word = name[place]
      guard !word.isCapitalized else { continue }
      if word.key == "in", place + 2 < name.endIndex,
        ["association", "partnership", "collaboration", "alliance"].contains(name[place + 1].key)
      {
        return place
      }
      if [
        "along", "together", "through", "via", "who", "which", "that", "based", "located", "founded",
        "formerly",
      ].contains(word.key) {
        return place
      }
    }
    return nil
  }

  // MARK: Names alone

  private func bare(_ block: PageBlock, _ words: [Word]) -> Entry? {
    guard words.count <= 12, NameShape.isName(words[...], most: 12), !NameShape.isInvitation(words[...])
    else {
      return nil
    }
    return entry(.bare, block, words[...], rest: [], address: block.links.first?.address ?? "")
  }

  // MARK: Making entries

  private func entry(
    _ shape: Entry.Shape, _ block: PageBlock, _ name: ArraySlice<Word>, rest: ArraySlice<Word>,
    end: Int? = nil,
    address: String = ""
  ) -> Entry {
    let first = name.first?.range.lowerBound ?? block.range.lowerBound
    let last = name.last?.range.upperBound ?? block.range.lowerBound
    var entry = Entry(
      shape: shape, name: NameTrimming.closed(first..<last, upTo: end ?? block.range.upperBound, page.text),
      whole: first..<block.range.upperBound)
    entry.address = address
    if let next = rest.first {
      entry.body = [next.range.lowerBound..<block.range.upperBound]
    }
    return entry
  }
}

/// The edges of names.
enum NameTrimming {
  /// The range with marks behind it that belong to it: `What Now?`, `Jobs!`, a closing quotation mark that was opened.
  static func closed(_ range: Range<Int>, upTo limit: Int, _ text: [UInt8]) -> Range<Int> {
    var end = range.upperBound
    while end < min(limit, text.count), "?!".utf8.contains(text[end]) { end += 1 }
    if end + 2 < min(limit + 1, text.count), text[end] == 0xE2, text[end + 1] == 0x80, text[end + 2] == 0x9D,
      String(decoding: text[range.lowerBound..<end], as: UTF8.self).contains("“")
    {
      end += 3
    }
    if end < min(limit, text.count), text[end] == UInt8(ascii: ")"),
      text[range.lowerBound..<end].contains(UInt8(ascii: "("))
    {
      end += 1
    }
    return range.lowerBound..<end
  }
}
