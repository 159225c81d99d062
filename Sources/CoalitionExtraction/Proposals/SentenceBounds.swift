/// Where sentences begin and end.
enum SentenceBounds {
  /// The sentence around a stretch of text, within the stretch of its entry; at most 600 bytes where that can be had
  /// by ending at a word.
  static func sentence(around range: Range<Int>, in all: Range<Int>, _ text: [UInt8]) -> Range<Int> {
    // A "sentence" without an end is looked through only so far.
    var whole =
      max(
        all.lowerBound, min(range.lowerBound, all.upperBound) - reach)..<min(
        all.upperBound, range.upperBound + reach)
    while whole.lowerBound > all.lowerBound, whole.lowerBound < range.lowerBound,
      !isSpace(text[whole.lowerBound])
    {
      whole = whole.lowerBound + 1..<whole.upperBound
    }
    while whole.upperBound < all.upperBound, whole.upperBound > range.upperBound,
      !isSpace(text[whole.upperBound])
    {
      whole = whole.lowerBound..<whole.upperBound - 1
    }
    var start = min(range.lowerBound, whole.upperBound)
    while start > whole.lowerBound,
      !isEnd(text, start - 1, whole)
        || start == range.lowerBound && start > whole.lowerBound && !isSpace(text[start - 1])
    {
      start -= 1
    }
    while start < range.lowerBound, isSpace(text[start]) { start += 1 }
    var end = max(range.upperBound, start)
    while end < whole.upperBound, !isEnd(text, end, whole) { end += 1 }
    if end < whole.upperBound { end += 1 }
    while end < whole.upperBound, isClosing(text, end) > 0 { end += isClosing(text, end) }
    while end > range.upperBound, isSpace(text[end - 1]) { end -= 1 }
    if end - start > 600 {
      var cut = max(range.upperBound, start + 560)
      while cut < end, !isSpace(text[cut]) { cut += 1 }
      end = cut
    }
    return start..<max(start, end)
  }

  private static let reach = 1500

  /// Whether a byte ends a sentence: `.`, `!` or `?` with space and a capital letter behind, and no short form before.
  private static func isEnd(_ text: [UInt8], _ place: Int, _ whole: Range<Int>) -> Bool {
    guard place >= whole.lowerBound, place < whole.upperBound else { return false }
    let byte = text[place]
    guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") else {
      return false
    }
    var next = place + 1
    while next < whole.upperBound, isClosing(text, next) > 0 { next += isClosing(text, next) }
    guard next < whole.upperBound else { return true }
    guard isSpace(text[next]) else { return false }
    while next < whole.upperBound, isSpace(text[next]) { next += 1 }
    guard next < whole.upperBound else { return true }
    // `U.S. Focused`, `St. John`, `etc. aiming`: not after a single letter, not before a small one.
    if (97...122).contains(text[next]) || text[next] == UInt8(ascii: "(") { return false }
    guard byte == UInt8(ascii: ".") else { return true }
    var letters = 0
    var before = place - 1
    while before >= whole.lowerBound, (65...90).contains(text[before] & 0xDF) {
      letters += 1
      before -= 1
    }
    if letters == 1 { return false }
    let word = String(decoding: text[(before + 1)..<place], as: UTF8.self)
    return !["St", "Dr", "Mr", "Ms", "Mrs", "Ste", "Mme", "No", "Inc", "Jr", "vs", "Ave", "Ltd"].contains(
      word)
  }

  /// The length of a closing mark at a place; 0 where there is none.
  private static func isClosing(_ text: [UInt8], _ place: Int) -> Int {
    if text[place] == UInt8(ascii: "\"") || text[place] == UInt8(ascii: "'")
      || text[place] == UInt8(ascii: ")")
    {
      return 1
    }
    if place + 2 < text.count, text[place] == 0xE2, text[place + 1] == 0x80,
      text[place + 2] == 0x9D || text[place + 2] == 0x99
    {
      return 3
    }
    return 0
  }

  private static func isSpace(_ byte: UInt8) -> Bool { PageBuilder.isSpace(byte) }
}
