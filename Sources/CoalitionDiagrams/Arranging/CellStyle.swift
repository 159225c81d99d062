internal import GraphvizRendering

extension NodeStyle {
  /// The size of the words in cells: no smaller than those around the picture.
  static let cellSize = 10.0
  /// The widest line in a cell, in em, and that of a list.
  static let cellWidth = 9.4
  static let listWidth = 11.5

  /// How a cell looks: headings and what is unknown are bare words, what is there is the darker the more there is,
  /// dashed where it is only implied, and a gap has a heavy frame, bold words and a colour. Each differs from the
  /// others on grey paper too.
  func attributes(of node: Diagram.Node, cell state: Diagram.CellState) -> DOTAttributes {
    var (isRowHeading, labelWidth, maximumLines) = (false, Self.cellWidth, 3)
    if case .cell(let row, let column)? = node.spot {
      isRowHeading = column == -1
      // A heading has its whole group of columns to stand over.
      if row == -2 {
        labelWidth = min(40, Self.cellWidth * Double(groupSpans[column] ?? 1) / TextWidth.boldFactor)
      }
      if row < 0 { maximumLines = 5 }
    }
    let neutral = palette.neutral.full
    var attributes: DOTAttributes = [
      "fontname": .raw(Self.font), "fontsize": .number(Self.cellSize), "fontcolor": .raw(palette.text.text),
      "tooltip": .text(BidirectionalText.withoutControls(node.hover)), "id": .text("node-" + node.id),
      "shape": .raw("box"), "style": .raw("filled"), "color": .raw(neutral.border.text),
      "fillcolor": .raw(palette.ground.text),
      "penwidth": .number((0.6 * palette.lineScale).rounded(toPlaces: 2)),
      "margin": .raw("0.06,0.04"), "width": 0.3, "height": 0.2,
    ]
    switch state {
    case .heading(let level):
      attributes["shape"] = .raw("plaintext")
      attributes["style"] = nil
      if level == 0 { attributes["fontname"] = .raw(Self.boldFont) }
    case .filled(let isImplied):
      let shade = palette.tone(cluster: 0).full
      if isImplied { attributes["style"] = .raw("filled,dashed") }
      attributes["color"] = .raw(shade.border.text)
      attributes["fillcolor"] = .raw(palette.cellFill(CellShades.level(of: node.measure ?? 1)).text)
    case .wider: attributes["fontcolor"] = .raw(palette.quietText.text)
    case .gap:
      attributes["fontname"] = .raw(Self.boldFont)
      attributes["fillcolor"] = .raw(palette.gap.fill.text)
      attributes["color"] = .raw(palette.gap.border.text)
      attributes["penwidth"] = .number((1.4 * palette.lineScale).rounded(toPlaces: 2))
    case .unknown:
      attributes["shape"] = .raw("plaintext")
      attributes["style"] = nil
      attributes["fontcolor"] = .raw(palette.quietText.text)
    }
    let lines =
      isRowHeading
      ? Self.headingLines(node) : Self.cellLines(node, width: labelWidth, maximumLines: maximumLines)
    // Lists read better from the left.
    let isLeft = isRowHeading || node.details.contains { $0.hasPrefix("• ") }
    attributes["label"] =
      isLeft
      ? .raw(lines.map { DOTValue.escaped($0) + "\\l" }.joined()) : .text(lines.joined(separator: "\n"))
    return attributes
  }

  /// The heading of a row, indented by its level in the tree.
  static func headingLines(_ node: Diagram.Node) -> [String] {
    guard case .heading(let level)? = node.cell, level > 0 else {
      return TextWrapping.lines(node.label, width: 15, maximumLines: 4)
    }
    // Blanks that no line end swallows, up to a depth beyond which nothing would be left for words.
    let indent = String(repeating: "\u{A0}", count: 4 * (min(level, 5) - 1))
    return TextWrapping.lines(node.label, width: 15, maximumLines: 4).enumerated().map {
      indent + ($0 == 0 ? "–\u{A0}" : "\u{A0}\u{A0}\u{A0}") + $1
    }
  }

  /// The label and the details of a cell, broken to its width.
  static func cellLines(_ node: Diagram.Node, width: Double, maximumLines: Int = 3) -> [String] {
    TextWrapping.lines(node.label, width: width, maximumLines: maximumLines)
      + node.details.flatMap { detail in
        let isItem = detail.hasPrefix("• ")
        return TextWrapping.lines(detail, width: isItem ? listWidth : cellWidth, maximumLines: 2).enumerated()
          .map {
            (isItem && $0 > 0 ? "\u{A0}\u{A0}\u{A0}" : "") + $1
          }
      }
  }
}
