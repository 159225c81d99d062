import GraphAlgorithms
import Testing

@testable import CoalitionDiagrams

/// Nothing overlaps whatever the sizes, and cells line up.
@Suite("Tables")
struct TableArrangementTests {
  /// Cells at random spots, some taken twice, some nodes without a spot.
  private func random(_ seed: UInt64) -> (Diagram, [Size]) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...60, using: &generator)
    var diagram = Diagram(title: "Random", placements: [.table])
    var sizes: [Size] = []
    for index in 0..<count {
      var node = Diagram.Node(id: "\(index)", label: "\(index)", kind: .cell)
      let (row, column) = (
        Int.random(in: -2...6, using: &generator), Int.random(in: -1...6, using: &generator)
      )
      node.cell = row < 0 || column < 0 ? .heading(level: Int.random(in: 0...2, using: &generator)) : .gap
      if Int.random(in: 0..<9, using: &generator) > 0 { node.spot = .cell(row: row, column: column) }
      diagram.nodes.append(node)
      sizes.append(
        Size(
          width: Double.random(in: 0...300, using: &generator),
          height: Double.random(in: 0...80, using: &generator)))
    }
    return (diagram, sizes)
  }

  @Test("no box overlaps another and none is smaller than measured", arguments: 0..<60)
  func overlaps(_ seed: UInt64) {
    let (diagram, sizes) = random(seed)
    let arrangement = TableArrangement.arranged(diagram, sizes)
    let boxes = arrangement.boxes.enumerated().map { (name: "\($0.offset)", box: $0.element) }
    #expect(Geometry.overlaps(boxes) == [])
    for (box, size) in zip(arrangement.boxes, sizes) {
      #expect(box.size.width >= size.width - 1e-9 && box.size.height >= size.height - 1e-9)
    }
    #expect(TableArrangement.arranged(diagram, sizes) == arrangement)
  }

  @Test("what is in one row or column lines up", arguments: 0..<20)
  func alignment(_ seed: UInt64) {
    let (diagram, sizes) = random(seed)
    let arrangement = TableArrangement.arranged(diagram, sizes)
    var lefts: [Int: Set<Double>] = [:]
    var tops: [Int: Set<Double>] = [:]
    var taken: Set<Diagram.Spot> = []
    for (node, box) in zip(diagram.nodes, arrangement.boxes) {
      guard let spot = node.spot, case .cell(let row, let column) = spot, !(row == -2 && column == -1),
        taken.insert(spot).inserted
      else { continue }
      lefts[column, default: []].insert((box.left * 1000).rounded())
      tops[row, default: []].insert((box.top * 1000).rounded())
    }
    #expect(lefts.values.allSatisfy { $0.count == 1 })
    #expect(tops.values.allSatisfy { $0.count == 1 })
  }

  /// ```
  ///        Cities    Lands
  ///        A    B    C
  /// T1     ·    ·    ·
  /// – T2   ·    ·    ·
  /// ```
  @Test("a heading spans its group, and groups stand apart")
  func groups() throws {
    var diagram = Diagram(title: "Small", placements: [.table])
    func add(_ row: Int, _ column: Int, _ cell: Diagram.CellState) {
      var node = Diagram.Node(id: "\(row),\(column)", label: "", kind: .cell)
      (node.cell, node.spot) = (cell, .cell(row: row, column: column))
      diagram.nodes.append(node)
    }
    add(-2, 0, .heading(level: 0))
    add(-2, 2, .heading(level: 0))
    for column in 0..<3 { add(-1, column, .heading(level: 1)) }
    for row in 0..<2 {
      add(row, -1, .heading(level: row))
      for column in 0..<3 { add(row, column, .gap) }
    }
    let sizes = diagram.nodes.map { _ in Size(width: 50, height: 20) }
    let arrangement = TableArrangement.arranged(diagram, sizes)
    let boxes = Dictionary(uniqueKeysWithValues: zip(diagram.nodes.map(\.id), arrangement.boxes))
    let cities = try #require(boxes["-2,0"])
    #expect(cities.left == boxes["0,0"]?.left && cities.right == boxes["0,1"]?.right)
    let (b, c) = (try #require(boxes["0,1"]), try #require(boxes["0,2"]))
    #expect(c.left - b.right == TableArrangement.groupGap)
    // One rule below the headings; the second topic lies below the first and has none.
    #expect(arrangement.decorations.count == 1)
  }
}
