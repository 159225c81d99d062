import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

@Suite("Where an engine does not finish")
struct FallbackTests {
  private var network: Diagram { .network(Network.sanctuary.graph, Network.sanctuary.clusters) }

  @Test(
    "another takes over, a note names the one that did not, and nothing overlaps",
    arguments: [[.neato], [.neato, .sfdp]] as [Set<LayoutEngine>])
  func stopped(_ engines: Set<LayoutEngine>) async throws {
    let renderer = SlowRenderer(stopped: engines)
    let geometry = try await Geometry(network, renderer: renderer)
    #expect(geometry.overlaps == [])
    #expect(geometry.notes.count == engines.count)
    for (engine, note) in zip(["neato", "sfdp"], geometry.notes) {
      #expect(note.contains(" \(engine) ") && note.contains("3.0 seconds"), "\(note)")
    }
    let picture = try await DiagramComposer(renderer: renderer).draw(network, format: .svg)
    #expect(picture.notes == geometry.notes)
    _ = try SVGPicture.read(picture.bytes)
  }

  @Test("ranks give way to springs")
  func ranks() async throws {
    let diagram = try Network.sanctuary.connection("noii-toronto", "amssa")
    let geometry = try await Geometry(diagram, renderer: SlowRenderer(stopped: [.dot]))
    #expect(geometry.overlaps == [])
    #expect(geometry.notes.count == 1 && geometry.notes[0].contains(" dot "))
  }

  @Test("an engine that puts everything on one spot is mended")
  func heap() async throws {
    let geometry = try await Geometry(network, renderer: HeapingRenderer())
    #expect(geometry.overlaps == [])
  }

  @Test(
    "a child that crashes and a plugin that is missing are no end either",
    arguments: [
      .workerFailed(reason: "it was ended by SIGSEGV"), .engineUnavailable(.neato), .layoutFailed(.neato),
    ] as [GraphvizError.Kind])
  func otherReasons(_ kind: GraphvizError.Kind) async throws {
    let geometry = try await Geometry(network, renderer: SlowRenderer(stopped: [.neato], kind: kind))
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
      try await DiagramComposer(renderer: SlowRenderer(stopped: [.neato], kind: .cancelled))
        .draw(network, format: .svg)
    }
  }
}
