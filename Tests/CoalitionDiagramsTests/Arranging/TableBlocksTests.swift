import GraphAlgorithms
import Testing

@testable import CoalitionDiagrams

/// Runs of rows and columns hold each row and column once, in order, and no page is too full.
@Suite("Blocks of a table")
struct TableBlocksTests {
  private let room = PageRoom(.a4, furnitureHeight: 200, furnitureWidth: 1000)

  private func table(_ seed: UInt64) -> TableMeasure {
    var generator = SeededGenerator(seed: seed)
    let (rows, columns) = (
      Int.random(in: 1...60, using: &generator), Int.random(in: 1...60, using: &generator)
    )
    var nodes: [Diagram.Node] = []
    var sizes: [Size] = []
    func add(_ row: Int, _ column: Int, _ size: Size) {
      var node = Diagram.Node(id: "\(row),\(column)", label: "", kind: .cell)
      node.cell = column == -1 ? .heading(level: row % 4) : .gap
      node.spot = .cell(row: row, column: column)
      nodes.append(node)
      sizes.append(size)
    }
    for row in 0..<rows {
      add(row, -1, Size(width: 120, height: Double.random(in: 10...80, using: &generator)))
      for column in 0..<columns { add(row, column, Size(width: 70, height: 20)) }
    }
    for column in 0..<columns where Int.random(in: 0..<4, using: &generator) == 0 {
      add(-2, column, Size(width: 50, height: 15))
    }
    return TableMeasure(nodes, sizes)
  }

  @Test("each row and each column is in one run, and every page holds its runs", arguments: 0..<40)
  func runs(_ seed: UInt64) {
    let table = table(seed)
    let blocks = TableBlocks(table, room)
    #expect(blocks.rows.flatMap(Array.init) == Array(table.rows.indices))
    #expect(blocks.columns.flatMap(Array.init) == Array(table.columns.indices))
    for rows in blocks.rows {
      for columns in blocks.columns {
        let height = rows.map { table.heights[$0] + TableArrangement.gap }.reduce(table.headHeight, +)
        let width =
          table.headingWidth
          + columns.map { table.columnWidth + (table.isGroupStart[$0] ? 16 : 3) }.reduce(0, +)
        #expect(room.holds(Size(width: width, height: height)), "\(rows) × \(columns)")
      }
    }
    #expect(TableBlocks(table, room).pageCount == blocks.pageCount)
  }

  @Test("more to spare makes more pages, never fewer", arguments: 0..<10)
  func sparing(_ seed: UInt64) {
    let table = table(seed)
    #expect(TableBlocks(table, room, sparing: 0.4).pageCount >= TableBlocks(table, room).pageCount)
  }

  @Test("what is larger than a page stands alone on one")
  func large() {
    let nodes = (0..<3).map { row in
      var node = Diagram.Node(id: "\(row)", label: "", kind: .cell)
      (node.cell, node.spot) = (.gap, .cell(row: row, column: 0))
      return node
    }
    let blocks = TableBlocks(TableMeasure(nodes, nodes.map { _ in Size(width: 9000, height: 20) }), room)
    #expect(blocks.rows == [0..<1, 1..<2, 2..<3] && blocks.columns == [0..<1])
  }
}
