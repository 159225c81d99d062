internal import CoalitionModel

extension DatasetText {
  /// A random network: a topic tree, cities in regions of countries, stated and implied work, ties, two sources.
  ///
  /// The same seed gives the same rows. Some rows name no source, some organizations know only topics or places.
  public static func random(seed: UInt64, organizations: ClosedRange<Int> = 5...60) -> DatasetText {
    var dice = Dice(state: seed &* 2_654_435_761 &+ 1)
    var text = DatasetText()
    let topics = 3 + dice.roll(12)
    let cities = 2 + dice.roll(6)
    let count = organizations.lowerBound + dice.roll(organizations.count)
    for source in 0..<2 { text.add(.sources, "s\(source)", "Source \(source)") }
    for topic in 0..<topics {
      let broader = topic > 0 && dice.roll(3) > 0 ? "t\(dice.roll(topic))" : ""
      text.add(.topics, "t\(topic)", "Topic \(topic)", broader, "")
    }
    for city in 0..<cities {
      text.add(.cities, "c\(city)", "City \(city)", "Region \(city % 3)", "Country \(city % 3 % 2)")
    }
    func several(_ prefix: String, _ bound: Int, _ most: Int) -> String {
      Array(Set((0..<dice.roll(most + 1)).map { _ in "\(prefix)\(dice.roll(bound))" })).sorted()
        .joined(separator: "|")
    }
    func source() -> String { ["s0", "s1", "s0", "s1", ""][dice.roll(5)] }
    for number in 0..<count {
      text.add(
        .organizations, "o\(number)", "Organization \(number)", several("t", topics, 3),
        several("c", cities, 2),
        source(), several("c", cities, 1))
    }
    for number in 0..<dice.roll(4) {
      text.add(
        .campaigns, "k\(number)", "Campaign \(number)", several("t", topics, 2), several("c", cities, 1),
        source(),
        "o\(dice.roll(count))", "o\(dice.roll(count))")
    }
    for number in 0..<dice.roll(4) {
      text.add(
        .reports, "r\(number)", "Report \(number)", several("t", topics, 2), several("c", cities, 1),
        source(),
        "o\(dice.roll(count))", "201\(dice.roll(10))")
    }
    for line in 0..<(count + dice.roll(count)) {
      let open = dice.roll(6)
      text.add(
        .activities, "o\(dice.roll(count))", open == 0 ? "" : "t\(dice.roll(topics))",
        open == 1 ? "" : "c\(dice.roll(cities))", source(), "line \(line)")
    }
    let kinds = ["partnersWith", "memberOf", "funds", "mentions", "partnersWith"]
    for line in 0..<dice.roll(count) {
      let (from, to) = (dice.roll(count), dice.roll(count))
      if from != to {
        text.add(.relationships, "o\(from)", kinds[dice.roll(kinds.count)], "o\(to)", source(), "tie \(line)")
      }
    }
    return text
  }
}

/// A small generator of its own, so that fixtures stay as they are when the library's changes (SplitMix64).
public struct Dice: RandomNumberGenerator, Sendable {
  var state: UInt64

  /// Starts at a state.
  public init(state: UInt64) { self.state = state }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A number below `bound`.
  public mutating func roll(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
}
