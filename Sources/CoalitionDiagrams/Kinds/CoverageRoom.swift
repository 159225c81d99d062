internal import GraphAlgorithms

/// How many pages a grid needs for its words to be read.
///
/// An estimate from what cells and the words around the grid take, made before anything is measured, to choose how
/// much stands in a cell; the pages themselves are made from what was measured.
struct CoverageRoom {
  /// What title, legend, caption and source line take on a page as wide as a sheet of A3, in points.
  private static let furniture = Size(width: 1521, height: 215)
  private static let lineHeight = 1.2
  /// The borders of a cell, in points.
  private static let borders = Size(width: 9, height: 6)

  private let room: PageRoom

  init(_ page: PageSize) {
    room = PageRoom(page, furnitureHeight: Self.furniture.height, furnitureWidth: Self.furniture.width)
  }

  /// How many pages cells need with all that they say.
  func pages(_ nodes: [Diagram.Node]) -> Int {
    let sizes = nodes.map { node in
      let lines =
        switch node.spot {
        // The heading of a group is broken to its columns.
        case .cell(row: -2, _): [node.label]
        case .cell(_, column: -1): NodeStyle.headingLines(node)
        default: NodeStyle.cellLines(node, width: NodeStyle.cellWidth)
        }
      return Size(
        width: (lines.map(TextWidth.of).max() ?? 0) * NodeStyle.cellSize + Self.borders.width,
        height: Double(lines.count) * Self.lineHeight * NodeStyle.cellSize + Self.borders.height)
    }
    return TableBlocks(TableMeasure(nodes, sizes), room).pageCount
  }
}
