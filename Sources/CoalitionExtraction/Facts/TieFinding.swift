internal import CoalitionModel

/// Names that a page lists, found again in the words about others.
struct MentionedNames {
  /// Names by their first word's key, the longest first.
  private var byFirst: [String: [(words: [String], name: String)]] = [:]

  init(_ names: [(range: Range<Int>, text: String)]) {
    var seen: Set<String> = []
    for (_, text) in names {
      var words = Words.key(of: text).split(separator: " ").map(String.init)
      if words.first == "the" { words.removeFirst() }
      guard words.count >= 2, let first = words.first, seen.insert(words.joined(separator: " ")).inserted
      else { continue }
      byFirst[first, default: []].append((words, text))
    }
    for key in byFirst.keys { byFirst[key]?.sort { ($1.words.count, $0.name) < ($0.words.count, $1.name) } }
  }

  /// Whether the page lists the name.
  func contains(_ name: String) -> Bool {
    let words = Words.of(Array(name.utf8), in: 0..<name.utf8.count)
    return !words.isEmpty && self.name(at: 0, words)?.end == words.count
  }

  /// The listed name that stands at a word, and the word behind it.
  func name(at place: Int, _ words: [Word]) -> (name: String, end: Int)? {
    for candidate in byFirst[words[place].key] ?? [] {
      let end = place + candidate.words.count
      guard end <= words.count, words[place].isCapitalized else { continue }
      if zip(words[place..<end], candidate.words).allSatisfy({ $0.key == $1 }) {
        return (candidate.name, end)
      }
    }
    return nil
  }
}

/// Finds with whom an entry is tied, by the words between.
struct TieFinding {
  let page: Page

  struct Tie {
    let kind: RelationshipKind
    let name: String
    let range: Range<Int>
    let confidence: Double
    let reason: String
  }

  func ties(of entry: Entry, body: [Word], _ names: MentionedNames) -> [Tie] {
    // Between the name and its verb may stand with whom: `X in association with Y operates`.
    let between = entry.name.upperBound..<max(entry.name.upperBound, entry.body.first?.lowerBound ?? 0)
    let stretch = between.isEmpty ? body : Words.of(page.text, in: between) + body
    let own = Words.key(of: page.text(entry.name))
    var found: [Tie] = []
    var place = 0
    while place < stretch.count {
      if let cue = cue(at: place, stretch), let name = properName(from: cue.next, stretch),
        Words.key(of: name.text) != own
      {
        add(
          Tie(
            kind: cue.kind, name: name.text, range: name.range, confidence: cue.confidence,
            reason:
              "“\(page.text(stretch[place].range.lowerBound..<stretch[cue.next - 1].range.upperBound))”"),
          to: &found)
        place = name.end
      } else if let listed = names.name(at: place, stretch), Words.key(of: listed.name) != own {
        let range = stretch[place].range.lowerBound..<stretch[listed.end - 1].range.upperBound
        if range.lowerBound >= entry.name.upperBound,
          !entry.brackets.contains(where: { $0.overlaps(range) })
        {
          add(
            Tie(
              kind: .mentions, name: listed.name, range: range, confidence: 0.85,
              reason: "it names another entry of the page"), to: &found)
        }
        place = listed.end
      } else {
        place += 1
      }
    }
    return found
  }

  private func add(_ tie: Tie, to found: inout [Tie]) {
    let key = Folding.key(tie.name)
    guard !found.contains(where: { Folding.key($0.name) == key }) else { return }
    found.append(tie)
  }

  /// Words that tie: `in association with`, `a project of`, `a member of`.
  private func cue(at place: Int, _ words: [Word]) -> (kind: RelationshipKind, next: Int, confidence: Double)?
  {
    guard !words[place].isCapitalized, let cues = Self.cues[words[place].key] else { return nil }
    for cue in cues {
      let end = place + cue.words.count
      guard end < words.count,
        zip(words[place..<end], cue.words).allSatisfy({ $0.key == $1 && !$0.isCapitalized })
      else { continue }
      return (cue.kind, end, cue.confidence)
    }
    return nil
  }

  /// Who published a report and when, where the words about it say so: `a report by X, 2019`, `published by X in June
  /// 2020`, `un rapport de X (mars 2014)`.
  func publication(in body: [Word]) -> (
    publisher: Range<Int>, date: (value: PartialDate, range: Range<Int>)?
  )? {
    for place in body.indices.dropFirst() where body[place].sentence == body[0].sentence {
      guard Self.by.contains(body[place].key), !body[place].isCapitalized,
        body[..<place].suffix(8).contains(where: { Self.publishing.contains($0.stem) }),
        let name = properName(from: place + 1, body)
      else { continue }
      let rest = body[name.end...].prefix { $0.sentence == body[place].sentence }.prefix(6)
      return (name.range, DateFinding.date(at: rest).map { ($0.value, $0.range) })
    }
    return nil
  }

  private static let by = Vocabulary.set("by par de du")
  private static let publishing = Vocabulary.set(
    "published produced released written prepared authored report study survey guide paper brief toolkit handbook rapport etude publie redige produit"
  )

  /// Capitalized words from a place on: the name of an organization.
  func properName(from place: Int, _ words: [Word]) -> (text: String, range: Range<Int>, end: Int)? {
    var start = place
    if start < words.count, ["the", "le", "la", "les"].contains(words[start].key), !words[start].isCapitalized
    {
      start += 1
    }
    var end = start
    while end < words.count, end == start || words[end].gap <= .hyphen,
      words[end].isCapitalized
        || (words[end].isSmall && end + 1 < words.count && words[end + 1].isCapitalized && end > start
          && !["and", "in", "with", "to", "et"].contains(words[end].key))
    { end += 1 }
    guard end > start, start < words.count, words[start].isCapitalized else { return nil }
    guard end - start > 1 || words[start].isAllCapitals else { return nil }
    let range = words[start].range.lowerBound..<words[end - 1].range.upperBound
    return (page.text(range), range, end)
  }

  /// The cues by their first word.
  private static let cues = Dictionary(
    grouping: spelled.map { cue in
      (words: cue.words.split(separator: " ").map(String.init), kind: cue.kind, confidence: cue.confidence)
    }, by: { $0.words[0] })
  private static let spelled: [(words: String, kind: RelationshipKind, confidence: Double)] = [
    ("in association with", .partnersWith, 0.9), ("in partnership with", .partnersWith, 0.9),
    ("in collaboration with", .partnersWith, 0.9), ("partners with", .partnersWith, 0.85),
    ("en partenariat avec", .partnersWith, 0.9), ("en collaboration avec", .partnersWith, 0.9),
    ("a member of", .memberOf, 0.9), ("member of", .memberOf, 0.85), ("membre de", .memberOf, 0.85),
    ("a chapter of", .memberOf, 0.85), ("chapter of", .memberOf, 0.8), ("affiliated with", .memberOf, 0.7),
    ("a branch of", .memberOf, 0.8), ("part of", .memberOf, 0.6),
  ]
}
