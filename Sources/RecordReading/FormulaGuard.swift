/// Keeps spreadsheets from running a cell as a formula ("CSV injection").
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or CR gets an apostrophe in front, unless it is a number such
/// as `-5` or `+3.2e8`. A cell that already has apostrophes in front of such a beginning gets one more. So the
/// rule can be undone without knowing more than the cell: where the text after the leading apostrophes is a
/// formula, one apostrophe is taken away.
///
/// | cell | neutralized |
/// |---|---|
/// | `=SUM(A1)` | `'=SUM(A1)` |
/// | `'=SUM(A1)` | `''=SUM(A1)` |
/// | `-5` | `-5` |
/// | `'tis` | `'tis` |
///
/// Source: OWASP, "CSV Injection".
public enum FormulaGuard {
  /// The cell with an apostrophe in front if a spreadsheet might run it.
  ///
  /// - Complexity: O(*length*).
  public static func neutralize(_ cell: String) -> String {
    isGuarded(cell) ? "'" + cell : cell
  }

  /// The cell that ``neutralize(_:)`` was given.
  ///
  /// - Complexity: O(*length*).
  public static func restore(_ cell: String) -> String {
    cell.utf8.first == apostrophe && isGuarded(cell) ? String(cell.unicodeScalars.dropFirst()) : cell
  }

  private static let apostrophe = UInt8(ascii: "'")

  /// Whether the text after any leading apostrophes would be run.
  private static func isGuarded(_ cell: String) -> Bool {
    let text = cell.utf8.drop { $0 == apostrophe }
    guard let first = text.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), Byte.tab, Byte.carriageReturn: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isNumber(text.dropFirst())
    default: return false
    }
  }

  /// Whether the bytes are digits with at most one point, and perhaps an exponent: `5`, `.5`, `5.`, `3.2e-8`.
  private static func isNumber(_ text: Substring.UTF8View) -> Bool {
    let isDigit = { (byte: UInt8) in byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
    var rest = text
    let whole = rest.prefix(while: isDigit).count
    rest = rest.dropFirst(whole)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(fraction)
    }
    guard whole + fraction > 0 else { return false }
    guard let mark = rest.first else { return true }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }
}
