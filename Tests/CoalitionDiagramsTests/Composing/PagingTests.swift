import Foundation
import GraphAlgorithms
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

/// What one page cannot hold stands on several, each of which can be read, and nothing is lost between them.
@Suite("Pages of time lines and tables")
struct PagingTests {
  private func sheets(_ diagram: Diagram, _ page: PageSize) async throws -> [Sheet] {
    try await DiagramComposer(renderer: GraphvizRenderer()).sheets(of: diagram, .init(page: page)).0
  }

  /// 120 reports and campaigns of 30 years with long French names.
  static let timeline: Diagram = {
    var generator = SeededGenerator(seed: 3)
    var diagram = Diagram(
      title: "Rapports", subtitle: "Ce qui a été publié", sourceLine: "Source: inventée.",
      caption: "Not drawn: 2 without a date.", placements: [.timeline, .rows])
    for index in 0..<120 {
      let from = 1995 + (Double.random(in: 0...360, using: &generator)).rounded() / 12
      var node = Diagram.Node(
        id: "\(index)",
        label: "Rapport annuel sur les conditions de détention des personnes migrantes, \(index)",
        kind: index % 6 == 0 ? .campaign : .report, cluster: index % 5)
      switch index % 4 {
      case 0: node.spot = .time(from: from.rounded(.down), until: from.rounded(.down) + 1)
      case 1: node.spot = .time(from: from, until: index % 8 == 1 ? .infinity : from + 1.0 / 12)
      default: node.spot = .time(from: from, until: from + Double.random(in: 0...6, using: &generator))
      }
      diagram.nodes.append(node)
    }
    return diagram
  }()

  /// ```
  ///             Land 0        Land 1    …
  ///             A    B    C   D    E    …
  /// T0          ·    ·    ·   ·    ·
  /// – T0.1      ·    ·    ·   ·    ·
  /// ```
  static func table(rows: Int, columns: Int, inTree: Int = 9) -> Diagram {
    var diagram = Diagram(
      title: "Table", sourceLine: "Source: invented.", placements: [.table, .rows])
    func add(_ row: Int, _ column: Int, _ label: String, _ cell: Diagram.CellState) {
      var node = Diagram.Node(id: "\(row),\(column)", label: label, kind: .cell)
      (node.cell, node.spot) = (cell, .cell(row: row, column: column))
      diagram.nodes.append(node)
    }
    for column in 0..<columns {
      if column % 7 == 0 { add(-2, column, "Land \(column / 7) of the many", .heading(level: 0)) }
      add(-1, column, "Saint-Jean-\(column)", .heading(level: 1))
    }
    for row in 0..<rows {
      add(row, -1, "Topic number \(row)", .heading(level: min(2, row % inTree)))
      for column in 0..<columns {
        add(row, column, "\(row) stated", column % 3 == 0 ? .gap : .filled(isImplied: row % 2 == 0))
      }
    }
    return diagram
  }

  @Test("every page can be read, and nothing on it overlaps", arguments: [PageSize.a3, .a4, .a5, .slide])
  func readable(_ page: PageSize) async throws {
    for diagram in [Self.timeline, Self.table(rows: 30, columns: 24)] {
      let sheets = try await sheets(diagram, page)
      #expect(sheets.count > 1)
      for sheet in sheets {
        #expect(sheet.isReadable(on: page), "\(sheet.diagram.subtitle) \(sheet.bounds.size)")
        #expect(sheet.readability(on: page).overlaps == 0, "\(sheet.diagram.subtitle)")
      }
    }
  }

  @Test("pages name their years and each other; each report stands on the page of its date")
  func timelinePages() async throws {
    let sheets = try await sheets(Self.timeline, .a4)
    #expect(sheets.flatMap { $0.diagram.nodes.map(\.id) }.sorted() == Self.timeline.nodes.map(\.id).sorted())
    var last = -Double.infinity
    for (index, sheet) in sheets.enumerated() {
      #expect(sheet.diagram.subtitle.contains(" · Page \(index + 1) of \(sheets.count)"))
      let starts = sheet.diagram.nodes.compactMap { node -> Double? in
        guard case .time(let from, let until)? = node.spot else { return nil }
        return from.isFinite ? from : until
      }
      #expect(starts.allSatisfy { $0 >= last })
      last = starts.max() ?? last
      // The name of the page begins with its first year.
      let year = try #require(Int(sheet.diagram.subtitle.prefix(4)))
      #expect(year == starts.min().map { Int($0.rounded(.down)) })
      let dot = sheet.dot(format: .svg, page: .a4, fileName: { "p\($0).svg" }).encoded()
      #expect(dot.contains("\"p\(index).svg\"") == (index > 0))
      #expect(dot.contains("\"p\(index + 2).svg\"") == (index + 1 < sheets.count))
      #expect(sheet.diagram.caption.contains("Not drawn: 2 without a date.") == (index == 0))
      #expect(sheet.diagram.caption.contains("All pages: 120 on the time line."))
    }
    #expect(Set(sheets.map(\.diagram.subtitle)).count == sheets.count)
  }

