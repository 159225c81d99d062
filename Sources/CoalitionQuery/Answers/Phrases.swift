internal import CoalitionModel

/// Small pieces of English.
enum Phrases {
  /// "a, b and c".
  static func list(_ names: [String], with word: String) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }

  /// The first names, and how many more there are.
  static func names(_ entities: [EntityIndex], in dataset: Dataset) -> String {
    let shown = entities.prefix(8).map { dataset[$0].name }
    guard entities.count > shown.count else { return list(shown, with: "and") }
    return shown.joined(separator: ", ") + " and \(entities.count - shown.count) more"
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// A command that asks about topics, a place and a time.
  static func command(
    _ name: String, _ topics: [EntityIndex], _ filter: ClaimFilter, _ dataset: Dataset
  ) -> String {
    (["coalition \(name)"] + topics.map { quoted(dataset[$0].id) } + options(filter, dataset))
      .joined(separator: " ")
  }

  /// The options of a filter.
  static func options(_ filter: ClaimFilter, _ dataset: Dataset) -> [String] {
    var words: [String] = []
    if let place = filter.place { words.append("--in " + quoted(dataset[place].id)) }
    if let kilometres = filter.kilometres { words.append("--within \(ClaimFilter.plain(kilometres))") }
    if let since = filter.since { words.append("--since \(since)") }
    if let before = filter.before { words.append("--before \(before)") }
    return words
  }

  static func quoted(_ word: String) -> String {
    word.contains { " '\"|&;$`\\*?()<>#!".contains($0) }
      ? "\"\(word.replacing("\"", with: "\\\""))\"" : word
  }
}
