private import Foundation

/// Names and search words compared as people mean them: accents, case, punctuation and spacing don't matter.
public enum Folding {
  /// The comparison key of a name: lowercase, accents dropped, every run of other characters one space.
  ///
  /// `"No One Is Illegal—Toronto"` and `"no one is illegal toronto"` have the same key; so have `Montréal` and
  /// `MONTREAL`, `ΑΘΉΝΑ` and `αθηνα`. Letters of any script are kept; the vowel points of Arabic and Hebrew, which
  /// most writers leave out, are dropped. An apostrophe vanishes (`workers’` = `workers`). The key of a key is the
  /// key itself. O(n).
  public static func key(_ text: some StringProtocol) -> String {
    if let key = keyOfASCII(text) { return key }
    var key = ""
    key.reserveCapacity(text.utf8.count)
    var isSpacePending = false
    func append(_ scalar: Unicode.Scalar) {
      if isSpacePending, !key.isEmpty { key.unicodeScalars.append(" ") }
      isSpacePending = false
      key.unicodeScalars.append(scalar)
    }
    // Lowercase last: taking signs apart can bring capitals forth (™ is TM).
    let plain = String(text).decomposedStringWithCompatibilityMapping.lowercased()
    for scalar in plain.unicodeScalars {
      if let letters = latin(for: scalar) {
        letters.unicodeScalars.forEach(append)
      } else if joins(scalar) {
        continue
      } else if scalar == "ς" {
        append("σ")
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        append(scalar)
      } else if !isMark(scalar) {
        isSpacePending = true
      }
    }
    return key
  }

  /// The words of a text's key, in order.
  public static func words(_ text: some StringProtocol) -> [Substring] {
    key(text).split(separator: " ")
  }

  /// The same for the plain bytes that most names and all ids are; nil where there are others.
  private static func keyOfASCII(_ text: some StringProtocol) -> String? {
    var key: [UInt8] = []
    key.reserveCapacity(text.utf8.count)
    var isSpacePending = false
    for byte in text.utf8 {
      let isCapital = (65...90).contains(byte)
      if isCapital || (97...122).contains(byte) || (48...57).contains(byte) {
        if isSpacePending, !key.isEmpty { key.append(32) }
        isSpacePending = false
        key.append(isCapital ? byte + 32 : byte)
      } else if byte >= 0x80 {
        return nil
      } else if byte != UInt8(ascii: "'") {
        isSpacePending = true
      }
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// Letters that Unicode does not take apart, as people without them on the keyboard write them.
  private static func latin(for scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "ø": "o"
    case "ł": "l"
    case "đ", "ð": "d"
    case "ı": "i"
    case "ß": "ss"
    case "æ": "ae"
    case "œ": "oe"
    case "þ": "th"
    default: nil
    }
  }

  /// Whether the letters on both sides are one word without it: apostrophes, and the accents and vowel points of
  /// Latin, Greek, Cyrillic, Hebrew and Arabic. In other scripts such marks are letters.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x27, 0x2018, 0x2019, 0x02BB, 0x02BC: true
    case 0x0640: true  // The stroke that stretches an Arabic word.
    case 0x0300...0x06FF: scalar.properties.generalCategory == .nonspacingMark
    default: false
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }
}
