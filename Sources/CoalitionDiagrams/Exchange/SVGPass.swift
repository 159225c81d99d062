internal import RecordReading

/// One walk over Graphviz's SVG that copies what may stay and puts in what is missing; see ``SVGFinishing``.
struct SVGPass {
  /// What the words and shapes that are read belong to.
  private enum Owner {
    case picture
    case node(Int)
    case edge
    case words
  }

  /// An element that is open.
  private struct Frame {
    var isDropped: Bool
    /// The owner outside of it.
    var outer: Owner
  }

  private let finishing: SVGFinishing
  private var scanner: XMLScanner
  private(set) var output: [UInt8] = []
  private var copied = 0
  private var frames: [Frame] = []
  private var owner = Owner.picture
  private var widths: [Double] = []
  private var line = 0
  private var isShapeAwaited = false
  private var title: String?
  private var usedEdges: [String: Int] = [:]

  init(_ finishing: SVGFinishing, _ scanner: XMLScanner) {
    self.finishing = finishing
    self.scanner = scanner
    output.reserveCapacity(scanner.bytes.count * 2)
  }

  mutating func run() throws(BrokenFile) {
    while let token = try scanner.next() {
      switch token {
      case .start(let tag): try start(tag)
      case .end(let whole):
        guard let frame = frames.popLast() else { break }
        owner = frame.outer
        if frame.isDropped { drop(whole) }
      case .other(let whole):
        if !scanner.starts(with: "<?xml", at: whole.lowerBound) { drop(whole) }
      case .text: break
      }
    }
    copy(to: scanner.bytes.count)
  }

  private mutating func start(_ tag: XMLScanner.Tag) throws(BrokenFile) {
    let outer = owner
    var isDropped = false
    if scanner.equals(tag.name, "g") {
      isDropped = try startGroup(tag)
    } else if scanner.equals(tag.name, "a") {
      isDropped = scanner.attribute("xlink:href", in: tag) == nil
      if !isDropped, case .node(let index) = owner {
        copy(to: tag.attributes.upperBound)
        append(" aria-label=\"", finishing.name(ofNode: index), "\"")
      }
    } else if scanner.equals(tag.name, "text") {
      finish(text: tag)
    } else if scanner.equals(tag.name, "svg"), frames.isEmpty {
      copy(to: tag.attributes.upperBound)
      output.append(contentsOf: SVGFinishing.rootAttributes.utf8)
      if let drawing = try drawing() { append(" data-drawing=\"", drawing, "\"") }
      copy(to: tag.whole.upperBound)
      finishing.appendHead(to: &output)
    } else if scanner.equals(tag.name, "title") {
      // The names of Graphviz are not for people.
      try dropTitle(tag)
      return
    } else if case .node(let index) = owner, isShapeAwaited {
      // Found again by this when somebody takes the group apart.
      isShapeAwaited = false
      copy(to: tag.attributes.upperBound)
      append(" data-node=\"", finishing.id(ofNode: index), "\"")
    }
    if isDropped { drop(tag.whole) }
    if tag.isEmpty { owner = outer } else { frames.append(Frame(isDropped: isDropped, outer: outer)) }
  }

  /// How Graphviz maps the drawing to the page, which is lost when its group is taken apart.
  private func drawing() throws(BrokenFile) -> String? {
    var ahead = scanner
    while let token = try ahead.next() {
      guard case .start(let tag) = token else { continue }
      return ahead.attribute("transform", in: tag).map(ahead.text)
    }
    return nil
  }

  /// Gives a group its role and words; says whether its tags are to go.
  private mutating func startGroup(_ tag: XMLScanner.Tag) throws(BrokenFile) -> Bool {
    guard let kind = scanner.attribute("class", in: tag) else {
      // Graphviz puts what has a tooltip into a group of its own.
      return scanner.attribute("id", in: tag).map { scanner.starts(with: "a_", at: $0.lowerBound) } ?? false
    }
    let content = try lookAhead()
    (widths, line) = ([], 0)
    if scanner.equals(kind, "node") {
      widths = finishing.widths(ofNode: content.title)
      if let index = finishing.node(titled: content.title) {
        owner = .node(index)
        isShapeAwaited = true
        copy(to: tag.attributes.upperBound)
        finishing.appendAttributes(node: index, isLink: content.hasLink, to: &output)
        title = finishing.title(ofNode: index)
      } else {
        owner = .words
        mark(content.title, isHidden: !content.hasText, tag)
      }
    } else if scanner.equals(kind, "edge") {
      owner = .edge
      let used = usedEdges[content.title, default: 0]
      let edges = finishing.edges(titled: content.title)
      if used < edges.count {
        usedEdges[content.title] = used + 1
        copy(to: tag.attributes.upperBound)
        finishing.appendAttributes(edge: edges[used], to: &output)
        title = finishing.title(ofEdge: edges[used])
      } else {
        mark(content.title, isHidden: true, tag)
      }
    }
    return false
  }

