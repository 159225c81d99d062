/// The words of a GML file, one after another, without a copy of any.
///
/// The bytes are UTF-8 and end with a line feed, which lets loops run without asking for the end.
struct GMLTokens {
  /// What a word is.
  enum Kind: UInt8 {
    /// Letters, digits and underscores after a letter: a key.
    case key
    case integer
    case real
    /// Between quotes; the place is that of the text within.
    case string
    case open
    case close
    /// The end of the file.
    case end
    /// Anything else without a blank, quote or bracket.
    case word
  }

  let text: UnsafeBufferPointer<UInt8>
  private let base: UnsafePointer<UInt8>
  /// Where the file ends, before the line feed that it was given.
  private let limit: Int
  private var offset = 0
  private var line = 1
  private var lineStart = 0
  /// The number of comments met.
  private(set) var comments = 0

  // The last word: what it is, where it is in the text, and on which line it begins.
  private(set) var kind = Kind.end
  private(set) var start = 0
  private(set) var end = 0
  /// Whether there is an `&` in the string.
  private(set) var hasEntity = false
  /// Whether the string has no end; it then is the rest of the file.
  private(set) var isUnended = false
  private(set) var startLine = 1
  private(set) var startLineStart = 0
  private var isHeld = false

  /// Words of a text whose last byte must be a line feed.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress, text.last == UInt8(ascii: "\n") else { return nil }
    self.text = text
    self.base = base
    limit = text.count - 1
  }

  /// The bytes of the last word.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + start, count: end - start)
  }

  /// Bytes of the text.
  func slice(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + start, count: end - start)
  }

  /// Lets the next call of ``next()`` return the last word again.
  mutating func hold() { isHeld = true }

  /// Goes on to the next word.
  @inline(__always)
  mutating func next() -> Kind {
    if isHeld {
      isHeld = false
      return kind
    }
    skipBlanks()
    start = offset
    startLine = line
    startLineStart = lineStart
    if offset >= limit {
      end = offset
      kind = .end
      return kind
    }
    switch base[offset] {
    case UInt8(ascii: "["): kind = single(.open)
    case UInt8(ascii: "]"): kind = single(.close)
    case UInt8(ascii: "\""): kind = string()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      kind = key()
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      kind = number()
    default: kind = word()
    }
    return kind
  }

  @inline(__always)
  private mutating func skipBlanks() {
    while offset < limit {
      let byte = base[offset]
      if byte > UInt8(ascii: "#") { return }
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        offset += 1
      } else if byte == UInt8(ascii: "\n") {
        offset += 1
        line += 1
        lineStart = offset
      } else if byte == UInt8(ascii: "\r") {
        offset += 1
        if offset < limit, base[offset] != UInt8(ascii: "\n") {
          line += 1
          lineStart = offset
        }
      } else if byte == UInt8(ascii: "#") {
        comments += 1
        while offset < limit, base[offset] != UInt8(ascii: "\n"), base[offset] != UInt8(ascii: "\r") {
          offset += 1
        }
      } else if byte == 0x0B || byte == 0x0C {
        offset += 1
      } else {
        return
      }
    }
  }

  private mutating func single(_ kind: Kind) -> Kind {
    offset += 1
    end = offset
    return kind
  }

  private mutating func string() -> Kind {
    offset += 1
    start = offset
    hasEntity = false
    while offset < limit {
      let byte = base[offset]
      offset += 1
      if byte > UInt8(ascii: "&") { continue }
      if byte == UInt8(ascii: "\"") {
        end = offset - 1
        isUnended = false
        return .string
      }
      if byte == UInt8(ascii: "&") { hasEntity = true }
      if byte == UInt8(ascii: "\n") {
        line += 1
        lineStart = offset
      } else if byte == UInt8(ascii: "\r"), offset < limit, base[offset] != UInt8(ascii: "\n") {
        line += 1
        lineStart = offset
      }
    }
    end = offset
    isUnended = true
    return .string
  }

  private mutating func key() -> Kind {
    while Self.isKeyByte(base[offset]) { offset += 1 }
    if Self.isEnd(base[offset]) {
      end = offset
      return .key
    }
    return word()
  }

  private mutating func number() -> Kind {
    if base[offset] == UInt8(ascii: "+") || base[offset] == UInt8(ascii: "-") { offset += 1 }
    let digits = offset
    while Self.isDigit(base[offset]) { offset += 1 }
    if offset > digits, Self.isEnd(base[offset]) {
      end = offset
      return .integer
    }
    while !Self.isEnd(base[offset]) { offset += 1 }
    end = offset
    return GMLNumber.kind(bytes) == .real ? .real : .word
  }

  private mutating func word() -> Kind {
    while !Self.isEnd(base[offset]) { offset += 1 }
    end = offset
    return .word
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  @inline(__always)
  private static func isKeyByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "_")
  }

  /// Whether a word ends before this byte.
  @inline(__always)
  private static func isEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09...0x0D, UInt8(ascii: " "), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""): true
    default: false
    }
  }
}
