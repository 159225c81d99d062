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
    let tail = Array(bytes.suffix(4))
    func ends(_ ending: StaticString) -> Bool {
      let count = ending.utf8CodeUnitCount
      return (0..<count).allSatisfy { tail[tail.count - count + $0] == ending.utf8Start[$0] }
    }
    if last == UInt8(ascii: "x") {
      return ends("eaux") || ends("eux") && bytes.count > 5 ? String(key.dropLast()) : key
    }
    if ends("ies"), !ends("eies"), !ends("aies"), bytes.count > 4 { return String(key.dropLast(3)) + "y" }
    if ends("sses") || ends("ches") || ends("shes") || ends("xes") { return String(key.dropLast(2)) }
    if ends("us") || ends("ss") || ends("is") { return key }
    return String(key.dropLast())
  }

  /// The stems of a phrase's words, one space between.
  static func stems(of phrase: String) -> String {
    Words.key(of: phrase).split(separator: " ").map { stem(String($0)) }.joined(separator: " ")
  }
}