  @Test("what lasts longer than its page is said on it and on those on which it goes on")
  func lasting() async throws {
    let sheets = try await sheets(Self.timeline, .a4)
    let ends = sheets.filter { $0.diagram.caption.contains("Bars that end with the page go on: ") }
    #expect(!ends.isEmpty)
    #expect(sheets.contains { $0.diagram.caption.contains("Begun on earlier pages and going on: ") })
    // No axis goes on for it.
    for (sheet, next) in zip(sheets, sheets.dropFirst()) {
      let latest = sheet.diagram.nodes.compactMap { node -> Double? in
        if case .time(_, let until)? = node.spot, until.isFinite { until } else { nil }
      }.max()
      let first = try #require(Int(next.diagram.subtitle.prefix(4)))
      #expect(try #require(latest) <= Double(first) + 1)
    }
  }

  @Test("each cell of a table stands on one page, with the headings of its row and column")
  func tablePages() async throws {
    let table = Self.table(rows: 30, columns: 24)
    let sheets = try await sheets(table, .a4)
    func isHeading(_ node: Diagram.Node) -> Bool { if case .heading? = node.cell { true } else { false } }
    let cells = sheets.flatMap { $0.diagram.nodes.filter { !isHeading($0) }.map(\.id) }
    #expect(cells.sorted() == table.nodes.filter { !isHeading($0) }.map(\.id).sorted())
    for sheet in sheets {
      let ids = Set(sheet.diagram.nodes.map(\.id))
      #expect(ids.count == sheet.diagram.nodes.count)
      var groups: [Int] = []
      for node in sheet.diagram.nodes {
        guard case .cell(let row, let column)? = node.spot else { continue }
        if row == -2 { groups.append(column) }
        if row >= 0, column >= 0 { #expect(ids.contains("\(row),-1") && ids.contains("-1,\(column)")) }
      }
      // The first column of the page stands below the heading of its group.
      let columns = sheet.diagram.nodes.compactMap { node -> Int? in
        if case .cell(-1, let column)? = node.spot { column } else { nil }
      }
      #expect(groups.min() == columns.min())
      #expect(groups.count == Set(columns.map { $0 / 7 }).count)
    }
  }

  @Test("a page that begins within a tree repeats what its first row lies below")
  func above() async throws {
    let sheets = try await sheets(Self.table(rows: 60, columns: 3, inTree: 100), .a5)
    #expect(sheets.count > 1)
    for sheet in sheets {
      let rows = sheet.diagram.nodes.filter {
        if case .cell(let row, -1)? = $0.spot, row >= 0 { true } else { false }
      }
      #expect(rows.first?.cell == .heading(level: 0))
    }
    let again = sheets.flatMap(\.diagram.nodes).filter { $0.label.hasSuffix(" (continued)") }
    #expect(!again.isEmpty)
  }

  @Test("what cannot be divided stays on its page, which says how small it is")
  func indivisible() async throws {
    var diagram = Self.timeline
    diagram.nodes = Array(diagram.nodes.prefix(2))
    diagram.nodes[0].details = (0..<200).map { "Line \($0)" }
    let sheets = try await sheets(diagram, .a5)
    #expect(sheets.count == 2)
    #expect(sheets.map { $0.isReadable(on: .a5) }.filter { !$0 }.count == 1)
    #expect(sheets.flatMap { $0.diagram.nodes }.count == 2)
  }

  @Test("one page stays one page, without the number of one")
  func single() async throws {
    var diagram = Self.timeline
    diagram.nodes = Array(diagram.nodes.prefix(12))
    let sheets = try await sheets(diagram, .a3)
    #expect(sheets.map(\.diagram) == [diagram])
    #expect(try await self.sheets(Self.timeline, .free).count == 1)
    #expect(try await self.sheets(Self.table(rows: 30, columns: 24), .free).count == 1)
  }

  @Test("the same pages twice, in one PDF")
  func repeatable() async throws {
    let composer = DiagramComposer(renderer: GraphvizRenderer())
    let one = try await composer.draw(Self.timeline, format: .pdf, options: .init(page: .a4))
    let two = try await composer.draw(Self.timeline, format: .pdf, options: .init(page: .a4))
    #expect(one.files.count == 1 && one.bytes == two.bytes)
    let pages = try await composer.draw(Self.timeline, format: .dot, options: .init(page: .a4))
    #expect(pages.files.count == one.pages.count && one.pages.count > 1)
  }
}
