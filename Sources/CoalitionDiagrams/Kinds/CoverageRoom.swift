internal import GraphAlgorithms

/// How large a grid can be for its words to be read on a page, in em of its words.
///
/// An estimate from what cells and the words around the grid take, made before anything is measured; on the safe side
/// of `DiagramComposer.smallestTextSize`.
struct CoverageRoom {
  /// What headings, title, caption and source line take.
  private static let aroundWidth = 17.0
  private static let aroundHeight = 28.0
  private static let lineHeight = 1.2
  /// Borders of a cell and the gap to the next.
  private static let border = 0.9
  /// Above a row that begins a tree.
  private static let rule = 0.6

  /// The longer and the shorter side; nil where there is no end of paper.
  private let sides: Size?
  private let mustLie: Bool

  init(_ page: PageSize) {
    mustLie = page == .slide
    sides = page.sides.map { sides in
      let em = DiagramComposer.smallestTextSize
      return Size(
        width: (sides.height - 2 * PageSize.margin) / em, height: (sides.width - 2 * PageSize.margin) / em)
    }
  }

  /// How many rows and columns a page has room for that lies on its longer side, with two lines in each cell.
  var limits: (rows: Int, columns: Int) {
    guard let sides else { return (200, 60) }
    return (
      max(1, Int((sides.height - Self.aroundHeight) / 2.8)),
      max(1, Int((sides.width - Self.aroundWidth) / 9))
    )
  }

  /// By how much cells with all that they say are too wide and too high, the page lying or upright as they fit
  /// better; what fits is at most 1.
  func excess(_ nodes: [Diagram.Node]) -> (width: Double, height: Double) {
    guard let sides else { return (0, 0) }
    var heights: [Int: Double] = [:]
    var columns = 0
    var widest = 0.0
    for node in nodes {
      guard case .cell(let row, let column)? = node.spot, row >= -1 else { continue }
      if column == -1 {
        if node.cell == .heading(level: 0) { heights[row, default: 0] += Self.rule }
        continue
      }
      let lines = NodeStyle.cellLines(node, width: NodeStyle.cellWidth)
      let height = Double(lines.count) * Self.lineHeight + Self.border
      heights[row] = max(heights[row] ?? 0, height)
      widest = max(widest, lines.map(TextWidth.of).max() ?? 0)
      columns = max(columns, column + 1)
    }
    let height = heights.sorted { $0.key < $1.key }.reduce(Self.aroundHeight) { $0 + $1.value }
    let width = Self.aroundWidth + Double(columns) * (widest + 1.2)
    let lying = (width: width / sides.width, height: height / sides.height)
    let upright = (width: width / sides.height, height: height / sides.width)
    return mustLie || max(lying.width, lying.height) <= max(upright.width, upright.height) ? lying : upright
  }

  /// Whether cells can be read with all that they say.
  func holds(_ nodes: [Diagram.Node]) -> Bool {
    let excess = excess(nodes)
    return max(excess.width, excess.height) <= 1
  }
}
