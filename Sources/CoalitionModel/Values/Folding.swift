private import Foundation

/// Names and search words compared as people mean them: accents, case, punctuation and spacing don't matter.
public enum Folding {
  /// The comparison key of a name: lowercase, accents dropped, every run of other characters one space.
  ///
  /// `"No One Is Illegal—Toronto"` and `"no one is illegal toronto"` have the same key; so have `Montréal` and
  /// `MONTREAL`. Letters of any script are kept. An apostrophe vanishes (`workers’` = `workers`). O(n).
  public static func key(_ text: some StringProtocol) -> String {
    var key = ""
    key.reserveCapacity(text.utf8.count)
    var pendingSpace = false
    func append(_ scalar: Unicode.Scalar) {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if pendingSpace, !key.isEmpty { key.unicodeScalars.append(" ") }
        pendingSpace = false
        key.unicodeScalars.append(scalar)
      } else if !isSilent(scalar) {
        pendingSpace = true
      }
    }
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      for scalar in text.unicodeScalars {
        let value = scalar.value
        append(value >= 65 && value <= 90 ? Unicode.Scalar(UInt8(value + 32)) : scalar)
      }
    } else {
      for scalar in String(text).lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars {
        switch scalar {
        case "ø": append("o")
        case "ł": append("l")
        case "đ": append("d")
        case "ß": for letter in "ss".unicodeScalars { append(letter) }
        case "æ": for letter in "ae".unicodeScalars { append(letter) }
        case "œ": for letter in "oe".unicodeScalars { append(letter) }
        default: append(scalar)
        }
      }
    }
    return key
  }

  /// The words of a text's key, in order.
  public static func words(_ text: some StringProtocol) -> [Substring] {
    key(text).split(separator: " ")
  }

  // Combining marks and apostrophes join what stands around them; everything else separates.
  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return true
    default: return scalar == "'" || scalar == "’" || scalar == "ʼ"
    }
  }
}
