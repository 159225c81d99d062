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

  /// The command that asks a who-question.
  static func who(
    _ topics: [EntityIndex], _ filter: ClaimFilter, _ kinds: Set<EntityKind>, _ dataset: Dataset
  ) -> String {
    let asked = kinds == WhoQuestion.usualKinds ? [] : EntityKind.allCases.filter(kinds.contains)
    return ([command("who", topics, filter, dataset)] + asked.map { "--kind \($0.rawValue)" })
      .joined(separator: " ")
  }

  /// A command that asks about topics, a place and a time.
  static func command(
    _ name: String, _ topics: [EntityIndex], _ filter: ClaimFilter, _ dataset: Dataset
  ) -> String {
    var words = ["coalition \(name)"] + topics.map { quoted(dataset[$0].id) }
    if let place = filter.place { words.append("--in " + quoted(dataset[place].id)) }
    if let kilometres = filter.kilometres { words.append("--within \(ClaimFilter.plain(kilometres))") }
    if let since = filter.since { words.append("--since \(since)") }
    return words.joined(separator: " ")
  }

  static func quoted(_ word: String) -> String {
    word.contains { $0 == " " || $0 == "'" || $0 == "\"" }
      ? "\"\(word.replacing("\"", with: "\\\""))\"" : word
  }
}
