public import CoalitionModel

/// Reads a question typed in English or French.
///
/// A question is understood by a grammar, as a whole or not at all: a word that has no place in it is named, with the
/// nearest that the dataset knows, and nothing else is answered in its stead.
///
/// ```swift
/// let question = try QuestionReading(dataset, today: today).question("Who works on health in Toronto?")
/// print(question.command(in: dataset))   // coalition who health --in toronto
/// ```
public struct QuestionReading: Sendable {
  private let dataset: Dataset
  private let today: PartialDate?

  /// How many words a question may have.
  public static let longestQuestion = 120

  private static let grammar = QuestionGrammar(QuestionGrammar.english + "\n" + QuestionGrammar.french)

  /// Makes a reader; `today` is what "in the last five years" counts back from.
  public init(_ dataset: Dataset, today: PartialDate?) {
    self.dataset = dataset
    self.today = today
  }

  /// The question that a text asks.
  ///
  /// O(words of all names) for finding names, then a search bounded by a number of steps.
  public func question(_ text: String) throws(Misunderstanding) -> Question {
    // Nothing beyond the limit is looked at, however long the text.
    let words = QuestionWords.of(text.prefix(20_000))
    guard !words.isEmpty else {
      throw Misunderstanding(.noQuestion, words: [], message: "There are no words in the question.")
    }
    guard words.count <= Self.longestQuestion, text.utf8.count <= 20_000 else {
      throw Misunderstanding(
        .tooLong, words: [],
        message:
          "The question has \(text.utf8.count > 20_000 ? "too many" : "\(words.count)") words; ask in at most \(Self.longestQuestion)."
      )
    }
    let names = NamesInQuestion(words, dataset)
    let unknown = words.indices.filter { !isKnown(words[$0], names.isInSomeName[$0]) }
    if !unknown.isEmpty { throw notUnderstood(unknown, words) }

    var best: (reading: QuestionMatching.Reading, language: String)?
    var (furthest, ambiguities, isTangled) = (0, [QuestionMatching.Ambiguity](), false)
    for rule in ["QUESTION", "F_QUESTION"] {
      let matching = QuestionMatching(words, Self.grammar, from: rule, names, dataset)
      for reading in matching.readings where reading.cost < best?.reading.cost ?? .max {
        best = (reading, rule)
      }
      furthest = max(furthest, matching.furthest)
      ambiguities += matching.ambiguities
      isTangled = isTangled || matching.isTangled
    }
    if let best { return try QuestionBuilding(best.reading.captures, of: words, dataset, today).question() }
    if let ambiguity = ambiguities.max(by: { $0.words.count < $1.words.count }) {
      throw ambiguous(ambiguity, words)
    }
    if isTangled {
      throw Misunderstanding(
        .tooLong, words: [], message: "The question is too tangled to be followed; ask it in fewer words.")
    }
    throw notFollowed(from: furthest, words)
  }

  /// Whether a word means something somewhere: in a name, in the grammar, or as a date or number.
  private func isKnown(_ word: QuestionWord, _ isInSomeName: Bool) -> Bool {
    isInSomeName || Self.grammar.vocabulary.contains(word.key) || TimePhrases.months[word.key] != nil
      || TimePhrases.number(word.key) != nil || TimePhrases.date(word) != nil
      || QuestionMatching.articles.contains(word.key)
      || ["and", "or", "et", "ou"].contains(word.key)
      || ["st", "nd", "rd", "th"].contains { word.key.hasSuffix($0) && Int(word.key.dropLast(2)) != nil }
  }

  // MARK: What is wrong

  private func notUnderstood(_ unknown: [Int], _ words: [QuestionWord]) -> Misunderstanding {
    // Of what stands in quotation marks, all is one name.
    var named: [String] = []
    for place in unknown {
      let quotation = words[place].quotation
      let name =
        quotation == 0
        ? words[place].text : words.filter { $0.quotation == quotation }.map(\.text).joined(separator: " ")
      if !named.contains(name) { named.append(name) }
    }
    let lines = named.prefix(5).map { name in
      let near = nearest(to: name)
      return "Not understood: '\(short(name))'" + (near.isEmpty ? "." : "; \(near)")
    }
    let more = named.count > 5 ? ["… and \(named.count - 5) more words."] : []
    return Misunderstanding(.unknownWords, words: named, message: (lines + more).joined(separator: "\n"))
  }

