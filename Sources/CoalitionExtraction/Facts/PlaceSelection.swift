/// Which of the places that are named in an entry's words are its own.
enum PlaceSelection {
  /// Each place once, in the most telling context, embedded ones left out; a country gives way to its cities where it
  /// only follows them.
  static func selected(_ mentions: [PlaceMention], _ gazetteer: Gazetteer) -> [PlaceMention] {
    var best: [PlaceMention] = []
    for mention in mentions where mention.context.isOwn {
      if let place = best.firstIndex(where: { $0.place == mention.place }) {
        if mention.confidence > best[place].confidence { best[place] = mention }
      } else {
        best.append(mention)
      }
    }
    return best
  }

  /// Whether a place is where it is at home: bracketed behind the name, part of the name, or said to be its base.
  static func isHome(_ mention: PlaceMention, _ text: [UInt8]) -> Bool {
    if mention.context == .named { return true }
    guard mention.context == .stated else { return false }
    let before = String(
      decoding: text[max(0, mention.range.lowerBound - 40)..<mention.range.lowerBound], as: UTF8.self
    ).lowercased()
    let after = String(
      decoding: text[mention.range.upperBound..<min(text.count, mention.range.upperBound + 8)], as: UTF8.self
    ).lowercased()
    return before.hasSuffix("(") && after.hasPrefix(")") || after.hasPrefix("-based")
      || before.contains("based in")
      || before.contains("base a ") || before.contains("basé") || before.contains("located in")
      || before.contains("headquartered")
  }
}
