import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import Foundation
import Testing

@testable import CoalitionDiagrams

/// Who stands where on the map, and what the caption says of the others.
@Suite("Map")
struct MapDiagramTests {
  private func map(_ network: Network) -> Diagram {
    .map(graph: network.graph, clusters: network.clusters)
  }

  /// A small dataset, written to a folder of its own: organizations by id, home and places, cities with coordinates
  /// or nothing.
  private func network(
    _ organizations: [(id: String, home: String, places: [String])],
    cities: [(id: String, coordinates: String)]
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
    try write("topics.csv", ["id,name,broader,terms,note"])
    try write(
      "cities.csv",
      ["id,name,region,country,latitude,longitude,aliases"]
        + cities.map { "\($0.id),\($0.id.uppercased()),,,\($0.coordinates.isEmpty ? "," : $0.coordinates)," })
    try write("activities.csv", ["who,topic,place,since,until,source,locator,quote,confidence,visibility"])
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

  @Test("it draws, and nothing overlaps")
  func drawn() async throws {
    let geometry = try await Geometry(map(.sanctuary))
    #expect(geometry.overlaps == [])
    #expect(geometry.notes == [])
  }
}
