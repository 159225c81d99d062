import RecordReading

/// A GML file while it is read: its words, and what is wrong with them.
struct GMLSource {
  /// Blocks within each other beyond which one is skipped; igraph stops at 32 too.
  static let depthLimit = 32

  var tokens: GMLTokens
  var problems: TextProblems
  var omissions = Omissions()
  /// How many bytes the names of columns may still have. Names of keys within keys would grow with the square of
  /// the file.
  var nameBudget: Int

  init?(_ text: UnsafeBufferPointer<UInt8>, problems: TextProblems) {
    guard let tokens = GMLTokens(text) else { return nil }
    self.tokens = tokens
    self.problems = problems
    nameBudget = max(1 << 20, 4 * text.count)
  }

  /// Takes a problem at the last word.
  mutating func report(
    _ severity: Diagnostic.Severity, found: String, expected: String, mend: String = ""
  ) {
    let offset = tokens.start - (tokens.kind == .string ? 1 : 0)
    problems.add(
      severity, line: tokens.startLine, lineStart: tokens.startLineStart, offset: offset, in: tokens.text,
      found: found, expected: expected, mend: mend)
  }

  /// The last word as a message shows it.
  var shown: String {
    switch tokens.kind {
    case .end: "the end of the file"
    case .open: "\"[\""
    case .close: "\"]\""
    default: TextProblems.shown(tokens.bytes)
    }
  }

  /// Says that a block is not closed, and goes on as if it were.
  mutating func reportUnclosed(_ name: String, line: Int) {
    report(
      .error, found: "the end of the file", expected: "\"]\" at the end of \(name) from line \(line)",
      mend: "The file may have been cut short: get it again, or close the block.")
  }

  /// Goes to the end of a block whose `[` was the last word. Nothing recurses, so nesting costs no stack.
  mutating func skipBlock(_ name: String) {
    let line = tokens.startLine
    var depth = 1
    while depth > 0 {
      switch tokens.next() {
      case .open: depth += 1
      case .close: depth -= 1
      case .end:
        reportUnclosed(name, line: line)
        return
      default: break
      }
    }
  }

  /// Whether the last word, which is not the end of the file or a `]`, can be a key; otherwise says so.
  @inline(__always)
  mutating func isKey() -> Bool {
    if tokens.kind == .key { return true }
    return isOddKey()
  }

  private mutating func isOddKey() -> Bool {
    if tokens.kind == .word {
      report(
        .warning, found: shown, expected: "a key of letters and digits, with a letter first",
        mend: "It is read as a key. Other programs may refuse it.")
      return true
    }
    report(
      .error, found: shown, expected: "a key",
      mend: tokens.kind == .string
        ? "Within a text, write \" as &quot;." : "Give the value a key, or remove it.")
    omissions.add("values without a key")
    if tokens.kind == .open { skipBlock("the block") }
    return false
  }

  /// Says what is odd about a value that was the last word; false if it is none.
  mutating func isOddValue(after key: String) -> Bool {
    switch tokens.kind {
    case .word, .key:
      let text = tokens.bytes
      if !GMLNumber.isNotFinite(text[...]) {
        report(
          .warning, found: shown, expected: "a number, or a text in quotes, after \(key)",
          mend: "It is read as a text. Put it in quotes.")
      }
      return true
    case .close, .end:
      report(
        .error, found: shown, expected: "a value after \(key)", mend: "Write the value, or remove the key.")
      omissions.add("keys without a value")
      tokens.hold()
      return false
    default: return true
    }
  }

  /// Says that the string that was the last word does not end.
  mutating func reportUnended() {
    report(
      .error, found: "a text without an end", expected: "a quote at its end",
      mend: "Close the text; the rest of the file was taken for it.")
  }
}
