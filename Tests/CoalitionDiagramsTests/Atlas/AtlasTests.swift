import GraphAlgorithms
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

@Suite("Atlas")
struct AtlasTests {
  static let network: Diagram = {
    do {
      let network = try Invented.random(organizations: 150, seed: 5).network()
      return .network(network.graph, network.clusters, limit: 1000)
    } catch {
      fatalError("\(error)")
    }
  }()

  private func atlas(_ diagram: Diagram, on page: PageSize) async throws -> [Sheet] {
    let composer = DiagramComposer(renderer: GraphvizRenderer())
    return try await composer.sheets(of: diagram, .init(page: page)).0
  }

  @Test("each node is at home on one page, and visitors name that page")
  func homes() async throws {
    let diagram = Self.network
    let sheets = try await atlas(diagram, on: .a4)
    #expect(sheets.count > 3)
    var home: [String: Int] = [:]
    for (number, sheet) in sheets.enumerated() {
      for node in sheet.diagram.nodes where node.page == nil {
        #expect(home.updateValue(number + 1, forKey: node.id) == nil, "\(node.id) is at home twice")
      }
    }
    #expect(Set(home.keys) == Set(diagram.nodes.map(\.id)))
    for sheet in sheets.dropFirst() {
      for node in sheet.diagram.nodes {
        guard let page = node.page else { continue }
        #expect(page == home[node.id])
        #expect(node.details.last == "→ page \(page)")
      }
    }
    // The overview has a card for each page, with its number.
    let cards = try #require(sheets.first).diagram.nodes
    #expect(cards.compactMap(\.page) == Array(2...sheets.count))
  }

  @Test("every page can be read: nothing overlaps, words are large enough", arguments: [PageSize.a4, .slide])
  func readable(_ page: PageSize) async throws {
    for sheet in try await atlas(Self.network, on: page) {
      #expect(sheet.readability(on: page).overlaps == 0, "\(sheet.diagram.subtitle)")
      #expect(sheet.isReadable(on: page), "\(sheet.diagram.subtitle)")
      let printed = sheet.smallestFont * page.scale(of: sheet.bounds.size)
      #expect(printed >= DiagramComposer.smallestTextSize - 1e-9)
    }
  }

  @Test("every link is drawn on the page of one of its ends, or counted there")
  func links() async throws {
    let diagram = Self.network
    let sheets = try await atlas(diagram, on: .a4)
    let home = Dictionary(
      uniqueKeysWithValues: sheets.enumerated().dropFirst().flatMap { number, sheet in
        sheet.diagram.nodes.filter { $0.page == nil }.map { ($0.id, number) }
      })
    for (number, sheet) in sheets.enumerated().dropFirst() {
      let drawn = Set(sheet.diagram.edges)
      let shown = Set(sheet.diagram.nodes.map(\.id))
      let due = diagram.edges.filter { home[$0.from] == number || home[$0.to] == number }
      for edge in due where shown.contains(edge.from) && shown.contains(edge.to) {
        #expect(drawn.contains(edge))
      }
      let hidden = due.count - drawn.count
      #expect(sheet.diagram.caption.contains("Not drawn: \(hidden) link") == (hidden > 0))
    }
  }

  @Test("what fits stays on one page, and a page without end takes all")
  func single() async throws {
    let small = Diagram.network(Network.sanctuary.graph, Network.sanctuary.clusters, limit: 20)
    #expect(try await atlas(small, on: .a3).count == 1)
    #expect(try await atlas(Self.network, on: .free).count == 1)
  }

  /// The network before the last so many of its organizations came.
  private static func earlier(_ count: Int) -> Diagram {
    var earlier = network
    let gone = Set(network.nodes.filter { $0.kind == .organization }.suffix(count).map(\.id))
    earlier.nodes.removeAll { gone.contains($0.id) }
    earlier.edges.removeAll { gone.contains($0.from) || gone.contains($0.to) }
    return earlier
  }

  @Test("who was on a page stays there where it was, newcomers find room on the pages of their neighbors")
  func stable() async throws {
    let composer = DiagramComposer(renderer: GraphvizRenderer())
    let before = try await composer.draw(Self.earlier(5), format: .svg, options: .init(page: .a3))
    #expect(before.atlas.pages.count > 1)
    let after = try await composer.draw(
      Self.network, format: .svg, options: .init(page: .a3, atlas: before.atlas))
    #expect(after.pages.allSatisfy { $0.overlaps == 0 && $0.smallestText > 6.99 })
    // Those for whom there is no room get a page of their own.
    #expect(after.atlas.pages.count - before.atlas.pages.count <= 1)
    for (before, after) in zip(before.atlas.pages, after.atlas.pages) {
      #expect(after.homes.isSuperset(of: before.homes))
      for (id, point) in before.positions {
        guard let now = after.positions[id] else { continue }
        #expect(point.distance(to: now) < 0.01, "\(id)")
      }
    }
    #expect(after.atlas.nodes.subtracting(before.atlas.nodes).count == 5)
  }

