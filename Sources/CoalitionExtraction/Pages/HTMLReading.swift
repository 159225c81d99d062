internal import CGumbo
internal import Glibc

/// Reads HTML as browsers do, through Google's gumbo, which tells where in the source everything stands.
struct HTMLReading {
  private let base: UnsafePointer<UInt8>
  private let offset: Int
  private var item: Int?
  private var itemCount: Int
  private var depth = 0
  private var isFirstInItem = false
  private var rowIsHeader = false
  /// How many cells of tables are open: what stands in a cell stays in its row.
  private var cells = 0

  static func read(_ text: [UInt8], into builder: inout PageBuilder) {
    read(fragment: text[...], item: nil, into: &builder)
  }

  /// Reads part of a page, such as HTML that stands in Markdown.
  static func read(fragment: ArraySlice<UInt8>, item: Int?, into builder: inout PageBuilder) {
    fragment.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, bytes.count > 0 else { return }
      var options = kGumboDefaultOptions
      options.max_errors = 0
      let output = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        gumbo_parse_with_options(&options, $0, bytes.count)
      }
      guard let output else { return }
      defer { gumbo_destroy_output(&options, output) }
      var reading = HTMLReading(
        base: base, offset: fragment.startIndex, item: item, itemCount: (item ?? 0) + 1_000_000)
      reading.walk(output.pointee.root, &builder)
      reading.endBlock(&builder, as: .paragraph)
    }
  }

  private init(base: UnsafePointer<UInt8>, offset: Int, item: Int?, itemCount: Int) {
    self.base = base
    self.offset = offset
    self.item = item
    self.itemCount = itemCount
  }

  /// What is done when the walk comes to it: into a node, or out of one.
  private enum Step {
    case enter(UnsafeMutablePointer<GumboNode>)
    case leave(UnsafeMutablePointer<GumboNode>, item: Int?)
  }

  /// Without recursion: pages nest as deep as they like.
  private mutating func walk(_ root: UnsafeMutablePointer<GumboNode>, _ builder: inout PageBuilder) {
    var stack: [Step] = [.enter(root)]
    while let step = stack.popLast() {
      switch step {
      case .leave(let node, let outer): leave(node, outer, &builder)
      case .enter(let node):
        switch node.pointee.type {
        case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA: append(node.pointee.v.text, &builder)
        case GUMBO_NODE_WHITESPACE:
          let source = place(of: node.pointee.v.text.original_text)
          builder.space(source.lowerBound, source.upperBound)
        case GUMBO_NODE_ELEMENT, GUMBO_NODE_DOCUMENT:
          let isElement = node.pointee.type == GUMBO_NODE_ELEMENT
          if isElement, Self.isAside(node.pointee.v.element) {
            if node.pointee.v.element.tag == GUMBO_TAG_TITLE { readTitle(node.pointee.v.element, &builder) }
            continue
          }
          let outer = item
          if isElement { enter(node.pointee.v.element, &builder) }
          stack.append(.leave(node, item: outer))
          let children = isElement ? node.pointee.v.element.children : node.pointee.v.document.children
          for index in (0..<Int(children.length)).reversed() {
            if let child = children.data[index] {
              stack.append(.enter(child.assumingMemoryBound(to: GumboNode.self)))
            }
          }
        default: break
        }
      }
    }
  }

  private mutating func enter(_ element: GumboElement, _ builder: inout PageBuilder) {
    switch element.tag {
    case GUMBO_TAG_A: builder.beginLink(Self.attribute("href", of: element) ?? "")
    case GUMBO_TAG_B, GUMBO_TAG_STRONG: builder.beginStrong()
    case _ where cells > 0 && element.tag != GUMBO_TAG_TD && element.tag != GUMBO_TAG_TH:
      if Self.blockTags.contains(element.tag.rawValue) || element.tag == GUMBO_TAG_LI
        || element.tag == GUMBO_TAG_BR
      {
        builder.space(start(of: element), start(of: element))
      }
    case GUMBO_TAG_LI, GUMBO_TAG_DT:
      endBlock(&builder, as: .paragraph)
      itemCount += 1
      item = itemCount
      depth += element.tag == GUMBO_TAG_LI ? 1 : 0
      isFirstInItem = true
    case GUMBO_TAG_DD:
      endBlock(&builder, as: .paragraph)
      // The description of the term before it.
      item = itemCount
    case GUMBO_TAG_TR:
      endBlock(&builder, as: .paragraph)
      rowIsHeader = true
    case GUMBO_TAG_TD, GUMBO_TAG_TH:
      if element.tag == GUMBO_TAG_TD { rowIsHeader = false }
      cells += 1
      if cells == 1 { builder.beginCell() }
    case GUMBO_TAG_BR: builder.space(start(of: element), start(of: element))
    case let tag where Self.blockTags.contains(tag.rawValue): endBlock(&builder, as: .paragraph)
    default: break
    }
  }

  private mutating func leave(
    _ node: UnsafeMutablePointer<GumboNode>, _ outer: Int?, _ builder: inout PageBuilder
  ) {
    guard node.pointee.type == GUMBO_NODE_ELEMENT else { return }
    let element = node.pointee.v.element
    switch element.tag {
    case GUMBO_TAG_A: builder.endLink()
    case GUMBO_TAG_B, GUMBO_TAG_STRONG: builder.endStrong()
    case GUMBO_TAG_TD, GUMBO_TAG_TH:
      cells -= 1
      if cells == 0 { builder.endCell(at: start(of: element)) }
    case _ where cells > 0:
      if Self.blockTags.contains(element.tag.rawValue) {
        builder.space(start(of: element), start(of: element))
      }
    case GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6:
      if item != nil {
        endBlock(&builder, as: .paragraph)
      } else {
        endBlock(&builder, as: .heading(level: Int(element.tag.rawValue - GUMBO_TAG_H1.rawValue) + 1))
      }
    case GUMBO_TAG_TR:
      builder.endBlock(rowIsHeader ? .tableHeader : .tableRow, item: item)
    case GUMBO_TAG_LI:
      endBlock(&builder, as: .paragraph)
      depth -= 1
      item = outer
    case GUMBO_TAG_DD, GUMBO_TAG_DT:
      endBlock(&builder, as: .paragraph)
      item = outer
    case let tag where Self.blockTags.contains(tag.rawValue): endBlock(&builder, as: .paragraph)
    default: break
    }
  }

  private mutating func endBlock(_ builder: inout PageBuilder, as kind: PageBlock.Kind) {
    guard !builder.isEmpty else { return builder.endBlock(kind, item: item) }
    if kind == .paragraph, item != nil, isFirstInItem {
      isFirstInItem = false
      return builder.endBlock(.item(depth: max(1, depth)), item: item)
    }
    builder.endBlock(kind, item: item)
  }

  private func append(_ text: GumboText, _ builder: inout PageBuilder) {
    guard let decoded = text.text else { return }
    let source = place(of: text.original_text)
    let start = UnsafeRawPointer(decoded).assumingMemoryBound(to: UInt8.self)
    let bytes = UnsafeBufferPointer(start: start, count: strlen(decoded))
    let original = UnsafeBufferPointer(start: base + (source.lowerBound - offset), count: source.count)
    if bytes.count == original.count, bytes.elementsEqual(original) {
      builder.append(verbatim: original, at: source.lowerBound)
      return
    }
    let alignment = LiteralAlignment(literal: bytes, source: original, hasEscapes: false)
    if let pieces = alignment.pieces(from: 0) {
      builder.append(pieces, of: alignment, at: source.lowerBound)
    } else {
      builder.append(alignment.loosePieces(), of: alignment, at: source.lowerBound)
    }
  }

  private func readTitle(_ element: GumboElement, _ builder: inout PageBuilder) {
    guard builder.title.isEmpty, element.children.length > 0, let child = element.children.data[0] else {
      return
    }
    let node = child.assumingMemoryBound(to: GumboNode.self)
    guard node.pointee.type == GUMBO_NODE_TEXT, let text = node.pointee.v.text.text else { return }
    builder.title = String(cString: text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func place(of piece: GumboStringPiece) -> Range<Int> {
    guard let data = piece.data else { return offset..<offset }
    let start = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(data)) + offset
    return start..<start + Int(piece.length)
  }

  private func start(of element: GumboElement) -> Int { offset + Int(element.start_pos.offset) }

  private static func attribute(_ name: String, of element: GumboElement) -> String? {
    var attributes = element.attributes
    guard let found = gumbo_get_attribute(&attributes, name) else { return nil }
    return String(cString: found.pointee.value)
  }

  /// What is not the page's own text: scripts, forms, navigation and what is hidden from readers.
  private static func isAside(_ element: GumboElement) -> Bool {
    if asideTags.contains(element.tag.rawValue) { return true }
    if attribute("aria-hidden", of: element) == "true" || attribute("hidden", of: element) != nil {
      return true
    }
    if let role = attribute("role", of: element), asideRoles.contains(role) { return true }
    guard let names = attribute("class", of: element) else { return false }
    return names.lowercased().split(whereSeparator: { !$0.isLetter }).contains {
      asideClasses.contains(String($0))
    }
      && element.tag != GUMBO_TAG_BODY && element.tag != GUMBO_TAG_HTML && element.tag != GUMBO_TAG_MAIN
  }

  private static let asideRoles: Set<String> = [
    "navigation", "search", "banner", "contentinfo", "menu", "dialog",
  ]
  private static let asideClasses: Set<String> = [
    "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "crumbs", "cookie", "cookies", "skip",
    "toc",
    "pagination", "share", "social",
  ]
  private static let asideTags: Set<UInt32> = Set(
    [
      GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NAV, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_SVG,
      GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_IFRAME, GUMBO_TAG_FOOTER,
      GUMBO_TAG_TITLE,
      GUMBO_TAG_OBJECT, GUMBO_TAG_VIDEO, GUMBO_TAG_AUDIO, GUMBO_TAG_CANVAS, GUMBO_TAG_LABEL,
    ].map(\.rawValue))
  private static let blockTags: Set<UInt32> = Set(
    [
      GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN, GUMBO_TAG_HEADER,
      GUMBO_TAG_BODY, GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_DL, GUMBO_TAG_TABLE, GUMBO_TAG_BLOCKQUOTE,
      GUMBO_TAG_PRE,
      GUMBO_TAG_FIGURE, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_HR, GUMBO_TAG_ADDRESS, GUMBO_TAG_ASIDE,
      GUMBO_TAG_DETAILS,
      GUMBO_TAG_SUMMARY, GUMBO_TAG_FORM, GUMBO_TAG_FIELDSET, GUMBO_TAG_CAPTION, GUMBO_TAG_H1, GUMBO_TAG_H2,
      GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6,
    ].map(\.rawValue))
}
