internal import RecordReading

/// The tags and texts of an XML file, one after the other: as much of XML as SVG files need, and not more.
///
/// Whatever comes in, it takes time in proportion to the length and no memory besides: entities cannot be declared,
/// nothing is nested deeper than ``deepest``, and no tag is longer than ``longestTag``.
struct XMLScanner {
  enum Token {
    case start(Tag)
    case end(Range<Int>)
    case text(Range<Int>)
    /// A declaration, comment or instruction.
    case other(Range<Int>)
  }

  struct Tag {
    var whole: Range<Int>
    var name: Range<Int>
    var attributes: Range<Int>
    /// Whether it ends itself: `<path/>`.
    var isEmpty: Bool
  }

  /// Pictures nest a dozen deep; Inkscape's layers and groups add some.
  static let deepest = 512
  /// The longest thing in a picture of ours is the outline of a card; Inkscape may embed a photograph.
  static let longestTag = 32 << 20

  let bytes: UnsafeBufferPointer<UInt8>
  let file: String
  private(set) var place = 0
  private var open: [Range<Int>] = []
  private var hasRoot = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// The next piece, or nil at the end.
  ///
  /// - Throws: where the file is cut off, ends what it did not begin, or goes beyond the limits.
  mutating func next() throws(BrokenFile) -> Token? {
    guard place < bytes.count else {
      guard open.isEmpty, hasRoot else {
        let name = open.last.map(text) ?? "svg"
        throw problem(place, "the end of the file", "</\(name.prefix(40))>", "Take a file that is whole.")
      }
      return nil
    }
    let start = place
    guard bytes[start] == UInt8(ascii: "<") else {
      place = index(of: UInt8(ascii: "<"), from: start) ?? bytes.count
      return .text(start..<place)
    }
    switch start + 1 < bytes.count ? bytes[start + 1] : 0 {
    case UInt8(ascii: "/"): return .end(try readEnd(start))
    case UInt8(ascii: "?"): return .other(try skip(from: start, to: "?>"))
    case UInt8(ascii: "!"):
      if starts(with: "<!--", at: start) { return .other(try skip(from: start, to: "-->")) }
      if starts(with: "<![CDATA[", at: start) {
        let whole = try skip(from: start, to: "]]>")
        return .text((whole.lowerBound + 9)..<(whole.upperBound - 3))
      }
      return .other(try readDeclaration(start))
    default: return .start(try readStart(start))
    }
  }

  private mutating func readEnd(_ start: Int) throws(BrokenFile) -> Range<Int> {
    let whole = try skip(from: start, to: ">")
    let name = nameRange(start + 2)
    guard let expected = open.popLast(), equal(expected, name) else {
      throw problem(start, "</\(text(name).prefix(40))>", "the end of the element that is open", "")
    }
    return whole
  }

  private mutating func readStart(_ start: Int) throws(BrokenFile) -> Tag {
    let name = nameRange(start + 1)
    guard !name.isEmpty else { throw problem(start, "“<”", "the name of an element", "Write &lt; for it.") }
    var end = name.upperBound
    while true {
      guard end < bytes.count, end - start < Self.longestTag else {
        let found =
          end < bytes.count ? "a tag of more than \(Self.longestTag >> 20) MB" : "a tag that does not end"
        throw problem(start, found, "“>”", "Take a file that is whole.")
      }
      let byte = bytes[end]
      if byte == UInt8(ascii: ">") { break }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let limit = min(bytes.count, start + Self.longestTag)
        end = index(of: byte, from: end + 1, before: limit) ?? limit - 1
      } else if byte == UInt8(ascii: "<") {
        throw problem(end, "“<” in a tag", "“>”", "Take a file that is whole.")
      }
      end += 1
    }
    let isEmpty = bytes[end - 1] == UInt8(ascii: "/")
    if !isEmpty {
      open.append(name)
      guard open.count <= Self.deepest else {
        throw problem(start, "elements nested deeper than \(Self.deepest)", "a picture", "")
      }
    }
    hasRoot = true
    place = end + 1
    return Tag(
      whole: start..<place, name: name,
      attributes: name.upperBound..<(isEmpty ? max(end - 1, name.upperBound) : end),
      isEmpty: isEmpty)
  }

  /// A document type, which may name its definition but not bring one along: entities could grow without bound.
  private mutating func readDeclaration(_ start: Int) throws(BrokenFile) -> Range<Int> {
    let whole = try skip(from: start, to: ">")
    if let bracket = index(of: UInt8(ascii: "["), from: start, before: whole.upperBound) {
      throw problem(
        bracket, "declarations in the document type", "a picture without any",
        "Save it as plain SVG; entities are not read.")
    }
    return whole
  }

  private mutating func skip(from start: Int, to ending: StaticString) throws(BrokenFile) -> Range<Int> {
    var end = start
    while let found = index(of: ending.utf8Start[0], from: end) {
      if starts(with: ending, at: found) {
        place = found + ending.utf8CodeUnitCount
        return start..<place
      }
      end = found + 1
    }
    throw problem(
      start, "“\(text(start..<min(start + 9, bytes.count)))” that does not end", "“\(ending)”", "")
  }

  /// The value of an attribute, between its quotes.
  func attribute(_ name: StaticString, in tag: Tag) -> Range<Int>? {
    var found: Range<Int>?
    forEachAttribute(of: tag) { attribute, value in
      if found == nil, equals(attribute, name) { found = value }
    }
    return found
  }

  func forEachAttribute(of tag: Tag, _ body: (_ name: Range<Int>, _ value: Range<Int>) -> Void) {
    var at = tag.attributes.lowerBound
    let end = tag.attributes.upperBound
    while at < end {
      while at < end, isSpace(bytes[at]) { at += 1 }
      let name = nameRange(at)
      at = max(name.upperBound, at)
      while at < end, isSpace(bytes[at]) || bytes[at] == UInt8(ascii: "=") { at += 1 }
      guard at < end else { return }
      let quote = bytes[at]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        at += 1
        continue
      }
      guard let close = index(of: quote, from: at + 1, before: end) else { return }
      body(name, (at + 1)..<close)
      at = close + 1
    }
  }

  private func nameRange(_ start: Int) -> Range<Int> {
    var end = min(start, bytes.count)
    while end < bytes.count, !isSpace(bytes[end]), !Self.endsName(bytes[end]) { end += 1 }
    return min(start, end)..<end
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 9 && byte <= 13) }

  func index(of byte: UInt8, from start: Int, before end: Int? = nil) -> Int? {
    var at = start
    let end = end ?? bytes.count
    while at < end {
      if bytes[at] == byte { return at }
      at += 1
    }
    return nil
  }

  func starts(with prefix: StaticString, at start: Int) -> Bool {
    guard start + prefix.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<prefix.utf8CodeUnitCount where bytes[start + offset] != prefix.utf8Start[offset] {
      return false
    }
    return true
  }

  func equals(_ range: Range<Int>, _ word: StaticString) -> Bool {
    range.count == word.utf8CodeUnitCount && starts(with: word, at: range.lowerBound)
  }

  private func equal(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    a.count == b.count && bytes[a].elementsEqual(bytes[b])
  }

  /// The bytes as they stand.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func problem(_ place: Int, _ found: String, _ expected: String, _ mend: String) -> BrokenFile {
    let before = bytes[..<min(place, bytes.count)]
    let lineStart = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    return BrokenFile(diagnostics: [
      Diagnostic(
        .error, file: file, line: before.count { $0 == UInt8(ascii: "\n") } + 1,
        column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1, found: found, expected: expected,
        mend: mend)
    ])
  }
}
