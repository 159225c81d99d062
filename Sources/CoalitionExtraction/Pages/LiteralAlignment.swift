/// Text in which entities and escaped characters were decoded, beside the source it came from.
struct LiteralAlignment {
  /// A stretch of both that belongs together; verbatim where it is the same bytes.
  struct Piece {
    let literal: Range<Int>
    let source: Range<Int>
    let isVerbatim: Bool
  }

  let literal: UnsafeBufferPointer<UInt8>
  let source: UnsafeBufferPointer<UInt8>
  /// Whether a backslash in the source hides (Markdown) or is a character (HTML).
  let hasEscapes: Bool

  /// The pieces from a place of the source on; nil where the literal is not what stands there. O(length).
  func pieces(from start: Int) -> [Piece]? {
    var found: [Piece] = []
    var (place, origin) = (0, start)
    while place < literal.count {
      let (begin, beginOrigin) = (place, origin)
      while place < literal.count, origin < source.count, literal[place] == source[origin],
        !isMark(source[origin])
      {
        place += 1
        origin += 1
      }
      if place > begin {
        found.append(Piece(literal: begin..<place, source: beginOrigin..<origin, isVerbatim: true))
      }
      guard place < literal.count else { break }
      guard origin < source.count, let next = decoded(place, origin) else { return nil }
      found.append(next)
      place = next.literal.upperBound
      origin = next.source.upperBound
    }
    return found
  }

  /// The pieces from the beginning of the source on, where the two differ in ways that no rule explains: what does
  /// not fit is skipped up to where both go on alike, a few times, and the rest is one piece. O(length).
  func loosePieces() -> [Piece] {
    var found: [Piece] = []
    var (place, origin) = (0, 0)
    for _ in 0..<32 where place < literal.count && origin < source.count {
      let (begin, beginOrigin) = (place, origin)
      while place < literal.count, origin < source.count, literal[place] == source[origin] {
        place += 1
        origin += 1
      }
      if place > begin {
        found.append(Piece(literal: begin..<place, source: beginOrigin..<origin, isVerbatim: true))
      }
      guard place < literal.count, origin < source.count, let next = meeting(place, origin) else { break }
      found.append(
        Piece(
          literal: place..<next.literal, source: origin..<next.source, isVerbatim: false))
      (place, origin) = (next.literal, next.source)
    }
    if place < literal.count {
      found.append(
        Piece(literal: place..<literal.count, source: origin..<source.count, isVerbatim: false))
    }
    return found.filter { !$0.literal.isEmpty }
  }

  /// Where both go on alike for some bytes, the nearest.
  private func meeting(_ place: Int, _ origin: Int) -> (literal: Int, source: Int)? {
    for sum in 1...64 {
      for step in 0...sum {
        let (one, other) = (place + step, origin + sum - step)
        guard one + 6 <= literal.count, other + 6 <= source.count else { continue }
        if (0..<6).allSatisfy({ literal[one + $0] == source[other + $0] }) { return (one, other) }
      }
    }
    return nil
  }

  private func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || (hasEscapes && byte == UInt8(ascii: "\\"))
  }

  /// What an entity or an escaped character at a place of the source became.
  private func decoded(_ place: Int, _ origin: Int) -> Piece? {
    let byte = source[origin]
    if hasEscapes, byte == UInt8(ascii: "\\") {
      if origin + 1 < source.count, source[origin + 1] == literal[place],
        literal[place] != byte || place + 1 >= literal.count || literal[place + 1] != byte
      {
        return Piece(literal: place..<place + 1, source: origin..<origin + 2, isVerbatim: false)
      }
      return literal[place] == byte
        ? Piece(literal: place..<place + 1, source: origin..<origin + 1, isVerbatim: true) : nil
    }
    // A line end of two bytes, or a NUL, which became another character.
    if byte == 13, literal[place] == 10 {
      let length = origin + 1 < source.count && source[origin + 1] == 10 ? 2 : 1
      return Piece(literal: place..<place + 1, source: origin..<origin + length, isVerbatim: false)
    }
    // What is no character in HTML or Markdown became U+FFFD.
    let isReplaced =
      place + 2 < literal.count && literal[place] == 0xEF && literal[place + 1] == 0xBF
      && literal[place + 2] == 0xBD
    if byte == 0 || (isReplaced && byte != UInt8(ascii: "&")) {
      let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return Piece(
        literal: place..<place + scalarLength(place), source: origin..<min(origin + length, source.count),
        isVerbatim: false)
    }
    guard byte == UInt8(ascii: "&") else { return nil }
    var end = origin + 1
    while end < source.count, end - origin < 40, Self.isNamePart(source[end]) { end += 1 }
    let hasEnd = end < source.count && source[end] == UInt8(ascii: ";")
    if hasEnd { end += 1 }
    if literal[place] == byte, !hasEnd || !continues(place + 1, end) {
      // An ampersand that is just that; `&amp;` is the entity that becomes one.
      if !(hasEnd && continues(place + 1, end)), continues(place + 1, origin + 1) {
        return Piece(literal: place..<place + 1, source: origin..<origin + 1, isVerbatim: true)
      }
    }
    guard end > origin + 1 else { return nil }
    var length = scalarLength(place)
    while length < 10, place + length < literal.count, !continues(place + length, end) {
      length += scalarLength(place + length)
    }
    if place + length < literal.count, !continues(place + length, end) { length = scalarLength(place) }
    return Piece(literal: place..<min(place + length, literal.count), source: origin..<end, isVerbatim: false)
  }

  /// Whether both go on alike for a few bytes, or with another mark.
  private func continues(_ place: Int, _ origin: Int) -> Bool {
    for step in 0..<4 {
      if place + step >= literal.count { return true }
      guard origin + step < source.count else { return false }
      if isMark(source[origin + step]) || source[origin + step] == 13 { return true }
      guard literal[place + step] == source[origin + step] else { return false }
    }
    return true
  }

  private func scalarLength(_ place: Int) -> Int {
    guard place < literal.count else { return 1 }
    let byte = literal[place]
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "#") || (48...57).contains(byte) || (65...90).contains(byte)
      || (97...122).contains(byte)
  }
}

extension PageBuilder {
  /// Adds the pieces of a literal whose source begins at an offset of the page.
  mutating func append(_ pieces: [LiteralAlignment.Piece], of alignment: LiteralAlignment, at offset: Int) {
    for piece in pieces {
      if piece.isVerbatim {
        append(
          verbatim: UnsafeBufferPointer(rebasing: alignment.source[piece.source]),
          at: offset + piece.source.lowerBound)
      } else {
        append(
          alignment.literal[piece.literal],
          for: offset + piece.source.lowerBound..<offset + piece.source.upperBound)
      }
    }
  }
}
