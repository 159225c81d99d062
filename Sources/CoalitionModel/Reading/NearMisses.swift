/// Near ids for ids that are not there, remembered, and given up once they have cost enough.
///
/// Comparing with every id takes time; a file in which everything is wrong needs no hints after the first hundreds.
struct NearMisses {
  private var known: [String: String] = [:]
  private var budget = 2_000_000

  /// A question that offers near candidates, or nothing. `space` tells sets of candidates apart.
  mutating func phrase(for text: String, space: String, among candidates: () -> [String]) -> String {
    let key = space + "\u{0}" + text
    if let known = known[key] { return known }
    guard budget > 0 else { return "" }
    let names = candidates()
    budget -= names.count + 1_000
    let phrase = Suggestions.phrase(for: text, among: names)
    known[key] = phrase
    return phrase
  }
}
