import GraphAlgorithms
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

@Suite("Drawing together")
struct DrawingTogetherTests {
  private static let composer = DiagramComposer(renderer: GraphvizRenderer())

  private func measured(_ organizations: Int) async throws -> MeasuredDiagram {
    let network = try Invented.random(organizations: organizations, seed: 11).network()
    return try await Self.composer.measure(
      .network(network.graph, network.clusters, limit: 1000), for: .a3)
  }

  /// A layout with three times the room that it needs.
  private func scattered(_ measured: MeasuredDiagram) -> [Rectangle] {
    var generator = SeededGenerator(seed: 1)
    let places = measured.diagram.graph.layout(of: measured.nodeSizes, using: &generator)
    return zip(places, measured.nodeSizes).map {
      Rectangle(center: Point(x: 3 * $0.x, y: 3 * $0.y), size: $1)
    }
  }

  @Test("a picture with room to spare is drawn together until its words are read with ease")
  func ease() async throws {
    let measured = try await measured(12)
    let boxes = scattered(measured)
    let closer = Self.composer.drawnTogether(boxes, measured, .a3)
    let room = try #require(measured.room(on: .a3))
    let (before, after) = (try #require(boxes.bounds?.size), try #require(closer.bounds?.size))
    #expect(max(before.width / room.width, before.height / room.height) > 1)
    #expect(max(after.width / room.width, after.height / room.height) < 0.9)
    #expect(Drawing(rectangles: closer, edges: []).nodeOverlaps().isEmpty)
  }

  @Test("on a page without end nothing moves")
  func free() async throws {
    let measured = try await measured(12)
    let boxes = scattered(measured)
    #expect(Self.composer.drawnTogether(boxes, measured, .free) == boxes)
  }

  @Test("boxes that are near enough stay as they are")
  func near() async throws {
    let measured = try await measured(12)
    let boxes = Rows.arranged(measured.nodeSizes, gap: 14, aspectRatio: 1.4)
    #expect(Self.composer.drawnTogether(boxes, measured, .a3) == boxes)
  }
}
