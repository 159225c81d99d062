import CoalitionAnalysis
import CoalitionDiagrams
import CoalitionLinking
import CoalitionModel
import Foundation
import GraphAlgorithms
import Testing

/// A dataset, linked and clustered: what every kind of diagram is made from.
struct Network {
  let dataset: Dataset
  let links: LinkGraph
  let graph: EntityGraph
  let clusters: ClusterAnalysis

  init(_ dataset: Dataset) {
    self.dataset = dataset
    links = LinkGraph(dataset)
    graph = EntityGraph(dataset)
    var generator = SeededGenerator(seed: 1)
    clusters = ClusterAnalysis(links, using: &generator)
  }

  /// The dataset that comes with the project.
  static let sanctuary: Network = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../Data/sanctuary")
    return Network(Dataset.read(folder: folder.standardizedFileURL.path(percentEncoded: false)).dataset)
  }()

  func entity(_ id: String) throws -> EntityIndex { try #require(dataset.entity(id: id), "\(id)") }

  func connection(_ from: String, _ to: String) throws -> Diagram {
    let (from, to) = (try entity(from), try entity(to))
    let connections = Connection.strongest(from: from, to: to, in: graph)
    return .connection(from: from, to: to, connections, graph, clusters)
  }
}

/// A dataset made up for a test, written to a folder of its own and read back.
struct Invented {
  struct Organization {
    var id: String
    var name: String
    var topics: [String] = []
    var cities: [String] = []
  }

  var title = "Invented network"
  var organizations: [Organization] = []
  var topics: [String] = []
  var cities: [String] = []
  /// Triples from, kind, to.
  var relationships: [(String, String, String)] = []

  /// Organizations with these names, each on the first topic and in a city, the first tied to the others.
  static func names(_ names: [String]) -> Invented {
    var invented = Invented(topics: names.prefix(3).map(\.self), cities: ["Here", "There"])
    for (index, name) in names.enumerated() {
      invented.organizations.append(
        Organization(
          id: "org-\(index)", name: name, topics: ["topic-\(index % min(3, names.count))"],
          cities: ["city-\(index % 2)"]))
      if index > 0 { invented.relationships.append(("org-0", "partnersWith", "org-\(index)")) }
    }
    return invented
  }

  /// Organizations with random topics, cities and ties.
  static func random(organizations count: Int, seed: UInt64) -> Invented {
    var generator = SeededGenerator(seed: seed)
    var invented = Invented(topics: (0..<25).map { "Topic \($0)" }, cities: (0..<12).map { "City \($0)" })
    for index in 0..<count {
      invented.organizations.append(
        Organization(
          id: "org-\(index)", name: "Organization number \(index) of the invented ones",
          topics: (0..<Int.random(in: 0...2, using: &generator)).map { _ in
            "topic-\(Int.random(in: 0..<25, using: &generator))"
          },
          cities: ["city-\(Int.random(in: 0..<12, using: &generator))"]))
      if index > 0, index % 5 == 0 {
        let other = Int.random(in: 0..<index, using: &generator)
        invented.relationships.append(
          ("org-\(index)", index % 2 == 0 ? "partnersWith" : "memberOf", "org-\(other)"))
      }
    }
    return invented
  }

  /// The dataset, read without errors.
  func network() throws -> Network {
    let folder = FileManager.default.temporaryDirectory.appending(path: "diagrams-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ table: String, _ header: String, _ rows: [[String]]) throws {
      let lines = [header] + rows.map { $0.map(Self.quoted).joined(separator: ",") }
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: table))
    }
    let descriptor = ["name": "invented", "title": title]
    try JSONEncoder().encode(descriptor).write(to: folder.appending(path: "datapackage.json"))
    try write(
      "organizations.csv", "id,name,aliases,based_in,topics,places,url,note,source,visibility,checked",
      organizations.map {
        [
          $0.id, $0.name, "", "", $0.topics.joined(separator: "|"), $0.cities.joined(separator: "|"), "", "",
          "made-up",
          "public", "",
        ]
      })
    try write(
      "topics.csv", "id,name,broader,terms,note",
      topics.enumerated().map { ["topic-\($0.offset)", $0.element, "", "", ""] })
    try write(
      "cities.csv", "id,name,region,country,latitude,longitude,aliases",
      cities.enumerated().map { ["city-\($0.offset)", $0.element, "", "", "", "", ""] })
    // Every other organization's first topic is stated, so that pictures have both kinds of line.
    try write(
      "activities.csv", "who,topic,place,since,until,source,locator,quote,confidence,visibility",
      organizations.enumerated().compactMap { index, organization in
        guard index.isMultiple(of: 2), let topic = organization.topics.first else { return nil }
        return [
          organization.id, topic, organization.cities.first ?? "", "", "", "made-up", "row \(index)", "", "",
          "public",
        ]
      })
    try write(
      "relationships.csv", "from,kind,to,since,until,source,locator,quote,confidence,visibility",
      relationships.map { [$0.0, $0.1, $0.2, "", "", "made-up", "", "", "", "public"] })
    try write(
      "campaigns.csv", "id,name,aliases,run_by,topics,places,targets,since,until,url,note,source,visibility",
      [])
    try write("reports.csv", "id,title,published_by,date,topics,places,url,note,source,visibility", [])
    try write(
      "sources.csv", "id,title,publisher,date,url,accessed,archived",
      [["made-up", "Made up", "", "2024", "", "", ""]])
    let reading = Dataset.read(folder: folder.path(percentEncoded: false))
    try #require(!reading.hasErrors, "\(reading.diagnostics)")
    return Network(reading.dataset)
  }

  private static func quoted(_ cell: String) -> String {
    "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
