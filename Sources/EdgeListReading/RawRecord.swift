/// One record taken apart with all that RFC 4180 (doi:10.17487/RFC4180) allows: the careful way, for headers, for
/// records with quotes, and for those with problems.
struct RawRecord {
  struct Field {
    /// Where it begins, from the beginning of the record; a quoted one with its quote.
    var offset: Int
    /// What it means.
    var text: [UInt8] = []
    var isQuoted = false
  }

  enum Problem {
    case unterminatedQuote, textAfterQuote, strayQuote
  }

  private(set) var fields: [Field] = []
  /// The first problem with quotes, and where, from the beginning of the record.
  private(set) var problem: (kind: Problem, offset: Int)?
  /// How many bytes the record takes, its line end included.
  private(set) var length = 0

  /// Takes apart the record that begins with these bytes; `nil` if its end is not among them.
  ///
  /// - Parameter isAtEnd: Whether the file ends with these bytes.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, isAtEnd: Bool) {
    var position = 0
    while true {
      var field = Field(offset: position)
      if position < bytes.count, bytes[position] == Byte.quote {
        guard readQuoted(bytes, &position, &field, separator: separator, isAtEnd: isAtEnd) else { return nil }
      } else {
        readPlain(bytes, &position, &field, separator: separator)
      }
      fields.append(field)
      guard position < bytes.count else { break }
      let stop = bytes[position]
      position += 1
      if stop == separator { continue }
      if stop == Byte.carriageReturn, position < bytes.count, bytes[position] == Byte.lineFeed {
        position += 1
      }
      break
    }
    length = position
  }

  private func ends(_ byte: UInt8, _ separator: UInt8) -> Bool {
    byte == separator || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }

  private mutating func note(_ kind: Problem, at offset: Int) {
    if problem == nil { problem = (kind, offset) }
  }

  private mutating func readPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ field: inout Field, separator: UInt8
  ) {
    while position < bytes.count, !ends(bytes[position], separator) {
      if bytes[position] == Byte.quote { note(.strayQuote, at: position) }
      field.text.append(bytes[position])
      position += 1
    }
  }

  /// False if the closing quote may still come.
  private mutating func readQuoted(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ field: inout Field, separator: UInt8,
    isAtEnd: Bool
  ) -> Bool {
    field.isQuoted = true
    let opening = position
    position += 1
    while true {
      guard position < bytes.count else {
        note(.unterminatedQuote, at: opening)
        return isAtEnd
      }
      let byte = bytes[position]
      position += 1
      if byte != Byte.quote {
        field.text.append(byte)
      } else if position < bytes.count, bytes[position] == Byte.quote {
        field.text.append(byte)
        position += 1
      } else {
        break
      }
    }
    if position < bytes.count, !ends(bytes[position], separator) {
      note(.textAfterQuote, at: position)
      readPlain(bytes, &position, &field, separator: separator)
    }
    return true
  }
}
