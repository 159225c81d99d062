import GraphAlgorithms
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

@Suite("SVG as an exchange format")
struct SVGExchangeTests {
  @Test("the file alone gives the diagram back, for every kind")
  func diagrams() async throws {
    for diagram in try TwinOfKindsTests.diagrams() {
      let bytes = try await DiagramComposer(renderer: GraphvizRenderer()).draw(
        diagram, format: .svg, options: .init(page: .free)
      ).bytes
      #expect(try Diagram(svg: bytes) == diagram)
    }
  }

  @Test("hostile words come back from the file too", arguments: 0..<20 as Range<UInt64>)
  func hostile(_ seed: UInt64) async throws {
    let diagram = HostileDiagrams.random(seed: seed)
    let bytes = try await DiagramComposer(renderer: GraphvizRenderer()).draw(
      diagram, format: .svg, options: .init(page: .free)
    ).bytes
    _ = try SVGPicture.read(bytes)
    #expect(try Diagram(svg: bytes) == diagram)
  }

  @Test("positions are read where the composer put the nodes, up to where the drawing begins")
  func positions() async throws {
    // A table and a time line say themselves where things stand.
    for diagram in try TwinOfKindsTests.diagrams() where diagram.placements.first?.isGiven != true {
      let composer = DiagramComposer(renderer: GraphvizRenderer())
      let boxes = try await Geometry(diagram).boxes
      let bytes = try await composer.draw(
        diagram, format: .svg, options: .init(page: .free)
      ).bytes
      let drawn = try DrawnPositions(svg: bytes, nodes: diagram.nodes.map(\.id))
      #expect(drawn.missing == [] && drawn.unknown == [] && drawn.repeated == [])
      for node in diagram.nodes {
        let (found, box) = (try #require(drawn.positions[node.id]), try #require(boxes["n:" + node.id]))
        #expect(
          abs(found.x - box.center.x) < 0.6 && abs(found.y - box.center.y) < 0.6, "\(node.id) \(found) \(box)"
        )
      }
    }
  }
}
