internal import CMarkdown
internal import Glibc
internal import RecordReading

/// Reads CommonMark with GitHub's tables through libcmark-gfm.
///
/// The library says on which lines a block stands; where in them each word stands is found by walking along the source
/// beside the words that the library gives.
struct MarkdownReading {
  private let text: [UInt8]
  private var lineStarts: [Int] = []
  private var cursor = 0
  private var blockEnd = 0
  private var item: Int?
  private var items: [Int?] = []
  private var itemCount = 0
  private var isFirstInItem = false
  private var imageDepth = 0
  private var htmlLinks = 0
  /// How often words could not be found near by in this block.
  private var misses = 0

  private init(_ text: [UInt8]) {
    self.text = text
    lineStarts = Page.lineStarts(text).map { Int($0) }
  }

  static func read(_ text: [UInt8], named name: String, into builder: inout PageBuilder) -> [Diagnostic] {
    var reading = MarkdownReading(text)
    // The library makes every row of a table as wide as its header, whatever that costs.
    reading.readsTables = !reading.hasHugeTable
    reading.read(into: &builder)
    guard !reading.readsTables else { return [] }
    return [
      Diagnostic(
        .warning, file: name, found: "a line with more than \(mostColumns) bars",
        expected: "tables of fewer columns",
        mend: "Tables of this page were read as text; save the table as CSV and import that.")
    ]
  }

  private static let mostColumns = 300
  private var readsTables = true

  private var hasHugeTable: Bool {
    var bars = 0
    for byte in text {
      if byte == 10 { bars = 0 }
      if byte == UInt8(ascii: "|") { bars += 1 }
      if bars > Self.mostColumns { return true }
    }
    return false
  }

