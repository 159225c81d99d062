internal import CoalitionModel

/// Which names of the dataset stand where in a question.
///
/// Only names that begin with a word of the question are kept, so the index is small whatever the dataset.
struct NamesInQuestion {
  /// How well the words match a name: the lower the better.
  enum Level: Int, Comparable {
    case name, alias, inflected, beginning

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  /// A name that stands in the question.
  struct Mention {
    let words: Range<Int>
    let entity: EntityIndex
    let level: Level
  }

  /// The mentions that begin at each word.
  private(set) var mentions: [[Mention]]
  /// Which words of the question stand in some name, in whatever form.
  private(set) var isInSomeName: [Bool]

  /// O(words of all names + words of the question × names that begin with one of them).
  init(_ words: [QuestionWord], _ dataset: Dataset) {
    mentions = Array(repeating: [], count: words.count)
    isInSomeName = Array(repeating: false, count: words.count)
    guard !words.isEmpty else { return }
    var placesOfStem: [String: [Int]] = [:]
    for (place, word) in words.enumerated() {
      for stem in Set([QuestionWords.singular(word.key), QuestionWords.singular(word.bareKey)]) {
        placesOfStem[stem, default: []].append(place)
      }
    }
    let beginnings = WordBeginnings(placesOfStem.keys)
    for entity in dataset.indices {
      func find(_ name: String, _ level: Level) {
        guard beginnings.mayStand(in: name) else { return }
        var keys = QuestionWords.keys(of: name)
        for key in keys {
          for place in placesOfStem[QuestionWords.singular(key)] ?? [] { isInSomeName[place] = true }
        }
        look(for: keys, entity, level, words, placesOfStem)
        if keys.count > 1, keys[0] == "the" {
          keys.removeFirst()
          look(for: keys, entity, level, words, placesOfStem)
        }
      }
      find(dataset[entity].name, .name)
      find(dataset[entity].id, .name)
      for alias in dataset[entity].aliases { find(alias, .alias) }
      for term in dataset[entity].terms { find(term, .alias) }
    }
    for place in mentions.indices { mentions[place].sort { Self.isBetter($0, $1) } }
  }

  /// The longest first, then the best match, then in dataset order.
  private static func isBetter(_ left: Mention, _ right: Mention) -> Bool {
    if left.words.count != right.words.count { return left.words.count > right.words.count }
    return (left.level, left.entity) < (right.level, right.entity)
  }

  private mutating func look(
    for keys: [String], _ entity: EntityIndex, _ level: Level, _ words: [QuestionWord],
    _ placesOfStem: [String: [Int]]
  ) {
    guard let first = keys.first else { return }
    for start in placesOfStem[QuestionWords.singular(first)] ?? [] {
      var (length, isExact) = (0, true)
      for (key, word) in zip(keys, words[start...]) {
        if word.key != key {
          guard word.bareKey == key || QuestionWords.singular(word.bareKey) == QuestionWords.singular(key)
          else { break }
          if word.bareKey != key { isExact = false }
        }
        length += 1
      }
      if length == keys.count {
        add(
          Mention(
            words: start..<start + length, entity: entity, level: isExact ? level : max(level, .inflected)))
      } else {
        // A beginning must be as typed, and more than a syllable.
        for end in 1...max(1, length) where length > 0 && isExact && keys[..<end].joined().count >= 4 {
          add(Mention(words: start..<start + end, entity: entity, level: .beginning))
        }
      }
    }
  }

  private mutating func add(_ mention: Mention) {
    let start = mention.words.lowerBound
    // Entities come one after the other: those of this one are the last.
    var known = mentions[start].count - 1
    while known >= 0, mentions[start][known].entity == mention.entity {
      if mentions[start][known].words == mention.words {
        if mention.level < mentions[start][known].level { mentions[start][known] = mention }
        return
      }
      known -= 1
    }
    mentions[start].append(mention)
  }
}

/// The beginnings of some words, to pass over names fast that none of them can stand in.
private struct WordBeginnings {
  private var isThere = [Bool](repeating: false, count: 1 << 16)

  /// Words as they are compared; one of other letters than ASCII's may stand anywhere that is not plain ASCII.
  init(_ words: some Sequence<String>) {
    for word in words {
      let bytes = Array(word.utf8.prefix(2))
      guard let first = bytes.first else { continue }
      isThere[Int(first) << 8 | Int(bytes.count > 1 ? bytes[1] : 0)] = true
    }
  }

  /// Whether one of the words may stand in the name. O(length), and nothing is made.
  func mayStand(in name: String) -> Bool {
    var name = name
    return name.withUTF8 { bytes in
      var place = 0
      while place < bytes.count {
        guard let letter = Self.folded(bytes[place]) else {
          // What is not plain ASCII is looked at in full.
          if bytes[place] >= 0x80 || bytes[place] == UInt8(ascii: "'") { return true }
          place += 1
          continue
        }
        let second = place + 1 < bytes.count ? Self.folded(bytes[place + 1]) ?? 0 : 0
        if isThere[Int(letter) << 8 | Int(second)] || isThere[Int(letter) << 8] { return true }
        // To the end of the word; figures and letters may be two words.
        let isFigure = letter < 58
        while place < bytes.count, let next = Self.folded(bytes[place]), (next < 58) == isFigure {
          place += 1
        }
      }
      return false
    }
  }

  /// A letter or figure in lower case; nil for any other byte.
  private static func folded(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57, 97...122: byte
    case 65...90: byte + 32
    default: nil
    }
  }
}
