internal import RecordReading

/// Reads the rows of comma- or tab-separated values, each a row of the page.
enum TableReading {
  static func read(_ text: [UInt8], named name: String, into builder: inout PageBuilder) -> [Diagnostic] {
    let firstLine = text.prefix { $0 != 10 }
    let tabs = firstLine.count { $0 == 9 }
    let commas = firstLine.count { $0 == UInt8(ascii: ",") }
    let semicolons = firstLine.count { $0 == UInt8(ascii: ";") }
    let separator: CSVSeparator =
      tabs > max(commas, semicolons) ? .tab : semicolons > commas ? .semicolon : .comma
    let table = CSVTable(bytes: text, file: name, separator: separator)
    for column in table.header.indices {
      append(text, table.headerSourceRange(column), to: &builder)
    }
    builder.endBlock(.tableHeader, item: nil)
    for record in 0..<table.recordCount {
      for column in 0..<table.fieldCount(record: record) {
        append(text, table.sourceRange(record, column), to: &builder)
      }
      builder.endBlock(.tableRow, item: nil)
    }
    return table.diagnostics
  }

  /// A cell; of two quotes within quotes, which stand for one, the first is left out.
  private static func append(_ text: [UInt8], _ range: Range<Int>, to builder: inout PageBuilder) {
    let quote = UInt8(ascii: "\"")
    var range = range
    builder.beginCell()
    defer { builder.endCell(at: range.upperBound) }
    guard range.count >= 2, text[range.lowerBound] == quote, text[range.upperBound - 1] == quote else {
      text.withUnsafeBufferPointer {
        builder.append(verbatim: UnsafeBufferPointer(rebasing: $0[range]), at: range.lowerBound)
      }
      return
    }
    range = range.lowerBound + 1..<range.upperBound - 1
    text.withUnsafeBufferPointer { text in
      var start = range.lowerBound
      while start < range.upperBound {
        var end = start
        while end < range.upperBound, text[end] != quote { end += 1 }
        builder.append(verbatim: UnsafeBufferPointer(rebasing: text[start..<end]), at: start)
        if end + 1 < range.upperBound {
          builder.append(CollectionOfOne(quote), for: end..<end + 2)
        }
        start = end + 2
      }
    }
  }
}
