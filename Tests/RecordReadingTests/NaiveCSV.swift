/// A second reader that shares no code and no idea with the first: it decodes everything first and then goes
/// through it one character at a time. The oracle for ``CSVTableTwinTests``.
struct NaiveCSV {
  struct Field: Equatable {
    var text = ""
    var line: Int
    var column: Int
  }

  var records: [[Field]] = []
  /// `line:column` of quotes inside unquoted fields, of text after closing quotes, of what was not UTF-8, of NUL.
  var strays: [String] = []
  var trailers: [String] = []
  var illFormed: [String] = []
  var nuls: [String] = []
  var unclosed: [String] = []

  private enum State { case start, plain, quoted, closed, trailing }

  init(_ bytes: [UInt8]) {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var line = 1
    var column = 1
    var state = State.start
    var field = Field(line: 1, column: 1)
    var record: [Field] = []
    var at = 0
    while at < scalars.count {
      let scalar = scalars[at]
      let place = "\(line):\(column)"
      if scalar == "\u{FFFD}" { illFormed.append(place) }
      if scalar == "\0" { nuls.append(place) }
      // What the character means.
      let endsLine = scalar == "\n" || scalar == "\r"
      let isPair = scalar == "\r" && at + 1 < scalars.count && scalars[at + 1] == "\n"
      if state == .quoted {
        if scalar == "\"" {
          if at + 1 < scalars.count && scalars[at + 1] == "\"" {
            field.text += "\""
            at += 1
            column += 1
          } else {
            state = .closed
          }
        } else {
          field.text.unicodeScalars.append(scalar)
        }
      } else if scalar == "," {
        record.append(field)
        field = Field(line: line, column: column + 1)
        state = .start
      } else if endsLine {
        if !(record.isEmpty && state == .start) { records.append(record + [field]) }
        record = []
        state = .start
        if isPair { at += 1 }
        field = Field(line: line + 1, column: 1)
      } else if scalar == "\"" && state == .start {
        state = .quoted
        unclosed = [place]
      } else {
        if state == .closed {
          trailers.append(place)
          state = .trailing
        }
        if scalar == "\"" { strays.append(place) }
        if state == .start { state = .plain }
        field.text.unicodeScalars.append(scalar)
      }
      // Where the next character stands.
      at += 1
      column += 1
      if endsLine && !(state == .quoted && isPair) {
        line += 1
        column = 1
      }
    }
    if state != .quoted { unclosed = [] }
    if !(record.isEmpty && state == .start) { records.append(record + [field]) }
  }
}