  /// Extensions are registered for the whole process, once.
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  private mutating func read(into builder: inout PageBuilder) {
    let firstLine = readFrontMatter(into: &builder)
    let start = lineStarts[firstLine]
    lineStarts.removeFirst(firstLine)
    _ = Self.registered
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return }
    defer { cmark_parser_free(parser) }
    for name in readsTables ? ["table", "strikethrough"] : ["strikethrough"] {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    text[start...].withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let document = cmark_parser_finish(parser) else { return }
    defer { cmark_node_free(document) }
    guard let iterator = cmark_iter_new(document) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      visit(node, isEntering: event == CMARK_EVENT_ENTER, &builder)
    }
  }

  /// `---`, lines of `key: value`, `---` at the beginning of a page; the title becomes a heading. Answers how many
  /// lines it takes.
  private mutating func readFrontMatter(into builder: inout PageBuilder) -> Int {
    func line(_ number: Int) -> Range<Int> {
      let end = number + 1 < lineStarts.count ? lineStarts[number + 1] - 1 : text.count
      return lineStarts[number]..<(end > lineStarts[number] && text[end - 1] == 13 ? end - 1 : end)
    }
    guard text[line(0)].elementsEqual("---".utf8) else { return 0 }
    for number in 1..<min(lineStarts.count, 200) where text[line(number)].elementsEqual("---".utf8) {
      for inside in 1..<number where text[line(inside)].starts(with: "title:".utf8) {
        let range = line(inside)
        let value = text[range.lowerBound + 6..<range.upperBound].drop { " '\"".utf8.contains($0) }
        let end = value.lastIndex { !" '\"".utf8.contains($0) }.map { $0 + 1 } ?? value.startIndex
        builder.append(exactly: text[value.startIndex..<end])
        builder.title = String(decoding: text[value.startIndex..<end], as: UTF8.self)
        builder.endBlock(.heading(level: 1), item: nil)
      }
      return min(number + 1, lineStarts.count - 1)
    }
    return 0
  }

  private mutating func visit(
    _ node: OpaquePointer, isEntering: Bool, _ builder: inout PageBuilder
  ) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING:
      if isEntering {
        beginBlock(node)
      } else {
        builder.endBlock(.heading(level: Int(cmark_node_get_heading_level(node))), item: nil)
        endBlock()
      }
    case CMARK_NODE_PARAGRAPH:
      if isEntering {
        beginBlock(node)
      } else {
        let depth = items.count
        builder.endBlock(isFirstInItem && item != nil ? .item(depth: depth) : .paragraph, item: item)
        isFirstInItem = false
        endBlock()
      }
    case CMARK_NODE_ITEM:
      if isEntering {
        items.append(item)
        itemCount += 1
        item = itemCount
        isFirstInItem = true
      } else {
        item = items.removeLast()
        isFirstInItem = false
      }
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: appendLiteral(of: node, &builder)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: appendBreak(&builder)
    case CMARK_NODE_HTML_INLINE: skipInlineHTML(node, &builder)
    case CMARK_NODE_STRONG: if isEntering { builder.beginStrong() } else { builder.endStrong() }
    case CMARK_NODE_IMAGE:
      imageDepth += isEntering ? 1 : -1
      if !isEntering { skipAddress(of: node) }
    case CMARK_NODE_LINK:
      if isEntering {
        builder.beginLink(cmark_node_get_url(node).map { String(cString: $0) } ?? "")
      } else {
        builder.endLink()
        skipAddress(of: node)
      }
    case CMARK_NODE_HTML_BLOCK: readHTML(node, &builder)
    case CMARK_NODE_CODE_BLOCK, CMARK_NODE_THEMATIC_BREAK: break
    default: visitTable(node, isEntering: isEntering, &builder)
    }
  }

  private mutating func visitTable(
    _ node: OpaquePointer, isEntering: Bool, _ builder: inout PageBuilder
  ) {
    guard let name = cmark_node_get_type_string(node).map({ String(cString: $0) }), name.hasPrefix("table")
    else {
      return
    }
    switch name {
    case "table_row", "table_header":
      if isEntering {
        beginBlock(node)
      } else {
        builder.endBlock(name == "table_header" ? .tableHeader : .tableRow, item: item)
        endBlock()
      }
    case "table_cell": if isEntering { builder.beginCell() } else { builder.endCell(at: cursor) }
    default: break
    }
  }

  private mutating func beginBlock(_ node: OpaquePointer) {
    let first = max(0, min(Int(cmark_node_get_start_line(node)) - 1, lineStarts.count - 1))
    let last = max(first, min(Int(cmark_node_get_end_line(node)) - 1, lineStarts.count - 1))
    cursor = max(cursor, lineStarts[first])
    blockEnd = last + 1 < lineStarts.count ? lineStarts[last + 1] : text.count
    misses = 0
    htmlLinks = 0
  }

  private mutating func endBlock() { cursor = max(cursor, min(blockEnd, text.count)) }

  private mutating func appendLiteral(
    of node: OpaquePointer, _ builder: inout PageBuilder
  ) {
    guard imageDepth == 0, let literal = cmark_node_get_literal(node) else { return }
    let bytes = Array(
      UnsafeBufferPointer(
        start: UnsafeRawPointer(literal).assumingMemoryBound(to: UInt8.self), count: strlen(literal)))
    guard !bytes.isEmpty else { return }
    if let place = find(bytes) {
      text.withUnsafeBufferPointer {
        builder.append(verbatim: UnsafeBufferPointer(rebasing: $0[place..<place + bytes.count]), at: place)
      }
      cursor = place + bytes.count
    } else {
      appendDecoded(bytes, &builder)
    }
  }

  /// Where the words stand next in the block: near by, or with some patience farther off.
  private mutating func find(_ bytes: [UInt8]) -> Int? {
    let limit = min(blockEnd, text.count)
    func search(to end: Int) -> Int? {
      text.withUnsafeBufferPointer { text in
        guard let base = text.baseAddress else { return nil }
        var place = cursor
        while end - place >= bytes.count,
          let found = memchr(base + place, Int32(bytes[0]), end - place - bytes.count + 1)
        {
          place = UnsafeRawPointer(base).distance(to: found)
          if memcmp(base + place, bytes, bytes.count) == 0 { return place }
          place += 1
        }
        return nil
      }
    }
    // A single character made of an entity is not the next such character farther on.
    if bytes.count <= 4, cursor < limit, text[cursor] == UInt8(ascii: "&"),
      !text[cursor...].starts(with: bytes)
    {
      return nil
    }
    if let near = search(to: min(limit, cursor + bytes.count + 400)) { return near }
    guard misses < 32 else { return nil }
    misses += 1
    return search(to: limit)
  }

  /// Words with entities or escaped characters in them: found by walking along both from where they may begin.
  private mutating func appendDecoded(_ bytes: [UInt8], _ builder: inout PageBuilder) {
    let limit = min(blockEnd, text.count)
    guard cursor < limit else { return builder.append(bytes, for: cursor..<cursor) }
    let from = cursor
    let end = text.withUnsafeBufferPointer { text in
      bytes.withUnsafeBufferPointer { bytes in
        let source = UnsafeBufferPointer(rebasing: text[from..<limit])
        let alignment = LiteralAlignment(literal: bytes, source: source, hasEscapes: true)
        for start in 0..<min(source.count, 300) {
          guard
            source[start] == bytes[0] || source[start] == UInt8(ascii: "&")
              || source[start] == UInt8(ascii: "\\"),
            let pieces = alignment.pieces(from: start), let last = pieces.last
          else { continue }
          builder.append(pieces, of: alignment, at: from)
          return from + last.source.upperBound
        }
        let window = UnsafeBufferPointer(rebasing: source.prefix(bytes.count * 2 + 64))
        let loose = LiteralAlignment(literal: bytes, source: window, hasEscapes: true)
        let pieces = loose.loosePieces()
        builder.append(pieces, of: loose, at: from)
        return from + (pieces.last?.source.upperBound ?? 0)
      }
    }
    cursor = end
  }

  private mutating func appendBreak(_ builder: inout PageBuilder) {
    let limit = min(blockEnd, text.count)
    guard cursor < limit, var end = text[cursor..<limit].firstIndex(where: { $0 == 10 || $0 == 13 }) else {
      return builder.space(cursor, cursor)
    }
    if text[end] == 13, end + 1 < limit, text[end + 1] == 10 { end += 1 }
    builder.space(cursor, end + 1)
    cursor = end + 1
  }

  /// After the words of a link, its address.
  private mutating func skipAddress(of node: OpaquePointer) {
    let limit = min(blockEnd, text.count)
    guard let close = text[min(cursor, limit)..<limit].prefix(4096).firstIndex(of: UInt8(ascii: "]")),
      close + 1 < limit
    else { return }
    switch text[close + 1] {
    case UInt8(ascii: "("):
      var depth = 0
      for place in (close + 1)..<limit {
        if text[place] == UInt8(ascii: "(") { depth += 1 }
        if text[place] == UInt8(ascii: ")") { depth -= 1 }
        if depth == 0 {
          cursor = place + 1
          return
        }
      }
    case UInt8(ascii: "["):
      if let end = text[(close + 1)..<limit].prefix(4096).firstIndex(of: UInt8(ascii: "]")) {
        cursor = end + 1
      }
    default: cursor = close + 1
    }
  }

  /// Tags within a paragraph: links of theirs are links, the rest is left aside.
  private mutating func skipInlineHTML(
    _ node: OpaquePointer, _ builder: inout PageBuilder
  ) {
    guard let literal = cmark_node_get_literal(node) else { return }
    let tag = String(cString: literal)
    if let place = find(Array(tag.utf8)) { cursor = place + tag.utf8.count }
    let name = tag.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "/" }.lowercased()
    if name == "a" {
      let address = tag.split(separator: "href=").dropFirst().first.map { rest in
        String(rest.drop { $0 == "\"" || $0 == "'" }.prefix { $0 != "\"" && $0 != "'" && $0 != ">" })
      }
      builder.beginLink(address ?? "")
      htmlLinks += 1
    } else if name == "/a", htmlLinks > 0 {
      builder.endLink()
      htmlLinks -= 1
    } else if name == "br" {
      builder.space(cursor, cursor)
    }
  }

  private mutating func readHTML(_ node: OpaquePointer, _ builder: inout PageBuilder) {
    beginBlock(node)
    defer { endBlock() }
    guard cursor < blockEnd else { return }
    HTMLReading.read(fragment: text[cursor..<min(blockEnd, text.count)], item: item, into: &builder)
  }
}