  /// Names a part of the words around the picture; a sample in the legend says nothing without its words.
  private mutating func mark(_ name: String, isHidden: Bool, _ tag: XMLScanner.Tag) {
    copy(to: tag.attributes.upperBound)
    append(" data-part=\"", name, "\"")
    if isHidden { output.append(contentsOf: " aria-hidden=\"true\"".utf8) }
  }

  /// The name of a group in Graphviz, and whether it has an address and words, without going on.
  private func lookAhead() throws(BrokenFile) -> (title: String, hasLink: Bool, hasText: Bool) {
    var ahead = scanner
    var (title, hasLink, hasText, depth, inTitle) = ("", false, false, 1, false)
    while depth > 0, let token = try ahead.next() {
      switch token {
      case .start(let tag):
        if !tag.isEmpty { depth += 1 }
        inTitle = depth == 2 && ahead.equals(tag.name, "title")
        hasText = hasText || ahead.equals(tag.name, "text")
        hasLink = hasLink || (ahead.equals(tag.name, "a") && ahead.attribute("xlink:href", in: tag) != nil)
        // The picture's own group is the whole file.
        if ahead.equals(tag.name, "g"), ahead.attribute("class", in: tag) != nil {
          return (title, hasLink, hasText)
        }
      case .end:
        depth -= 1
        inTitle = false
      case .text(let range):
        if inTitle { title = Self.identifier(XMLText.decoded(ahead.bytes[range])) }
      case .other: break
      }
    }
    return (title, hasLink, hasText)
  }

  /// The identifier behind a name as Graphviz holds it: `\\` and `\x` with four digits, as `DOTIdentifier` writes.
  private static func identifier(_ name: [UInt8]) -> String {
    let backslash = UInt8(ascii: "\\")
    guard name.contains(backslash) else { return String(decoding: name, as: UTF8.self) }
    var result: [UInt8] = []
    var rest = name[...]
    while let byte = rest.popFirst() {
      if byte == backslash, rest.first == backslash {
        result.append(backslash)
        rest.removeFirst()
      } else if byte == backslash, rest.first == UInt8(ascii: "x"),
        let value = UInt32(String(decoding: rest.dropFirst().prefix(4), as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        result.append(contentsOf: UTF8.encode(scalar) ?? .init())
        rest = rest.dropFirst(5)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func dropTitle(_ tag: XMLScanner.Tag) throws(BrokenFile) {
    copy(to: tag.whole.lowerBound)
    if let title { append("<title>", title, "</title>\n") }
    title = nil
    var end = tag.whole.upperBound
    while !tag.isEmpty, let token = try scanner.next() {
      guard case .end(let whole) = token else { continue }
      end = whole.upperBound
      break
    }
    copied = end
    skipLineEnd()
  }

  /// Gives a line of text its measured width and fonts to fall back on.
  private mutating func finish(text tag: XMLScanner.Tag) {
    if let family = scanner.attribute("font-family", in: tag) {
      let name = scanner.text(family)
      let isBold = name.hasSuffix(" Bold")
      copy(to: family.lowerBound)
      output.append(contentsOf: (isBold ? String(name.dropLast(5)) : name).utf8)
      output.append(contentsOf: ("," + SVGFinishing.fallbackFonts).utf8)
      copied = family.upperBound
      if isBold {
        copy(to: family.upperBound + 1)
        output.append(contentsOf: " font-weight=\"bold\"".utf8)
      }
    }
    if line < widths.count, widths[line] > 0 {
      copy(to: tag.attributes.upperBound)
      output.append(contentsOf: " textLength=\"\(widths[line])\" lengthAdjust=\"spacingAndGlyphs\"".utf8)
    }
    line += 1
  }

  private mutating func append(_ before: String, _ words: String, _ after: String) {
    output.append(contentsOf: before.utf8)
    XMLText.append(words, keepsLines: !before.hasSuffix("\""), to: &output)
    output.append(contentsOf: after.utf8)
  }

  private mutating func copy(to end: Int) {
    guard end > copied else { return }
    output.append(contentsOf: scanner.bytes[copied..<end])
    copied = end
  }

  private mutating func drop(_ range: Range<Int>) {
    copy(to: range.lowerBound)
    copied = range.upperBound
    skipLineEnd()
  }

  private mutating func skipLineEnd() {
    if copied < scanner.bytes.count, scanner.bytes[copied] == UInt8(ascii: "\n") { copied += 1 }
  }
}
