public import CoalitionModel
internal import Glibc

/// Finds names for the same thing among very many.
///
/// Names are compared by their words: articles, legal forms and plurals aside, rare words weighing more than common
/// ones. Candidates share one of those rare words of a name without which the rest would not be enough (prefix filter;
/// Chaudhuri, Ganti & Kaushik 2006, doi:10.1109/ICDE.2006.9), or are equal as a whole, or are the initials of each
/// other. Two names that give different places are of two things.
public struct NameIndex: Sendable {
  /// A name that may be another's.
  public struct Match: Sendable {
    /// Whose name it is.
    public let entity: EntityIndex
    /// How alike they are, 0 to 1; 1 for equal keys.
    public let score: Double
    /// Why.
    public let reason: String
  }

  private struct Name {
    var entity: EntityIndex
    var words: [Int32]
    var isAlias: Bool
  }

  private var names: [Name] = []
  private var numbers: [String: Int32] = [:]
  private var counts: [Int32] = []
  private var postings: [[Int32]] = []
  private var byKey: [String: [Int32]] = [:]
  private var byInitials: [String: [Int32]] = [:]
  private var kinds: [EntityKind]
  private var isPlaceWord: [Bool] = []
  /// How much each word says, and each name in all.
  private var weights: [Double] = []
  private var totals: [Double] = []

  /// The names and aliases of a dataset's organizations, campaigns and reports. O(names · words).
  public init(_ dataset: Dataset) {
    kinds = dataset.entities.map(\.kind)
    for entity in dataset.indices {
      let row = dataset[entity]
      guard row.kind.isActor || row.kind == .report else { continue }
      for (place, name) in ([row.name] + row.aliases).enumerated() { add(name, entity, isAlias: place > 0) }
    }
    weights = counts.map(weight)
    totals = names.map { $0.words.reduce(0) { $0 + weights[Int($1)] } }
  }

  private mutating func add(_ name: String, _ entity: EntityIndex, isAlias: Bool) {
    let words = Self.words(name)
    guard !words.isEmpty else { return }
    let number = Int32(names.count)
    var own: [Int32] = []
    for word in words {
      let id = numbers[word] ?? Int32(numbers.count)
      if id == Int32(numbers.count) {
        numbers[word] = id
        counts.append(0)
        postings.append([])
        isPlaceWord.append(
          Gazetteer.shared.places(key: word).contains { Gazetteer.shared.places[Int($0)].weight > 100_000 })
      }
      guard !own.contains(id) else { continue }
      own.append(id)
      counts[Int(id)] += 1
      postings[Int(id)].append(number)
    }
    names.append(Name(entity: entity, words: own.sorted(), isAlias: isAlias))
    byKey[words.joined(separator: " "), default: []].append(number)
    let initials = Self.initials(name)
    if initials.count >= 3 { byInitials[initials, default: []].append(number) }
  }

  /// The entity whose name is most like one of the names, if any is like enough. O(candidates).
  public func best(for texts: [String], kind: EntityKind?) -> Match? {
    var best: Match?
    for text in texts {
      let words = Self.words(text)
      guard !words.isEmpty else { continue }
      func offer(_ number: Int32, _ score: Double, _ reason: @autoclosure () -> String) {
        let entity = names[Int(number)].entity
        // A report is not an organization, whatever it is called.
        if let kind, (kind == .report) != (kinds[entity.position] == .report) { return }
        if score > best?.score ?? 0 { best = Match(entity: entity, score: score, reason: reason()) }
      }
      for number in byKey[words.joined(separator: " ")] ?? [] {
        offer(number, 1, "the dataset has this name")
      }
      if best?.score == 1 { return best }
      if text.utf8.count <= 8, !text.contains(" "), text.contains(where: \.isUppercase) {
        for number in byInitials[text.lowercased().filter(\.isLetter)] ?? [] {
          offer(number, 0.8, "it is the initials of a name in the dataset")
        }
      }
      let ids = Set(words.compactMap { numbers[$0] }).sorted()
      let unknown = Double(Set(words).count - ids.count) * weight(0)
      let all = ids.reduce(0) { $0 + weights[Int($1)] } + unknown
      for number in candidates(ids, all, unknown) {
        let total = totals[Int(number)]
        guard total >= Self.least * all, all >= Self.least * total else { continue }
        let other = names[Int(number)].words
        let shared = sharedWeight(ids, other)
        let score = shared / max(all + total - shared, 1e-9)
        guard score >= Self.least, !givesOtherPlace(words, ids, other) else { continue }
        offer(number, min(0.95, score), "its name is much like one in the dataset")
      }
    }
    return best
  }

  /// How alike names must be at least.
  private static let least = 0.7

  /// Names that share one of the rarest words of a name, as many of these as it takes for the rest not to be enough.
  private func candidates(_ ids: [Int32], _ all: Double, _ unknown: Double) -> [Int32] {
    var found: [Int32] = []
    var rest = all - unknown
    for word in ids.sorted(by: { (counts[Int($0)], $0) < (counts[Int($1)], $1) }) {
      guard rest >= Self.least * all else { break }
      if postings[Int(word)].count <= 20_000 { found += postings[Int(word)] }
      rest -= weights[Int(word)]
    }
    found.sort()
    var last: Int32 = -1
    return found.filter { number in
      defer { last = number }
      return number != last
    }
  }

  /// The weight of the words that two names share; both in order.
  private func sharedWeight(_ one: [Int32], _ other: [Int32]) -> Double {
    var (i, j, shared) = (0, 0, 0.0)
    while i < one.count, j < other.count {
      if one[i] == other[j] {
        shared += weights[Int(one[i])]
        i += 1
        j += 1
      } else if one[i] < other[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return shared
  }

  /// Whether each of two names gives a place that the other does not.
  private func givesOtherPlace(_ words: [String], _ ids: [Int32], _ other: [Int32]) -> Bool {
    guard other.contains(where: { isPlaceWord[Int($0)] && !ids.contains($0) }) else { return false }
    return ids.contains { isPlaceWord[Int($0)] && !other.contains($0) }
      || words.contains { word in
        numbers[word] == nil
          && Gazetteer.shared.places(key: word).contains { Gazetteer.shared.places[Int($0)].weight > 100_000 }
      }
  }

  /// Rare words say more: the logarithm of how rare.
  private func weight(_ count: Int32) -> Double { log(1 + Double(names.count + 1) / Double(count + 1)) }

  private static func words(_ name: String) -> [String] {
    let words = Words.key(of: name).split(separator: " ").map { Stemming.stem(String($0)) }
    let kept = words.filter { !dropped.contains($0) }
    return kept.isEmpty ? words : kept
  }

  private static func initials(_ name: String) -> String {
    String(
      Words.key(of: name).split(separator: " ").filter {
        !dropped.contains(String($0)) && !Vocabulary.small.contains(String($0))
      }.compactMap(\.first))
  }

  private static let dropped = Vocabulary.set(
    "the a an le la les l inc ltd llc corp co asbl obnl osbl ev e.v. gmbh and et of de des du d")
}
