internal import CExtractionData
public import CoalitionModel
internal import RecordReading

/// Topics and the words that show them: the dataset's own tree first, then the general one that the product carries.
public struct TopicLexicon: Sendable {
  /// A topic of the dataset, or one that would come into it.
  public struct Topic: Sendable, Hashable {
    /// Its id.
    public let id: String
    /// Its name.
    public let name: String
    /// The id of the topic above it, or nothing.
    public let broader: String
    /// Its search terms, parted by `|`.
    public let terms: String
    /// Whether the dataset has it.
    public let isKnown: Bool
  }

  /// Every topic.
  let topics: [Topic]
  private let byPhrase: [String: [Int32]]
  /// The most words of a phrase that begins with a stem.
  private let lengths: [String: Int]
  private let numbers: [String: Int]

  /// The topics of a dataset, and the general ones that it has not.
  public init(dataset: Dataset?) {
    self = dataset.map { TopicLexicon(rowsOf: $0) } ?? Self.carried
  }

  private init(rowsOf dataset: Dataset?) {
    var topics: [Topic] = []
    var phrases: [(topic: Int, phrase: String)] = []
    var known: Set<String> = []
    func add(_ topic: Topic, _ names: [String]) {
      let number = topics.count
      topics.append(topic)
      for name in names where !name.isEmpty { phrases.append((number, Stemming.stems(of: name))) }
    }
    if let dataset {
      for index in dataset.indices where dataset[index].kind == .topic {
        let entity = dataset[index]
        known.insert(entity.id)
        known.insert(Stemming.stems(of: entity.name))
        add(
          Topic(
            id: entity.id, name: entity.name, broader: entity.parent.map { dataset[$0].id } ?? "",
            terms: entity.terms.joined(separator: "|"), isKnown: true),
          [entity.name] + entity.aliases + entity.terms)
      }
    }
    for row in Self.general {
      let names =
        [row.name, row.french] + (row.terms + "|" + row.frenchTerms).split(separator: "|").map(String.init)
      let isKnown = known.contains(row.id) || known.contains(Stemming.stems(of: row.name))
      if isKnown {
        // The general tree's words find the dataset's topic too.
        if let number = topics.firstIndex(where: {
          $0.id == row.id || Stemming.stems(of: $0.name) == Stemming.stems(of: row.name)
        }) {
          for name in names where !name.isEmpty { phrases.append((number, Stemming.stems(of: name))) }
        }
        continue
      }
      let terms = names.dropFirst().filter { !$0.isEmpty }.joined(separator: "|")
      add(Topic(id: row.id, name: row.name, broader: row.broader, terms: terms, isKnown: false), names)
    }
    var byPhrase: [String: [Int32]] = [:]
    var lengths: [String: Int] = [:]
    for (topic, phrase) in phrases where !phrase.isEmpty {
      if byPhrase[phrase]?.contains(Int32(topic)) != true {
        byPhrase[phrase, default: []].append(Int32(topic))
      }
      let words = phrase.split(separator: " ")
      if let first = words.first {
        lengths[String(first)] = max(lengths[String(first)] ?? 0, min(words.count, 6))
      }
    }
    self.topics = topics
    self.byPhrase = byPhrase
    self.lengths = lengths
    numbers = Dictionary(topics.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
  }

  /// The topic with an id.
  public func topic(id: String) -> Topic? { numbers[id].map { topics[$0] } }

  /// The topics above one, the nearest first.
  func above(_ number: Int) -> [Int] {
    var result: [Int] = []
    var next = numbers[topics[number].broader]
    while let place = next, !result.contains(place), place != number {
      result.append(place)
      next = numbers[topics[place].broader]
    }
    return result
  }

  /// The topics that words show, each with the words; longer phrases before shorter ones within them. O(words).
  func mentions(in words: [Word]) -> [(topic: Int, range: Range<Int>)] {
    var found: [(topic: Int, range: Range<Int>)] = []
    var place = 0
    while place < words.count {
      var next = place + 1
      guard let most = lengths[words[place].stem] else {
        place = next
        continue
      }
      var length = 1
      while length < most, place + length < words.count, words[place + length].gap <= .slash { length += 1 }
      while length > 0 {
        let phrase =
          length == 1
          ? words[place].stem : words[place..<place + length].lazy.map(\.stem).joined(separator: " ")
        if let topics = byPhrase[phrase] {
          let range = words[place].range.lowerBound..<words[place + length - 1].range.upperBound
          found += topics.map { (Int($0), range) }
          next = place + length
          break
        }
        length -= 1
      }
      place = next
    }
    return found
  }

  private struct Row {
    let id, name, french, broader, terms, frenchTerms: String
  }

  /// The lexicon of those who have no dataset, made once.
  private static let carried = TopicLexicon(rowsOf: nil)

  private static let general: [Row] = {
    let carried = extraction_topics()
    let bytes = Array(UnsafeBufferPointer(start: carried.start, count: carried.length))
    let table = CSVTable(bytes: bytes, file: "topics.csv")
    return (0..<table.recordCount).map { record in
      func cell(_ column: Int) -> String { table.text(record, column) }
      return Row(
        id: cell(0), name: cell(1), french: cell(2), broader: cell(3), terms: cell(4), frenchTerms: cell(5))
    }
  }()
}
