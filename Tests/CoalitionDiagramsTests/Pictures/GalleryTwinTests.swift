import Foundation
import Testing

@testable import CoalitionDiagrams

/// Each picture of the gallery says in words all that it shows.
@Suite("Twins of the gallery")
struct GalleryTwinTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Examples/gallery").standardizedFileURL

  static let files: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".svg") }.sorted()

  @Test("there are pictures of all kinds, atlases among them")
  func all() {
    #expect(Self.files.count > 15)
    for kind in [
      "network", "around", "connection", "clusters", "cluster", "coverage", "timeline", "map", "network-2",
    ] {
      #expect(Self.files.contains { $0.hasSuffix("-\(kind).svg") }, "\(kind)")
    }
  }

  @Test("twin, graph, twin: the same; and what the picture shows is what its words say", arguments: files)
  func identity(_ file: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: file)))
    let svg = try SVGPicture.read(bytes)
    let metadata = try #require(svg.named("metadata").first).content
    let diagram = try Diagram(twin: metadata)
    #expect(DiagramTwin.text(of: diagram) == metadata)
    #expect(try Diagram(twin: DiagramTwin.text(of: diagram)) == diagram)
    #expect(try Diagram(svg: bytes, file: file) == diagram)

    let groups = svg.named("g")
    let nodes = groups.compactMap { group in
      group.attributes["data-id"].map { id in
        [id, group.attributes["data-kind"] ?? "", group.attributes["data-cluster"] ?? ""]
      }
    }
    let stated = diagram.nodes.map { [$0.id, $0.kind.rawValue, $0.cluster.map { "\($0)" } ?? ""] }
    #expect(nodes.sorted { $0[0] < $1[0] } == stated.sorted { $0[0] < $1[0] })
    let edges = groups.compactMap { group in
      group.attributes["data-from"].map { from in
        [from, group.attributes["data-to"] ?? "", group.attributes["data-implied"] ?? ""]
      }
    }
    let ties = diagram.edges.map { [$0.from, $0.to, "\($0.isImplied)"] }
    #expect(
      edges.sorted { $0.lexicographicallyPrecedes($1) } == ties.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(svg.named("title").first?.content == diagram.title)
  }
}