  @Test("pages come back from their files and from the sidecar")
  func pagesBack() async throws {
    let picture = try await DiagramComposer(renderer: GraphvizRenderer())
      .draw(Self.network, format: .svg, options: .init(page: .a4))
    let svgs = picture.files.enumerated().map { (bytes: $1, file: "\($0).svg") }
    let read = try DrawnPages(svgs: svgs)
    #expect(read.pages.map(\.homes) == picture.atlas.pages.map(\.homes))
    for (read, drawn) in zip(read.pages, picture.atlas.pages) {
      #expect(read.positions.keys.sorted() == drawn.positions.keys.sorted())
    }
    #expect(try DrawnPages(csv: picture.atlas.csv()) == picture.atlas)
    #expect(try DrawnPages(csv: DrawnPositions.csv(["a": Point(x: 1, y: 2)])).pages.isEmpty)
    let single = try await DiagramComposer(renderer: GraphvizRenderer())
      .draw(Self.earlier(130), format: .svg, options: .init(page: .free))
    #expect(single.atlas.pages.isEmpty)
    #expect(try DrawnPages(svgs: [(single.bytes, "one.svg")]).pages.isEmpty)
    #expect(throws: BrokenFile.self) {
      try DrawnPages(csv: Array("id,x,y,page,home\na,1,two,3,yes\nb,1,2,x,no\n".utf8))
    }
  }

  @Test("newcomers who are tied to nobody, and pages of which nobody is left")
  func strangers() throws {
    var diagram = Diagram(title: "t", placements: [.network])
    diagram.nodes = (0..<6).map { Diagram.Node(id: "\($0)", label: "\($0)", kind: .organization) }
    diagram.edges = [
      Diagram.Edge(from: "0", to: "1"), Diagram.Edge(from: "2", to: "3"), Diagram.Edge(from: "3", to: "4"),
    ]
    let plan = AtlasPlan(
      diagram, areas: .init(repeating: 1, count: 6), capacity: 100, seed: 1,
      earlier: [["0", "1", "9"], ["8"], ["2"]])
    // 3 follows 2, 4 follows 3, and 5, whom nobody knows, goes where fewest are.
    #expect(plan.parts.map(\.residents) == [[0, 1, 5], [2, 3, 4]])
    #expect(plan.parts.map(\.origin) == [0, 2])
  }

  @Test("an overview of many pages is on several itself, its cards in order")
  func longOverview() async throws {
    let sheets = try await atlas(Self.network, on: .a5)
    let overview = sheets.prefix { $0.diagram.subtitle.hasPrefix("Overview") }
    #expect(overview.count > 1)
    for (index, sheet) in overview.enumerated() {
      #expect(sheet.diagram.subtitle.contains("pages, \(index + 1) of \(overview.count)"))
      #expect(sheet.isReadable(on: .a5) && sheet.readability(on: .a5).overlaps == 0)
    }
    let cards = overview.flatMap(\.diagram.nodes).compactMap(\.page)
    #expect(cards == Array(overview.count + 1...sheets.count))
  }

  @Test("two threads give the same bytes, page by page")
  func threads() async throws {
    let composer = DiagramComposer(renderer: GraphvizRenderer())
    let one = try await composer.draw(Self.network, format: .svg, options: .init(page: .a4, threads: 1))
    let two = try await composer.draw(Self.network, format: .svg, options: .init(page: .a4, threads: 2))
    #expect(one.files.count > 3)
    #expect(one.files == two.files)
  }

  @Test("a node that is larger than a page has one to itself, and the others can be read")
  func hugeNode() async throws {
    var diagram = Self.network
    let lines = (0..<80).map { "line \($0) of what is too long" }
    diagram.nodes[3].details = lines
    let sheets = try await atlas(diagram, on: .a5)
    let unreadable = sheets.filter { !$0.isReadable(on: .a5) }
    #expect(unreadable.count == 1)
    #expect(unreadable.first?.diagram.nodes.map(\.id) == [diagram.nodes[3].id])
  }

  @Test("the same comes out again")
  func determinism() async throws {
    let (one, other) = (try await atlas(Self.network, on: .a4), try await atlas(Self.network, on: .a4))
    #expect(one.map(\.diagram) == other.map(\.diagram))
    #expect(one.map(\.boxes) == other.map(\.boxes))
  }
}
