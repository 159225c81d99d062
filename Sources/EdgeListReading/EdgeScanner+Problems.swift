import GraphAlgorithms

extension EdgeScanner {
  /// Notes a problem at a byte of the record that begins at the current line.
  mutating func add(
    _ span: UnsafeBufferPointer<UInt8>, _ offset: Int, _ found: String, expected: String, mend: String
  ) {
    let place = place(of: offset, in: span, line: line)
    problems.add(line: place.line, column: place.column, found: found, expected: expected, mend: mend)
  }

  mutating func addWrongCount(_ record: RawRecord, _ span: UnsafeBufferPointer<UInt8>) {
    let count = record.fields.count
    let wanted = layout.roles.count
    let isShort = count < wanted
    // Where the record ends, or where what is too much begins.
    let offset = isShort ? contentLength(span) : record.fields[wanted].offset
    add(
      span, offset, "\(count) \(count == 1 ? "field" : "fields")",
      expected: "\(wanted), one for each column",
      mend: isShort
        ? "Add the missing fields, or remove the line."
        : "Put quotes round a field that contains the separator, or remove what is too much.")
  }

  mutating func add(_ problem: RawRecord.Problem, _ span: UnsafeBufferPointer<UInt8>, _ offset: Int) {
    switch problem {
    case .unterminatedQuote:
      add(
        span, offset, "a quote that is never closed", expected: "a closing quote",
        mend: "Close the field with a quote; everything up to the end of the file was taken for its text.")
    case .textAfterQuote:
      add(
        span, offset, "text after the closing quote", expected: "a separator or the end of the line",
        mend: "Double the quotes inside the field, or move the closing quote to its end.")
    case .strayQuote:
      add(
        span, offset, "a quote inside a field without quotes",
        expected: "quotes round the whole field, or none",
        mend: "Put quotes round the field and double the quotes inside.")
    }
  }

  mutating func add(
    _ refusal: NameCheck.Refusal, _ role: Layout.Role, _ field: RawRecord.Field,
    _ span: UnsafeBufferPointer<UInt8>
  ) {
    let expected = "the name of a \(role.names[0])"
    switch refusal {
    case .empty:
      add(span, field.offset, "nothing", expected: expected, mend: "Write the name, or remove the line.")
    case .tooLong:
      add(
        span, field.offset, "\(field.text.count) bytes", expected: "a name of less than 4 GiB",
        mend: "Check the quotes.")
    case .nul:
      add(
        span, field.offset, "a NUL byte (0x00)", expected: "text in UTF-8",
        mend: "Remove it; if there are many, the file may be UTF-16 and should be saved as UTF-8.")
    case .notUTF8:
      add(
        span, field.offset, "bytes that are not UTF-8", expected: "text in UTF-8",
        mend: "Save the file as UTF-8.")
    case .blanks:
      add(
        span, field.offset, "spaces around \(quote(field.text))", expected: expected,
        mend: "Remove the spaces, or put quotes round the name if they belong to it.")
    }
  }

  mutating func add(
    _ answer: WeightText.Answer, _ field: RawRecord.Field, _ span: UnsafeBufferPointer<UInt8>
  ) {
    let expected = "a weight: a number, finite and not negative"
    let found = field.text.isEmpty ? "nothing" : quote(field.text)
    let mend =
      switch answer {
      case .weight, .notANumber: "Write a number with a decimal point, such as 2 or 0.5."
      case .nan: "Write what the edge weighs, or leave the edge out."
      case .infinite: "Write a number that a double can hold."
      case .negative: "Leave the edge out, or shift all weights."
      }
    add(span, field.offset, found, expected: expected, mend: mend)
  }

  /// Text for a message, cut short.
  private func quote(_ text: [UInt8]) -> String {
    let string = String(decoding: text, as: UTF8.self)
    return string.count > 40 ? "\"\(string.prefix(40))…\"" : "\"\(string)\""
  }

  /// The length of a record without its line end.
  private func contentLength(_ span: UnsafeBufferPointer<UInt8>) -> Int {
    var length = span.count
    while length > 0, span[length - 1] == Byte.lineFeed || span[length - 1] == Byte.carriageReturn {
      length -= 1
    }
    return length
  }
}
