import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import Foundation
import GraphAlgorithms
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

/// Who stands where on the map, and what the caption says of the others.
@Suite("Map")
struct MapDiagramTests {
  private func map(_ network: Network) -> Diagram {
    .map(graph: network.graph, clusters: network.clusters)
  }

  /// A small dataset, written to a folder of its own: organizations by id, home and places, cities with coordinates
  /// or nothing, all in one region, and rows of further places, topics and activities.
  private func network(
    _ organizations: [(id: String, home: String, places: [String])],
    cities: [(id: String, coordinates: String)], region: String = "", regions: [String] = [],
    topics: [String] = [], activities: [String] = []
  ) throws -> Network {
    let folder = FileManager.default.temporaryDirectory.appending(path: "map-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ table: String, _ lines: [String]) throws {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: table))
    }
    try write("datapackage.json", [#"{"name": "map", "title": "Map"}"#])
    try write(
      "organizations.csv",
      ["id,name,aliases,based_in,topics,places,url,note,source,visibility,checked"]
        + organizations.map {
          "\($0.id),Group \($0.id),,\($0.home),,\($0.places.joined(separator: "|")),,,made-up,public,"
        })
    try write("topics.csv", ["id,name,broader,terms,note"] + topics)
    try write(
      "cities.csv",
      ["id,name,region,country,latitude,longitude,aliases,level"]
        + cities.map {
          "\($0.id),\($0.id.uppercased()),\(region),,\($0.coordinates.isEmpty ? "," : $0.coordinates),,city"
        } + regions)
    try write(
      "activities.csv",
      ["who,topic,place,since,until,source,locator,quote,confidence,visibility"] + activities)
    try write(
      "relationships.csv", ["from,kind,to,since,until,source,locator,quote,confidence,visibility"])
    try write(
      "campaigns.csv",
      ["id,name,aliases,run_by,topics,places,targets,since,until,url,note,source,visibility"])
    try write("reports.csv", ["id,title,published_by,date,topics,places,url,note,source,visibility"])
    try write(
      "sources.csv", ["id,title,publisher,date,url,accessed,archived", "made-up,Made up,,2024,,,"])
    let reading = Dataset.read(folder: folder.path(percentEncoded: false))
    try #require(!reading.hasErrors, "\(reading.diagnostics)")
    return Network(reading.dataset)
  }

  private func spot(_ id: String, in diagram: Diagram) -> Diagram.Spot? {
    diagram.nodes.first { $0.id == id }?.spot
  }

  @Test("each stands where it is based, else in the first of its places by name")
  func home() throws {
    let diagram = map(
      try network(
        [("one", "b", ["a", "c"]), ("two", "", ["c", "a"]), ("three", "x", ["c"])],
        cities: [("a", "10,20"), ("b", "11,21"), ("c", "12,22"), ("x", "")]))
    #expect(spot("one", in: diagram) == .beside(id: "b"))
    #expect(spot("two", in: diagram) == .beside(id: "a"))
    #expect(spot("three", in: diagram) == .beside(id: "c"))
    #expect(spot("b", in: diagram) == .place(longitude: 21, latitude: 11))
    #expect(diagram.caption.contains("Not drawn: 1 place without coordinates: X."), "\(diagram.caption)")
  }

  @Test("lines to three further places at most; the rest is counted on the node and named in its hover")
  func further() throws {
    let diagram = map(
      try network(
        [("one", "f", ["a", "b", "c", "d", "e"]), ("two", "", ["a", "b", "c", "d"])],
        cities: ["a", "b", "c", "d", "e", "f"].map { ($0, "10,20") }))
    let one = try #require(diagram.nodes.first { $0.id == "one" })
    #expect(diagram.edges.count { $0.from == "one" || $0.to == "one" } == 4)
    #expect(one.details == ["and 2 more places"])
    #expect(one.hover.contains("Also in D, E"))
    #expect(diagram.edges.count { $0.from == "two" || $0.to == "two" } == 4)
    #expect(diagram.nodes.first { $0.id == "two" }?.details == [])
  }

  @Test("drawn and not drawn are together all organizations, campaigns and places")
  func caption() throws {
    for network in [
      Network.sanctuary, try Invented.random(organizations: 30, seed: 3).network(),
      try self.network([("one", "", []), ("two", "", ["a"])], cities: [("a", "10,20"), ("b", "1,2")]),
    ] {
      let dataset = network.dataset
      let diagram = map(network)
      #expect(diagram.caption.hasPrefix("Directions are kept, distances are not to scale."))
      let left = diagram.caption.components(separatedBy: "Not drawn: ").dropFirst().compactMap {
        Int($0.prefix { $0.isNumber })
      }.reduce(0, +)
      let all = dataset.indices.count { dataset[$0].kind.isActor || dataset[$0].kind.isPlace }
      #expect(diagram.nodes.count + left == all, "\(diagram.caption)")
      let ids = Set(diagram.nodes.map(\.id))
      #expect(ids.count == diagram.nodes.count)
      #expect(diagram.edges.allSatisfy { ids.contains($0.from) && ids.contains($0.to) })
    }
  }

  @Test("cities without coordinates make no map, and all are counted")
  func nothing() throws {
    let diagram = map(try Invented.names(["First", "Second"]).network())
    #expect(diagram.nodes.isEmpty && diagram.edges.isEmpty)
    #expect(
      diagram.caption.contains("Not drawn: 2 without a place that has coordinates: First, Second."),
      "\(diagram.caption)")
  }

  @Test("a region without coordinates stands in the middle of its cities, and says that it is one")
  func region() throws {
    let diagram = map(
      try network(
        [("one", "", ["north"]), ("two", "", ["a"]), ("three", "", ["south"])],
        cities: [("a", "0,178"), ("b", "0,-178")], region: "North",
        regions: ["north,North,,,,,,region", "south,South,,,-40,170,,region", "east,East,,,,,,region"]))
    let north = try #require(diagram.nodes.first { $0.id == "north" })
    guard case .place(let longitude, let latitude)? = north.spot else {
      Issue.record("no place")
      return
    }
    #expect(abs(abs(longitude) - 180) < 1e-9 && abs(latitude) < 1e-9)
    #expect(north.label == "North (region)" && north.hover.contains("in the middle of its cities"))
    #expect(spot("south", in: diagram) == .place(longitude: 170, latitude: -40))
    #expect(diagram.nodes.first { $0.id == "a" }?.label == "A")
    #expect(diagram.caption.contains("so in the middle of their cities: North."), "\(diagram.caption)")
    #expect(
      diagram.caption.contains("Not drawn: 2 places where nobody works: B, East."), "\(diagram.caption)")
  }

