/// Makes CSV of fields: RFC 4180 (doi:10.17487/RFC4180) in UTF-8 without a byte order mark.
///
/// ```swift
/// let encoder = CSVEncoder()
/// let bytes = encoder.encode([["id", "name"], ["lung", "Lung, Breath & Co"]])
/// // id,name
/// // lung,"Lung, Breath & Co"
/// ```
///
/// A field gets quotes only where it needs them: where it contains the separator, a quote, a line end or another
/// control character (but not a tab), where it begins with a byte order mark, and where it is the empty and only
/// field of its record, which would else be a blank line. So what is written reads back the same with
/// ``CSVTable``, except that spaces around the names of a header are dropped there.
///
/// Same fields, same bytes.
public struct CSVEncoder: Sendable, Hashable {
  /// How a record ends.
  public enum LineEnding: Sendable, Hashable, CaseIterable {
    /// LF, as in files kept under version control.
    case lineFeed
    /// CR LF, as RFC 4180 has it.
    case carriageReturnLineFeed
  }

  /// What stands between two fields.
  public var separator: CSVSeparator
  /// How a record ends; the last one ends like the others.
  public var lineEnding: LineEnding
  /// Whether cells that a spreadsheet would run as a formula are made harmless; see ``FormulaGuard``.
  public var neutralizingFormulas: Bool

  /// Makes an encoder.
  public init(
    separator: CSVSeparator = .comma, lineEnding: LineEnding = .lineFeed, neutralizingFormulas: Bool = false
  ) {
    self.separator = separator
    self.lineEnding = lineEnding
    self.neutralizingFormulas = neutralizingFormulas
  }

  /// The bytes of the records, each of which is a row of fields.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func encode(_ records: some Sequence<some Sequence<String>>) -> [UInt8] {
    var bytes: [UInt8] = []
    for record in records { append(record, to: &bytes) }
    return bytes
  }

  /// Writes one record at the end of `bytes`. A record without fields writes nothing, because CSV has none.
  ///
  /// - Complexity: amortized O(*n*) in the number of bytes of the record.
  public func append(_ record: some Sequence<String>, to bytes: inout [UInt8]) {
    let start = bytes.count
    var fields = 0
    for field in record {
      if fields > 0 { bytes.append(separator.rawValue) }
      fields += 1
      append(field: field, to: &bytes)
    }
    guard fields > 0 else { return }
    // Quoted, an only field that is empty is told from a blank line.
    if bytes.count == start { bytes.append(contentsOf: [Byte.quote, Byte.quote]) }
    if lineEnding == .carriageReturnLineFeed { bytes.append(Byte.carriageReturn) }
    bytes.append(Byte.lineFeed)
  }

  private func append(field: String, to bytes: inout [UInt8]) {
    var field = neutralizingFormulas ? FormulaGuard.neutralize(field) : field
    field.withUTF8 { text in
      guard needsQuotes(text) else { return bytes.append(contentsOf: text) }
      bytes.append(Byte.quote)
      for byte in text {
        if byte == Byte.quote { bytes.append(Byte.quote) }
        bytes.append(byte)
      }
      bytes.append(Byte.quote)
    }
  }

  private func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // The mark is EF BB BF; readers drop it at the beginning of a file.
    if text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF { return true }
    for byte in text where byte <= Byte.quote || byte == separator.rawValue {
      if byte == separator.rawValue || byte == Byte.quote { return true }
      if byte < Byte.space && byte != Byte.tab { return true }
    }
    return false
  }
}
