/// A seeded generator, so that a hostile string that fails can be met again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Strings that break quoting of one kind or another.
enum Hostile {
  static let fragments: [String] = [
    "\"", "\\", "\\\\", "\n", "\r", "\r\n", "\0", "\u{1}", "\u{1F}", "\u{7F}", "\u{202E}", "\u{FFFD}",
    "\u{FFFE}", "\u{FFFF}", "&", "&lt;", "&amp;", "&#1;", "&#0;", "&#x1;", "<script>alert(1)</script>", "]]>",
    "</text>", "</title>", "<!--", "-->", "<?xml", "<b>", ">", "\\N", "\\G", "\\E", "\\n", "\\l", "\\x0001",
    "//", "/*", "*/", "#", ";", "}", "{", "|", "]", "[", "->", "--", ":", ",", "=", "+", "graph", "é", "日本",
    "👩‍👩‍👧", "a", "1abc", " ", "  ", "\t", "'", "`", "$", "%3", "%s%n",
  ]

  static func string(using generator: inout SplitMix) -> String {
    let count = Int.random(in: 0...6, using: &generator)
    return (0..<count).map { _ in fragments.randomElement(using: &generator) ?? "" }.joined()
  }
}