  @Test("the middle on the globe: across the date line, at the pole, none around the whole globe")
  func middle() throws {
    func middle(_ points: [(Double, Double)]) throws -> Coordinate? {
      MapSpots.middle(try points.map { try #require(Coordinate(latitude: $0.0, longitude: $0.1)) })
    }
    #expect(try middle([]) == nil)
    #expect(try middle([(0, 0), (0, 180)]) == nil)
    let one = try #require(try middle([(43, -79)]))
    #expect(abs(one.latitude - 43) < 1e-9 && abs(one.longitude + 79) < 1e-9)
    #expect(abs(try #require(try middle([(80, 0), (80, 120), (80, -120)])).latitude - 90) < 1e-6)
  }

  @Test("a place is the larger the more work there, drawn beneath it or not")
  func measure() throws {
    let diagram = map(
      try network(
        [("one", "a", ["b"]), ("two", "a", []), ("three", "a", []), ("four", "c", ["b"])],
        cities: [("a", "10,20"), ("b", "11,21"), ("c", "12,22")]))
    let measures = ["a", "b", "c"].map { id in diagram.nodes.first { $0.id == id }?.measure }
    #expect(measures == [1, 0.5, 0])
    let alike = map(try network([("one", "a", []), ("two", "b", [])], cities: [("a", "1,2"), ("b", "3,4")]))
    #expect(alike.nodes.allSatisfy { $0.measure == nil })
  }

  @Test("only the places asked for; who works in a larger one is counted, who works elsewhere too is drawn")
  func within() throws {
    let network = try network(
      [("one", "a", []), ("two", "z", ["a"]), ("three", "", ["north"]), ("four", "z", []), ("five", "", [])],
      cities: [("a", "10,20"), ("b", "11,21"), ("z", "50,60")], region: "North",
      regions: ["north,North,,,12,22,,region"])
    let diagram = Diagram.map(
      graph: network.graph, clusters: network.clusters, places: [try network.entity("a")])
    #expect(diagram.title == "Map in A")
    #expect(Set(diagram.nodes.map(\.id)) == ["a", "one", "two"])
    #expect(diagram.nodes.first { $0.id == "two" }?.details == ["and 1 more place"])
    #expect(diagram.caption.contains("1 without a place that has coordinates: Group five."))
    #expect(diagram.caption.contains("1 known to work only in a larger place: Group three."))
    let region = Diagram.map(
      graph: network.graph, clusters: network.clusters, places: [try network.entity("north")])
    #expect(Set(region.nodes.map(\.id)).isSuperset(of: ["a", "north", "one", "two", "three"]))
  }

  @Test(
    "a topic with what lies below it; dashed is where the work on it is implied, whatever else is stated there"
  )
  func topic() throws {
    let network = try network(
      [("one", "", []), ("two", "", ["a", "b"]), ("three", "a", []), ("four", "", [])],
      cities: [("a", "10,20"), ("b", "11,21")],
      topics: ["health,Health,,,", "clinics,Clinics,health,,", "food,Food,,,"],
      activities: [
        "one,clinics,a,,,made-up,,,,public", "two,health,,,,made-up,,,,public",
        "two,food,b,,,made-up,,,,public",
        "three,food,a,,,made-up,,,,public", "four,health,,,,made-up,,,,public",
      ])
    let diagram = Diagram.map(
      graph: network.graph, clusters: network.clusters, topics: [try network.entity("health")])
    #expect(diagram.title == "Health")
    #expect(Set(diagram.nodes.map(\.id)) == ["a", "b", "one", "two"])
    func edge(_ who: String, _ place: String) -> Diagram.Edge? {
      diagram.edges.first { Set([$0.from, $0.to]) == [who, place] }
    }
    #expect(edge("one", "a")?.isImplied == false)
    #expect(edge("two", "a")?.isImplied == true && edge("two", "b")?.isImplied == true)
    #expect(diagram.caption.contains("1 without a place that has coordinates: Group four."))
    #expect(!diagram.caption.contains("Group three"))
  }

  /// Two hundred groups in four cities, some of them in two.
  private func crowd() throws -> Network {
    let cities = ["a", "b", "c", "d"]
    return try network(
      (0..<200).map { index in
        let places = [cities[(index * index) % 4]] + (index.isMultiple(of: 20) ? ["d"] : [])
        return ("g\(index)", places[0], places)
      }, cities: [("a", "50,10"), ("b", "50.1,10.1"), ("c", "50.05,10.3"), ("d", "49.9,10.2")])
  }

  @Test("a limit leaves the less strongly linked out, and says who they are")
  func limit() throws {
    let network = try crowd()
    let diagram = Diagram.map(graph: network.graph, clusters: network.clusters, limit: 30)
    #expect(diagram.nodes.count { $0.kind == .organization } == 30)
    // Those in two cities are linked more.
    #expect(diagram.nodes.contains { $0.id == "g20" } && diagram.nodes.contains { $0.id == "g180" })
    #expect(diagram.caption.contains("Not drawn: 170 less strongly linked: Group g"), "\(diagram.caption)")
  }

  @Test("on paper without end there is one page")
  func free() async throws {
    let sheets = try await Self.sheets(map(try crowd()), .free)
    #expect(sheets.count == 1 && sheets[0].diagram.nodes.count == 203)
  }

  private static func sheets(_ diagram: Diagram, _ page: PageSize) async throws -> [Sheet] {
    try await DiagramComposer(renderer: GraphvizRenderer()).sheets(of: diagram, .init(page: page)).0
  }

  /// Groups in cities strewn over half of the globe, a third of them in several.
  private func strewn(_ seed: UInt64, cities count: Int = 40) throws -> Network {
    var generator = SeededGenerator(seed: seed)
    let cities = (0..<count).map { "c\($0)" }
    return try network(
      (0..<90).map { index in
        let places = (0..<(index.isMultiple(of: 3) ? 4 : 1)).map { _ in
          cities.randomElement(using: &generator) ?? ""
        }
        return ("g\(index)", places[0], Array(Set(places.dropFirst())).sorted())
      },
      cities: cities.map {
        (
          $0,
          "\(Int.random(in: -60...70, using: &generator)),\(Int.random(in: 100...250, using: &generator) - 180)"
        )
      })
  }

  @Test(
    "pages can be read, each is at home on one, and what leads to another page is told",
    arguments: [(PageSize.a3, false), (.a4, false), (.slide, false), (.a4, true), (.slide, true)])
  func pages(_ page: PageSize, isCrowd: Bool) async throws {
    let diagram = map(isCrowd ? try crowd() : try strewn(4))
    let sheets = try await Self.sheets(diagram, page)
    #expect(sheets.count > 2)
    for sheet in sheets {
      #expect(sheet.isReadable(on: page), "\(sheet.diagram.subtitle)")
      let measures = sheet.readability(on: page)
      #expect(measures.overlaps == 0 && measures.edgesBehindNodes == 0, "\(sheet.diagram.subtitle)")
    }
    var home: [String: Int] = [:]
    for (number, sheet) in sheets.enumerated().dropFirst() {
      for node in sheet.diagram.nodes where node.page == nil {
        #expect(home.updateValue(number + 1, forKey: node.id) == nil, "\(node.id) is at home twice")
      }
    }
    #expect(Set(home.keys) == Set(diagram.nodes.map(\.id)))
    for sheet in sheets {
      for node in sheet.diagram.nodes {
        guard let other = node.page, home[node.id] != nil else { continue }
        #expect(other == home[node.id])
        #expect(node.details.last?.hasSuffix("page \(other)") == true)
      }
    }
    // Each link is drawn where both ends are, or counted where one is at home: at both ends.
    let drawn = sheets.dropFirst().reduce(0) { $0 + $1.diagram.edges.count }
    let told = sheets.dropFirst().reduce(0) { sum, sheet in
      let words = sheet.diagram.caption.split(separator: " ").map(String.init)
      let place = words.indices.first { words[$0...].starts(with: ["to", "other", "pages"]) }
      return sum + (place.flatMap { Int(words[$0 - 2]) } ?? 0)
    }
    let copies = sheets.dropFirst().flatMap(\.diagram.nodes).count - diagram.nodes.count
    #expect(drawn <= diagram.edges.count && 2 * drawn + told >= 2 * diagram.edges.count - told * copies)
    if copies == 0 { #expect(2 * drawn + told == 2 * diagram.edges.count) }
  }

  @Test("the overview shows each place once where it lies, with its page")
  func overview() async throws {
    let diagram = map(try strewn(7, cities: 14))
    let sheets = try await Self.sheets(diagram, .a4)
    let overview = try #require(sheets.first).diagram
    #expect(overview.subtitle.hasPrefix("Overview · Page 1 of \(sheets.count)"))
    #expect(overview.nodes.map(\.id) == diagram.nodes.filter { $0.kind == .place }.map(\.id))
    for node in overview.nodes {
      #expect(node.spot == diagram.nodes.first { $0.id == node.id }?.spot)
      let workers = diagram.edges.count { $0.from == node.id || $0.to == node.id }
      #expect(node.details == ["\(workers) here → page \(node.page ?? 0)"])
      #expect(sheets[(node.page ?? 1) - 1].diagram.nodes.contains { $0.id == node.id && $0.page == nil })
    }
  }

  @Test("it draws, and nothing overlaps")
  func drawn() async throws {
    let geometry = try await Geometry(map(.sanctuary))
    #expect(geometry.overlaps == [])
  }
}
