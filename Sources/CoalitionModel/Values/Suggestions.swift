/// Near misses: what a mistyped name may have meant.
public enum Suggestions {
  /// The candidates nearest to `text`, best first, at most `limit`; none where nothing is near.
  ///
  /// Distance is that of Damerau and Levenshtein with adjacent transpositions (restricted edit distance; Damerau
  /// 1964, doi:10.1145/363958.363994) between folded keys; near means at most a third of the longer key, and at
  /// least 1. A candidate in which every typed word begins a word is near whatever its length, nearer than any
  /// misspelling but not than an equal key. Ties keep the given order; keys of more than 200 characters are near
  /// to nothing. O(candidates × length²) time.
  public static func nearest(to text: String, among candidates: some Sequence<String>, limit: Int = 3)
    -> [String]
  {
    let key = Array(Folding.key(text).unicodeScalars)
    let words = Folding.words(text)
    guard !key.isEmpty, key.count <= longestKey else { return [] }
    var found: [(name: String, score: Double)] = []
    var seen: Set<String> = []
    for candidate in candidates where seen.insert(candidate).inserted {
      if let score = score(of: candidate, key: key, words: words) { found.append((candidate, score)) }
    }
    return found.enumerated()
      .sorted { ($0.element.score, $0.offset) < ($1.element.score, $1.offset) }
      .prefix(limit).map(\.element.name)
  }

  /// A sentence that offers near misses: `did you mean 'toronto' or 'trois-rivieres'?`, or nothing.
  public static func phrase(for text: String, among candidates: some Sequence<String>) -> String {
    let names = nearest(to: text, among: candidates)
    guard !names.isEmpty else { return "" }
    return "did you mean " + names.map { "'\($0)'" }.joined(separator: " or ") + "?"
  }

  private static let longestKey = 200

  /// How far a candidate is from the typed key; nil where it is not near.
  private static func score(of candidate: String, key: [Unicode.Scalar], words: [Substring]) -> Double? {
    let candidateKey = Folding.key(candidate)
    let scalars = Array(candidateKey.unicodeScalars)
    guard !scalars.isEmpty, scalars.count <= longestKey else { return nil }
    if scalars == key { return 0 }
    let candidateWords = candidateKey.split(separator: " ")
    if words.allSatisfy({ word in candidateWords.contains { $0.hasPrefix(word) } }) { return 0.5 }
    let allowed = max(1, max(key.count, scalars.count) / 3)
    guard abs(key.count - scalars.count) <= allowed else { return nil }
    let distance = editDistance(key, scalars)
    return distance <= allowed ? Double(distance) : nil
  }

  static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    var row = last
    for i in 1...left.count {
      row[0] = i
      for j in 1...right.count {
        let substitution = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
        row[j] = min(last[j] + 1, row[j - 1] + 1, substitution)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[right.count]
  }
}
