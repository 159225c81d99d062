import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

@Suite("Where an engine does not finish")
struct FallbackTests {
  private var network: Diagram { .network(Network.sanctuary.graph, Network.sanctuary.clusters) }

  private func connection() throws -> Diagram { try Network.sanctuary.connection("noii-toronto", "amssa") }

  @Test("our own layout takes over, a note names the engine that did not, and nothing overlaps")
  func stopped() async throws {
    let renderer = SlowRenderer(stopped: [.dot])
    let geometry = try await Geometry(connection(), renderer: renderer)
    #expect(geometry.overlaps == [])
    let note = try #require(geometry.notes.first)
    #expect(geometry.notes.count == 1 && note.contains(" dot ") && note.contains("3.0 seconds"), "\(note)")
    let picture = try await DiagramComposer(renderer: renderer).draw(connection(), format: .svg)
    #expect(picture.notes == geometry.notes)
    _ = try SVGPicture.read(picture.bytes)
  }

  @Test("an engine that puts everything on one spot is mended")
  func heap() async throws {
    let geometry = try await Geometry(connection(), renderer: HeapingRenderer())
    #expect(geometry.overlaps == [])
  }

  @Test(
    "a child that crashes and a plugin that is missing are no end either",
    arguments: [
      .workerFailed(reason: "it was ended by SIGSEGV"), .engineUnavailable(.dot), .layoutFailed(.dot),
    ] as [GraphvizError.Kind])
  func otherReasons(_ kind: GraphvizError.Kind) async throws {
    let geometry = try await Geometry(connection(), renderer: SlowRenderer(stopped: [.dot], kind: kind))
    #expect(geometry.notes.count == 1)
  }

  @Test("where nothing can be drawn at all, the error says why")
  func failing() async {
    let renderer = SlowRenderer(stopped: Set(LayoutEngine.allCases), kind: .workerFailed(reason: "no memory"))
    for format in OutputFormat.allCases {
      await #expect(throws: GraphvizError(.workerFailed(reason: "no memory"))) {
        try await DiagramComposer(renderer: renderer).draw(network, format: format)
      }
    }
  }

  @Test("who cancels gets no other picture")
  func cancelled() async {
    await #expect(throws: GraphvizError(.cancelled)) {
      try await DiagramComposer(renderer: SlowRenderer(stopped: [.dot], kind: .cancelled))
        .draw(try connection(), format: .svg)
    }
  }
}
