/// Near misses: what a mistyped name may have meant.
public enum Suggestions {
  /// The candidates nearest to `text`, best first, at most `limit`; none where nothing is near.
  ///
  /// Distance is that of Damerau and Levenshtein with adjacent transpositions (restricted edit distance; Damerau
  /// 1964, doi:10.1145/363958.363994) between folded keys; near means at most a third of the longer key, and a
  /// candidate that contains every typed word is near whatever its length. Ties keep the given order.
  /// O(candidates × length²) time.
  public static func nearest(to text: String, among candidates: some Sequence<String>, limit: Int = 3)
    -> [String]
  {
    let key = Array(Folding.key(text).unicodeScalars)
    let words = Folding.words(text)
    guard !key.isEmpty, key.count <= 200 else { return [] }
    var found: [(name: String, score: Double)] = []
    var seen: Set<String> = []
    for candidate in candidates where seen.insert(candidate).inserted {
      let candidateKey = Folding.key(candidate)
      let scalars = Array(candidateKey.unicodeScalars)
      guard !scalars.isEmpty, scalars.count <= 200 else { continue }
      let candidateWords = candidateKey.split(separator: " ")
      if words.allSatisfy({ word in candidateWords.contains { $0.hasPrefix(word) } }) {
        found.append((candidate, 0.5))
        continue
      }
      let longest = max(key.count, scalars.count)
      let allowed = max(1, longest / 3)
      guard abs(key.count - scalars.count) <= allowed else { continue }
      let distance = editDistance(key, scalars)
      if distance <= allowed { found.append((candidate, Double(distance))) }
    }
    return found.enumerated()
      .sorted { ($0.element.score, $0.offset) < ($1.element.score, $1.offset) }
      .prefix(limit).map(\.element.name)
  }

  /// A sentence's end that offers near misses: `; did you mean 'toronto'?`, or nothing.
  public static func phrase(for text: String, among candidates: some Sequence<String>) -> String {
    let names = nearest(to: text, among: candidates)
    guard !names.isEmpty else { return "" }
    return "did you mean " + names.map { "'\($0)'" }.joined(separator: " or ") + "?"
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
