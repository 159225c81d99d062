internal import GraphAlgorithms
internal import GraphvizRendering

/// The words around a picture: title and subtitle above, legend, caption and source line below.
///
/// Each piece is a node of its own without edges, so that Graphviz measures it like any other. Everything is set to
/// the left edge of the picture and broken to its width, or to `minimumWidth` where the picture is narrower.
struct Furniture {
  /// A picture narrower than this has words beside it rather than a column of syllables below.
  static let minimumWidth = 360.0
  /// No line of running text is longer, in em: the eye does not find back from further.
  static let longestLine = 100.0

  private static let linkGap = 24.0

  private var header: [FurniturePiece] = []
  private var footer: [FurniturePiece] = []
  private let legend: Legend
  /// How wide the words stand, in points.
  let width: Double

  /// Words that lead to another page.
  struct PageLink: Hashable {
    /// The number of the page, from 1.
    var page: Int
    var words: String

    /// What the piece is called.
    var name: String { "page-link:\(page)" }
  }

  /// Where the words lead, below the subtitle.
  let links: [PageLink]
  private var linkRow: [FurniturePiece] = []

  /// The samples of lines in the legend.
  var edges: [DOTEdge] { legend.edges }

  /// Makes the words of a diagram.
  ///
  /// - Parameters:
  ///   - width: how wide the picture is, in points.
  ///   - sizeMeaning: what a larger label means.
  ///   - staleMeaning: what faint means.
  ///   - links: the pages that this one leads to.
  init(
    _ diagram: Diagram, _ style: NodeStyle, width: Double, sizeMeaning: String = "the larger, the more links",
    staleMeaning: String = "not checked lately", links: [PageLink] = []
  ) {
    let width = max(width, Self.minimumWidth)
    self.width = width
    self.links = links
    let palette = style.palette
    legend = Legend(diagram, style, width: width, sizeMeaning: sizeMeaning, staleMeaning: staleMeaning)
    func words(
      _ name: String, _ text: String, size: Double, colour: Colour, isBold: Bool = false,
      isParagraph: Bool = true, maximumLines: Int = 6
    ) -> FurniturePiece {
      FurniturePiece(
        name, words: text, size: size, width: min(width, Self.longestLine * size), colour: colour,
        isBold: isBold, isParagraph: isParagraph, maximumLines: maximumLines)
    }
    // A large picture is looked at from further off, or made smaller on paper.
    let scale = min(1.6, max(1, width / 1000))
    let titleSize = width < 520 ? 17.0 : (22 * scale).rounded()
    header.append(
      words("title", diagram.title, size: titleSize, colour: palette.text, isBold: true, isParagraph: false))
    if !diagram.subtitle.isEmpty {
      header.append(
        words("subtitle", diagram.subtitle, size: (13 * scale).rounded(), colour: palette.quietText))
    }
    linkRow = links.map { link in
      FurniturePiece(
        link.name, words: link.words, size: 11, width: width / Double(links.count) - Self.linkGap,
        colour: palette.text, maximumLines: 2)
    }
    if !diagram.caption.isEmpty {
      // It counts what is not drawn, and so must not be cut itself.
      footer.append(words("caption", diagram.caption, size: 11, colour: palette.text, maximumLines: 200))
    }
    if !diagram.sourceLine.isEmpty {
      footer.append(words("source", diagram.sourceLine, size: 10, colour: palette.quietText))
    }
  }

  /// Every piece, to be measured.
  var unplaced: [DOTNode] {
    let rows = legend.rows.flatMap { [$0.heading] + $0.entries.flatMap(\.pieces) }
    return (header + linkRow + rows + footer).map { DOTNode($0.name, $0.attributes) }
  }

