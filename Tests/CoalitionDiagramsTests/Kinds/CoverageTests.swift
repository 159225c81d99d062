import CoalitionLinking
import CoalitionModel
import CoalitionQuery
import DatasetFixtures
import Foundation
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

/// The grid of topics and places says what the question "who" answers, cell by cell.
@Suite("Coverage")
struct CoverageTests {
  /// The cells by "topic:place".
  private func cells(_ diagram: Diagram) -> [String: Diagram.Node] {
    Dictionary(uniqueKeysWithValues: diagram.nodes.map { ($0.id, $0) })
  }

  @Test("each cell counts whom WhoQuestion finds, stated and implied apart")
  func twin() throws {
    for network in [.sanctuary, try Invented.random(organizations: 25, seed: 9).network()] {
      let dataset = network.dataset
      let topics = dataset.indices.filter { dataset[$0].kind == .topic }
      let places = dataset.indices.filter { dataset[$0].kind.isPlace }
      let cells = cells(.coverage(dataset, rowLimit: .max, columnLimit: .max))
      for topic in topics {
        for place in places {
          let findings = WhoQuestion(topics: [topic], filter: ClaimFilter(place: place)).answer(in: dataset)
            .findings
          let cell = try #require(cells["\(dataset[topic].id):\(dataset[place].id)"])
          let inside = findings.filter { $0.reach == .inside }
          let words = ([cell.label] + cell.details).flatMap { $0.components(separatedBy: ", ") }
          for (basis, word) in [(Basis.stated, "stated"), (.implied, "implied")] {
            let count = inside.count { $0.basis == basis }
            #expect(
              inside.isEmpty || words.contains("\(count) \(word)") == (count > 0), "\(cell.id) \(words)")
          }
          switch cell.cell {
          case .filled(let isImplied): #expect(isImplied == inside.allSatisfy { $0.basis == .implied })
          case .wider: #expect(inside.isEmpty && !findings.isEmpty)
          case .gap, .unknown: #expect(findings.isEmpty)
          case .heading, nil: Issue.record("\(cell.id) is no cell")
          }
          #expect(inside.isEmpty || cell.label.first?.isNumber == true)
        }
      }
    }
  }

  @Test("nobody is told apart from none known: by what sources say that they looked at")
  func absence() throws {
    var text = DatasetText()
    text.add(.topics, "health", "Health")
    text.add(.topics, "clinics", "Clinics", "health")
    text.add(.topics, "wages", "Wages")
    text.add(.cities, "north", "North", "Region", "Land")
    text.add(.cities, "south", "South", "Region", "Land")
    text.add(.organizations, "a", "A")
    text.add(.organizations, "b", "B")
    text.add(.activities, "a", "health", "north", "page")
    text.add(.activities, "b", "clinics", "", "page")
    text.add(.sources, "page", "Page")
    text.add(.sources, "directory", "Directory of health", "", "health", "south")
    let cells = cells(.coverage(try text.dataset()))
    #expect(cells["health:south"]?.cell == .gap && cells["health:south"]?.label == "nobody")
    #expect(cells["clinics:south"]?.cell == .gap && cells["clinics:south"]?.details == ["1 somewhere"])
    #expect(cells["clinics:south"]?.hover.contains("Directory of health") == true)
    #expect(cells["wages:south"]?.cell == .unknown && cells["wages:south"]?.label == "unknown")
    #expect(cells["clinics:north"]?.cell == .unknown)
    // Two work on mining in Canada as a whole, which reaches Toronto or not.
    let sanctuary = self.cells(.coverage(Network.sanctuary.dataset, rowLimit: .max, columnLimit: .max))
    #expect(sanctuary["mining-justice:toronto"]?.cell == .wider)
    #expect(sanctuary["mining-justice:toronto"]?.details == ["1 in Canada"])
  }

  @Test("a cell's hover gives the source and the place in it")
  func evidence() throws {
    let cells = cells(.coverage(Network.sanctuary.dataset))
    let hover = try #require(cells["education:toronto"]?.hover)
    #expect(hover.contains("No One Is Illegal-Toronto (stated) [Resources, line 9]"), "\(hover)")
  }

  @Test("rows follow the tree; columns stand by country and region, the whole of it first")
  func order() throws {
    let dataset = Network.sanctuary.dataset
    let diagram = Diagram.coverage(dataset)
    var rows: [(id: String, level: Int)] = []
    var columns: [String] = []
    var groups: [String] = []
    for node in diagram.nodes {
      guard case .heading(let level)? = node.cell, case .cell(let row, let column)? = node.spot else {
        continue
      }
      if column == -1 { rows.append((node.id, level)) }
      if row == -1 { columns.append(([node.label] + node.details).joined(separator: ", ")) }
      if row == -2 { groups.append("\(column) \(node.label)") }
    }
    #expect(rows.prefix(3).map(\.id) == ["migrant-justice", "sanctuary", "sanctuary-city-policy"])
    #expect(rows.prefix(3).map(\.level) == [0, 1, 2])
    #expect(
      columns == [
        "Canada, whole country", "British Columbia, whole region", "Vancouver", "Ontario, whole region",
        "Hamilton", "Toronto", "Quebec, whole region", "Montreal", "United States, whole country",
      ])
    #expect(
      groups == [
        "0 Canada", "1 British Columbia, Canada", "3 Ontario, Canada", "6 Quebec, Canada", "8 United States",
      ])
  }

  @Test("nothing is cut unless a limit is asked for", arguments: PageSize.allCases)
  func whole(_ page: PageSize) throws {
    let dataset = Network.sanctuary.dataset
    let diagram = Diagram.coverage(dataset, page: page)
    #expect(diagram.caption.isEmpty)
    let cells = dataset.indices.count { dataset[$0].kind == .topic } * 9
    #expect(diagram.summary.hasPrefix("\(cells) cells"))
  }

  @Test("names that are cut stay apart, and a cell is the darker the more work there")
  func names() throws {
    let network = Network.sanctuary
    let diagram = Diagram.coverage(network.dataset)
    let listed = Set(
      diagram.nodes.flatMap(\.details).filter { $0.hasSuffix("…") || $0.contains("…") })
    #expect(!listed.contains("No One Is…"))
    #expect(diagram.nodes.contains { $0.details.contains("No One…Toronto") })
    for cell in diagram.nodes {
      guard case .filled? = cell.cell else { continue }
      let words = ([cell.label] + cell.details).filter { $0.hasSuffix(" stated") || $0.hasSuffix(" implied") }
      #expect(
        cell.measure == words.compactMap { Double($0.prefix { $0.isNumber }) }.reduce(0, +), "\(cell.id)")
    }
  }

  @Test("what is asked for is drawn with what lies below it; nothing else is", arguments: [1, 3, 100])
  func chosen(_ limit: Int) throws {
    let network = Network.sanctuary
    let diagram = Diagram.coverage(
      network.dataset, topics: [try network.entity("health"), try network.entity("refugee-health")],
      places: [try network.entity("ontario")], rowLimit: limit)
    let rows = diagram.nodes.filter {
      $0.spot.map { if case .cell(_, -1) = $0 { true } else { false } } ?? false
    }
    let left = diagram.caption.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }.reduce(0, +)
    #expect(rows.count == min(limit, 4))
    #expect(rows.count + left == 4, "\(diagram.caption)")
    #expect(rows.first?.id == "health")
    #expect(diagram.nodes.contains { $0.id == "health:toronto" })
    #expect(!diagram.nodes.contains { $0.id == "health:vancouver" })
  }

  @Test("drawn and not drawn are together all there is", arguments: [1, 5, 30, 100])
  func caption(_ limit: Int) throws {
    let dataset = Network.sanctuary.dataset
    let diagram = Diagram.coverage(dataset, rowLimit: limit, columnLimit: limit)
    let headings = diagram.nodes.count { $0.id.hasPrefix("places:") }
    let drawn = diagram.nodes.count { if case .heading? = $0.cell { true } else { false } } - headings
    let left = diagram.caption.components(separatedBy: "Not drawn: ").dropFirst().compactMap {
      Int($0.prefix { $0.isNumber })
    }.reduce(0, +)
    let all = dataset.indices.count { dataset[$0].kind == .topic || dataset[$0].kind.isPlace }
    #expect(drawn + left == all, "\(diagram.caption)")
  }

  @Test("a dataset without topics or places has no grid")
  func empty() throws {
    let diagram = Diagram.coverage(try Invented().network().dataset)
    #expect(diagram.nodes.isEmpty)
    #expect(!diagram.caption.isEmpty)
  }

  @Test("it draws, and nothing overlaps")
  func drawn() async throws {
    let geometry = try await Geometry(.coverage(Network.sanctuary.dataset))
    #expect(geometry.overlaps == [])
  }

  @Test("the words can be read on every page", arguments: PageSize.allCases)
  func readable(_ page: PageSize) async throws {
    for network in [
      .sanctuary, try Invented.random(organizations: 80, seed: 2).network(),
      try Invented.names((0..<30).map { "An organization of some length, number \($0)" }).network(),
    ] {
      let picture = try await DiagramComposer(renderer: GraphvizRenderer()).draw(
        .coverage(network.dataset, page: page), format: .dot, options: .init(page: page))
      #expect(picture.pages.allSatisfy { $0.overlaps == 0 })
      #expect(
        picture.pages.allSatisfy { $0.smallestText >= 6.99 },
        "\(page.rawValue) \(picture.pages[0].smallestText) \(picture.pages[0].size) \(network.dataset.title)")
    }
  }
}
