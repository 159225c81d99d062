/// A problem as a value: where it is, what stands there, what should stand there, and how to mend it.
///
/// Every reader of the project collects its problems as diagnostics instead of stopping at the first one, and
/// throws one only where nothing could be read at all.
///
/// ```swift
/// let problem = Diagnostic(
///   .error, file: "organizations.csv", line: 12, column: 8, found: "\"Torontoo\"",
///   expected: "the id of a city", mend: "Write the id as it stands in cities.csv.")
/// print(problem)
/// // organizations.csv:12:8: error: found "Torontoo"; expected the id of a city. Mend: Write the id as …
/// ```
public struct Diagnostic: Error, Sendable, Hashable, Codable {
  /// How bad a problem is. The order is that of reports: the worst comes first.
  public enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
    /// What was read cannot be relied on before this is mended.
    case error
    /// What was read is usable, and probably not what was meant.
    case warning
    /// Nothing is wrong; the reader should know.
    case note
  }

  /// How bad the problem is.
  public var severity: Severity
  /// The file as its user named it, or another name for the source.
  public var file: String
  /// The physical line, counted from 1; 0 stands for the whole file.
  public var line: Int
  /// The place in the line in Unicode scalars, counted from 1; 0 stands for the whole line.
  ///
  /// A byte order mark is not counted. Bytes that are not UTF-8 count as the U+FFFD that they decode to.
  public var column: Int
  /// What stands there: a phrase that follows the word "found".
  public var found: String
  /// What should stand there: a phrase that follows the word "expected".
  public var expected: String
  /// What to do about it, as a sentence; may be empty.
  public var mend: String

  /// Makes a diagnostic; `line` and `column` may be left out where the problem concerns the whole file or line.
  public init(
    _ severity: Severity, file: String, line: Int = 0, column: Int = 0, found: String, expected: String,
    mend: String = ""
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.found = found
    self.expected = expected
    self.mend = mend
  }
}

extension Diagnostic: CustomStringConvertible {
  /// One line in the form that editors and compilers use: `file:line:column: severity: found …; expected …. Mend: …`.
  ///
  /// A place of 0 is left out.
  public var description: String {
    var text = file
    if line > 0 {
      text += ":\(line)"
      if column > 0 { text += ":\(column)" }
    }
    text += ": \(severity.rawValue): found \(found); expected \(expected)."
    if !mend.isEmpty { text += " Mend: \(mend)" }
    return text
  }
}

extension Diagnostic.Severity: Comparable {
  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }

  /// Whether `left` is worse than `right`.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}

extension Diagnostic: Comparable {
  /// Orders by file, line, column, severity, then by the text: a total order, so that reports come out the same
  /// on every run.
  public static func < (left: Self, right: Self) -> Bool {
    if left.file != right.file { return left.file < right.file }
    if left.line != right.line { return left.line < right.line }
    if left.column != right.column { return left.column < right.column }
    if left.severity != right.severity { return left.severity < right.severity }
    if left.found != right.found { return left.found < right.found }
    if left.expected != right.expected { return left.expected < right.expected }
    return left.mend < right.mend
  }
}
