/// Plurals made singular, in English and French, so that `clinics` finds `clinic` and `réseaux` finds `réseau`.
///
/// The rules of the S-stemmer (Harman 1991, doi:10.1002/(SICI)1097-4571(199101)42:1<7::AID-ASI2>3.0.CO;2-P), with the
/// French plural in `x`. Words are keys: lower case, without accents.
enum Stemming {
  /// The stem of a key. O(length).
  static func stem(_ key: String) -> String {
    let bytes = key.utf8
    guard bytes.count > 3, let last = bytes.last, last == UInt8(ascii: "s") || last == UInt8(ascii: "x")
    else {
      return key
    }
    if last == UInt8(ascii: "x") {
      return key.hasSuffix("eaux") || key.hasSuffix("eux") && bytes.count > 5 ? String(key.dropLast()) : key
    }
    guard last == UInt8(ascii: "s") else { return key }
    if key.hasSuffix("ies"), !key.hasSuffix("eies"), !key.hasSuffix("aies"), bytes.count > 4 {
      return String(key.dropLast(3)) + "y"
    }
    if key.hasSuffix("sses") || key.hasSuffix("ches") || key.hasSuffix("shes") || key.hasSuffix("xes") {
      return String(key.dropLast(2))
    }
    if key.hasSuffix("us") || key.hasSuffix("ss") || key.hasSuffix("is") { return key }
    return String(key.dropLast())
  }

  /// The stems of a phrase's words, one space between.
  static func stems(of phrase: String) -> String {
    Words.key(of: phrase).split(separator: " ").map { stem(String($0)) }.joined(separator: " ")
  }
}
