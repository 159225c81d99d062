/// Where a label may be broken, and how gladly: the rules of typesetters in English, French, German, Chinese and
/// Japanese, for a few words on a card.
///
/// Costs are on the scale of `LineChoice`: 100 is a full line. Sources: Unicode Standard Annex 14
/// (https://www.unicode.org/reports/tr14/), Requirements for Japanese Text Layout §3.1.7
/// (https://www.w3.org/TR/jlreq/), Lexique des règles typographiques en usage à l'Imprimerie nationale (2002).
enum BreakRules {
  static let hardCost = 40.0
  static let softHyphenCost = 14.0

  /// The cost of a break at a blank between two characters, the word before it in UTF-8; nil where none may be.
  static func costAtBlank(
    after previous: Unicode.Scalar, word: ArraySlice<UInt8>, before next: Unicode.Scalar
  ) -> Double? {
    switch next {
    case ":", ";", "?", "!", "»", "%": return nil
    default: break
    }
    if previous == "«" || isGlue(previous) || isGlue(next) { return nil }
    var cost = FunctionWords.contain(word) ? 16.0 : 0
    switch previous {
    case ",", ";", ":", "—", "–", "·", "،", "؛": cost -= 8
    case "&", "+": cost += 14
    default: break
    }
    switch next {
    case "(", "[", "（", "«", "“": cost -= 10
    case "–", "—", "-", "·", "•", "|", "&", "/": cost += 14
    case "0"..."9": cost += 6
    default: break
    }
    return cost
  }

  /// The cost of a break between two characters without a blank; nil where none may be.
  static func costWithin(
    beforePrevious: Unicode.Scalar?, _ previous: Unicode.Scalar, _ next: Unicode.Scalar, isAddress: Bool
  ) -> Double? {
    if previous.value >= 0x2E80 || next.value >= 0x2E80 { return ideographicCost(previous, next) }
    switch previous {
    case "-", "\u{2010}":
      return isLetter(beforePrevious) && isLetter(next) ? 12 : nil
    case "–", "—":
      return next.properties.numericType == nil && next != " " ? 6 : nil
    case "/":
      return next == "/" ? nil : beforePrevious == "/" ? 25 : 12
    case ".", "@", "?", "&", "=", "_":
      return isAddress && (isLetter(next) || next.properties.numericType != nil) ? 15 : nil
    default: return nil
    }
  }

  /// Whether lines must not be parted at it: no-break spaces and the word joiner.
  static func isGlue(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x202F, 0x2007, 0x2060, 0xFEFF: true
    default: false
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isAlphabetic == true }

  private enum Script { case kanji, hiragana, katakana, other }

  private static func script(_ scalar: Unicode.Scalar) -> Script {
    switch scalar.value {
    case 0x3040...0x309F: .hiragana
    case 0x30A0...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: .katakana
    case 0x2E80...0x303F, 0x3100...0x31EF, 0x3200...0x9FFF, 0xA000...0xA4CF, 0xF900...0xFAFF, 0xFF00...0xFF60,
      0x20000...0x3FFFD:
      .kanji
    default: .other
    }
  }

  /// Between ideographs a line may end anywhere but at punctuation that belongs to its neighbour; better after
  /// punctuation and where a new phrase begins, worst within a word of katakana. Korean is broken at blanks.
  private static func ideographicCost(_ previous: Unicode.Scalar, _ next: Unicode.Scalar) -> Double? {
    let (before, after) = (script(previous), script(next))
    if before == .other && after == .other { return nil }
    if isGlue(previous) || isGlue(next) || mustNotBegin(next) || mustNotEnd(previous) { return nil }
    switch previous {
    case "、", "。", "，", "．", "；", "：", "」", "』", "）", "・": return -8
    default: break
    }
    switch (before, after) {
    case (.katakana, .katakana): return 9
    case (.hiragana, .kanji), (.hiragana, .katakana), (.kanji, .katakana), (.katakana, .kanji): return 0
    case (.kanji, .kanji): return 4
    case (.kanji, .hiragana), (.hiragana, .hiragana), (.katakana, .hiragana): return 7
    default: return 1
    }
  }

  /// Kinsoku: what no line begins with.
  static func mustNotBegin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "、", "。", "，", "．", "・", "：", "；", "？", "！", "」", "』", "】", "〕", "）", "》", "〉", "〗", "〙", "］", "｝",
      "｠", "〟":
      true
    case "ー", "々", "〻", "ゝ", "ゞ", "ヽ", "ヾ", "…", "‥", "〜", "～", "％", "゛", "゜", "‐", "–", "—": true
    case "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ゎ", "ゕ", "ゖ": true
    case "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ", "ヮ", "ヵ", "ヶ", "ㇰ"..."ㇿ": true
    case ",", ".", ":", ";", "?", "!", ")", "]", "}", "%", "”", "’", "»": true
    default: false
    }
  }

  /// Kinsoku: what no line ends with.
  static func mustNotEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "「", "『", "【", "〔", "（", "《", "〈", "〖", "〘", "［", "｛", "｟", "〝", "(", "[", "{", "“", "‘", "«": true
    default: false
    }
  }
}

/// Short words that lean on the next one: a line that ends in "of the" makes readers stumble.
enum FunctionWords {
  private static let words: Set<UInt64> = Set(
    """
    a an and at by for from in of on or the to with vs
    à À au aux d de des du en et la le les ou par pour sans sous sur un une
    am an auf bei das dem den der des die ein eine für im mit und von vom zu zum zur
    al con da das del do dos e el i il las los o os para por y
    """.split(whereSeparator: \.isWhitespace).compactMap { packed(Array($0.utf8)[...]) })

  /// Whether the word, in UTF-8 and any case, is one of them.
  static func contain(_ word: ArraySlice<UInt8>) -> Bool {
    guard let word = packed(word) else { return false }
    return words.contains(word)
  }

  private static func packed(_ word: ArraySlice<UInt8>) -> UInt64? {
    guard word.count <= 5 else { return nil }
    return word.reduce(0) { $0 << 8 | UInt64((65...90).contains($1) ? $1 | 0x20 : $1) }
  }
}
