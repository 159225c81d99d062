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
    for entity in dataset.indices {
      let value = dataset[entity]
      for (rank, name) in ([value.name, value.id] + value.aliases + value.terms).enumerated() {
        let level: Level = rank < 2 ? .name : .alias
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
    let known = mentions[start].firstIndex { $0.words == mention.words && $0.entity == mention.entity }
    if let known {
      if mention.level < mentions[start][known].level { mentions[start][known] = mention }
    } else {
      mentions[start].append(mention)
    }
  }
}