  /// Every piece in its place around the picture's boxes.
  ///
  /// - Parameter sizes: what Graphviz measured for each of `unplaced`, by name.
  func placed(around boxes: [Rectangle], sizes: [String: Size]) -> (nodes: [DOTNode], boxes: [Rectangle]) {
    var setting = Setting(left: boxes.map(\.left).min() ?? 0, width: width, sizes: sizes)
    setting.y = (boxes.map(\.top).max() ?? 0) + 24
    if let height = linkRow.map(setting.height).max() {
      var x = setting.left
      for piece in linkRow {
        setting.put(piece, x: x, middle: setting.y + height / 2)
        x += setting.width(of: piece) + Self.linkGap
      }
      setting.y += height + 5
    }
    for piece in header.reversed() {
      let height = setting.height(piece)
      setting.put(piece, x: setting.left, middle: setting.y + height / 2)
      setting.y += height + 5
    }
    setting.y = (boxes.map(\.bottom).min() ?? 0) - 28
    let column = (legend.rows.map { setting.width(of: $0.heading) }.max() ?? 0) + 14
    for row in legend.rows { setting.set(row, column: column) }
    setting.y -= 8
    for piece in footer {
      let height = setting.height(piece)
      setting.put(piece, x: setting.left, middle: setting.y - height / 2)
      setting.y -= height + 5
    }
    return (setting.nodes, setting.boxes)
  }

  /// How much is added to the height of a picture.
  func height(_ sizes: [String: Size]) -> Double {
    let picture = Rectangle(center: Point(x: 0, y: 0), size: Size(width: width, height: 0))
    return (placed(around: [picture], sizes: sizes).boxes + [picture]).bounds?.size.height ?? 0
  }
}

/// Pieces put on the page one after the other.
private struct Setting {
  let left: Double
  let width: Double
  let sizes: [String: Size]
  /// Where the next piece begins.
  var y = 0.0
  var nodes: [DOTNode] = []
  var boxes: [Rectangle] = []

  init(left: Double, width: Double, sizes: [String: Size]) {
    self.left = left
    self.width = width
    self.sizes = sizes
  }

  func width(of piece: FurniturePiece) -> Double { sizes[piece.name]?.width ?? 0 }
  func height(_ piece: FurniturePiece) -> Double { sizes[piece.name]?.height ?? 0 }

  mutating func put(_ piece: FurniturePiece, x: Double, middle: Double) {
    var attributes = piece.attributes
    attributes["pos"] = .position(
      x: (x + width(of: piece) / 2).rounded(toPlaces: 2), y: middle.rounded(toPlaces: 2), isPinned: true)
    nodes.append(DOTNode(piece.name, attributes))
    boxes.append(
      Rectangle(
        center: Point(x: x + width(of: piece) / 2, y: middle),
        size: Size(width: width(of: piece), height: height(piece))))
  }

  private func width(of entry: Legend.Entry) -> Double {
    entry.pieces.reduce(0) { $0 + width(of: $1) } + entry.gaps.reduce(0, +)
  }

  /// The entries of a row beside its heading, in as many lines as the width needs.
  mutating func set(_ row: Legend.Row, column: Double) {
    var lines: [[Legend.Entry]] = [[]]
    var x = left + column
    for entry in row.entries {
      let entryWidth = width(of: entry)
      if lines[lines.count - 1].isEmpty == false, x + entryWidth > left + width {
        lines.append([])
        x = left + column
      }
      lines[lines.count - 1].append(entry)
      x += entryWidth + 18
    }
    for (index, line) in lines.enumerated() {
      let pieces = line.flatMap(\.pieces) + (index == 0 ? [row.heading] : [])
      let tallest = pieces.map(height).max() ?? 0
      let middle = y - tallest / 2
      if index == 0 { put(row.heading, x: left, middle: middle) }
      var x = left + column
      for entry in line {
        for (place, piece) in entry.pieces.enumerated() {
          put(piece, x: x, middle: middle)
          x += width(of: piece) + (place < entry.gaps.count ? entry.gaps[place] : 0)
        }
        x += 18
      }
      y -= tallest + 7
    }
    y -= 3
  }
}
