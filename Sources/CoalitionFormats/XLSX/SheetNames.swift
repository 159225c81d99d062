/// Names that a workbook takes for its sheets: at most 31 characters, none of `[]:*?/\`, no apostrophe at either end,
/// no two that differ by case only (ECMA-376 part 1, 18.2.19, and what Excel refuses besides).
///
/// A name that is fit stays. Of the others, forbidden characters become their wide twins (`/` becomes `／`), so that
/// people still read the name; long names are cut, and names that are there already are numbered.
struct SheetNames {
  /// How many names could not stay as they were.
  private(set) var changed = 0
  private var taken: Set<String> = []

  init() {}

  /// The next sheet's name. O(length), times how often the name is there already.
  mutating func name(for wanted: String) -> String {
    let fit = Self.fit(wanted)
    var name = Self.cut(fit, to: 31)
    var number = 2
    while taken.contains(name.lowercased()) {
      let suffix = " (\(number))"
      name = Self.cut(fit, to: 31 - suffix.count) + suffix
      number += 1
    }
    taken.insert(name.lowercased())
    if name != wanted { changed += 1 }
    return name
  }

  private static let wide: [Unicode.Scalar: Unicode.Scalar] = [
    "[": "［", "]": "］", ":": "：", "*": "＊", "?": "？", "/": "／", "\\": "＼",
  ]

  private static func fit(_ wanted: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in wanted.unicodeScalars {
      if let twin = wide[scalar] {
        scalars.append(twin)
      } else if scalar.value < 32 || scalar.value == 0xFFFE || scalar.value == 0xFFFF {
        // XML cannot hold it, and names have no escapes.
        scalars.append(" ")
      } else {
        scalars.append(scalar)
      }
    }
    var name = String(scalars)
    if name.allSatisfy({ $0 == " " }) { name = "Sheet" }
    if name.unicodeScalars.first == "'" { name = "’" + String(name.unicodeScalars.dropFirst()) }
    if name.unicodeScalars.last == "'" { name = String(name.unicodeScalars.dropLast()) + "’" }
    // Excel keeps this name for itself.
    return name.lowercased() == "history" ? name + "_" : name
  }

  /// The longest beginning of so many units of UTF-16, without half a character.
  private static func cut(_ name: String, to limit: Int) -> String {
    var cut = name[...]
    while cut.utf16.count > limit { cut.removeLast() }
    // An apostrophe may have come to the end; a single character may be longer than the limit.
    while cut.unicodeScalars.last == "'" { cut.removeLast() }
    return cut.isEmpty ? "Sheet" : String(cut)
  }
}