  /// Where no reading could go on: the word there, or the word before it where that one waits for something.
  private func notFollowed(from furthest: Int, _ words: [QuestionWord]) -> Misunderstanding {
    let isFunction = furthest >= words.count || Self.isFunctionWord(words[furthest].key)
    let place = min(isFunction && furthest > 0 ? furthest - 1 : furthest, words.count - 1)
    let before = words[..<place].suffix(3).map(\.text).joined(separator: " ")
    let context = before.isEmpty ? "" : " after '\(before)'"
    let message =
      isFunction
      ? "Something is missing after '\(short(words[place].text))'\(place == words.count - 1 ? "" : ", before '\(short(words[min(place + 1, words.count - 1)].text))'")."
      : "'\(short(words[place].text))' was not expected\(context); \(examples)"
    let named = isFunction && furthest < words.count ? [place, furthest] : [place]
    return Misunderstanding(.notFollowed, words: named.map { words[$0].text }, message: message)
  }

  private func ambiguous(_ ambiguity: QuestionMatching.Ambiguity, _ words: [QuestionWord]) -> Misunderstanding
  {
    let text = words[ambiguity.words].map(\.text).joined(separator: " ")
    let error = NameError(.ambiguous, text: text, what: "name", candidates: ambiguity.entities, nearest: [])
    return Misunderstanding(.ambiguous, words: [text], message: error.message(in: dataset))
  }

  private static func isFunctionWord(_ key: String) -> Bool {
    grammar.vocabulary.contains(key) || QuestionMatching.articles.contains(key)
  }

  private var examples: String {
    "ask, say, \"Who works on T in P?\", \"What does X do?\", \"Where is T missing?\" or \"How are A and B connected?\"."
  }

  /// The names with a word like the one that is not known, or the grammar's words.
  private func nearest(to word: String) -> String {
    var owners: [String: (entity: EntityIndex, length: Int)] = [:]
    var order: [String] = []
    for entity in dataset.indices {
      let value = dataset[entity]
      for name in [value.name] + value.aliases + value.terms {
        let parts = QuestionWords.keys(of: name)
        for part in parts where part.count > 2 {
          // The shortest name that has the word is most likely meant.
          if let known = owners[part] {
            if parts.count < known.length { owners[part] = (entity, parts.count) }
          } else {
            owners[part] = (entity, parts.count)
            order.append(part)
          }
        }
      }
    }
    let near = Suggestions.nearest(
      to: word, among: order + Self.grammar.vocabulary.sorted().filter { $0.count > 3 })
    var offers: [String] = []
    for key in near {
      let offer = owners[key].map { dataset[$0.entity].name } ?? key
      if !offers.contains(offer) { offers.append(offer) }
    }
    return offers.isEmpty ? "" : "did you mean " + offers.map { "'\($0)'" }.joined(separator: " or ") + "?"
  }

  private func short(_ word: String) -> String { word.count <= 60 ? word : word.prefix(57) + "…" }
}

/// That a question was not understood, and which of its words are to blame.
public struct Misunderstanding: Error, Sendable {
  /// What kind of trouble it is.
  public enum Problem: Sendable {
    /// There is no word in it.
    case noQuestion
    /// It is too long or too tangled.
    case tooLong
    /// A word is neither a name nor a word of the grammar.
    case unknownWords
    /// All words are known, but together they ask nothing that is answered.
    case notFollowed
    /// A name means several things.
    case ambiguous
    /// Nothing can be an answer, whatever the data says.
    case contradiction
  }

  /// What is wrong.
  public let problem: Problem
  /// The words to blame, as typed.
  public let words: [String]
  /// What to tell the person who asked.
  public let message: String

  init(_ problem: Problem, words: [String], message: String) {
    self.problem = problem
    self.words = words
    self.message = message
  }
}
