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

  @Test("where Graphviz can do nothing at all, the diagram is drawn without it", arguments: Failure.all)
  func failing(_ failure: Failure) async throws {
    let renderer = SlowRenderer(stopped: Set(LayoutEngine.allCases), kind: failure.kind)
    for diagram in [network, try connection()] {
      let picture = try await DiagramComposer(renderer: renderer).draw(diagram, format: failure.format)
      #expect(picture.format == (failure.format == .dot ? .dot : .svg))
      #expect(picture.notes.first?.contains(failure.words) == true, "\(picture.notes)")
      #expect(picture.pages.map(\.overlaps) == [0])
      #expect(picture.pages.map(\.edgesBehindNodes) == [0])
      guard picture.format == .svg else { continue }
      _ = try SVGPicture.read(picture.bytes)
      #expect(try Diagram(svg: picture.bytes, file: "x.svg") == diagram)
    }
  }

  struct Failure: Sendable, CustomTestStringConvertible {
    var kind: GraphvizError.Kind
    var format: OutputFormat
    var words: String
    var testDescription: String { "\(format.rawValue), \(words)" }

    static let all = [
      Failure(kind: .workerFailed(reason: "no memory"), format: .svg, words: "no memory"),
      Failure(kind: .timedOut(after: .seconds(3)), format: .pdf, words: "after 3.0 seconds"),
      Failure(kind: .engineUnavailable(.positioned), format: .png, words: "plugin is missing"),
      Failure(kind: .workerFailed(reason: "it crashed"), format: .dot, words: "it crashed"),
    ]
  }

  @Test("a drawing that fails after all was measured has the measured sizes", arguments: [PageSize.a3, .a5])
  func lateFailure(_ page: PageSize) async throws {
    let options = DiagramComposer.Options(page: page, fileName: { "other-\($0).svg" })
    let whole = try await DiagramComposer(renderer: GraphvizRenderer())
      .draw(network, format: .svg, options: options)
    let plain = try await DiagramComposer(renderer: DrawlessRenderer())
      .draw(network, format: .pdf, options: options)
    #expect(plain.format == .svg)
    #expect(plain.pages == whole.pages)
    #expect(plain.positions == whole.positions)
    #expect(plain.files.count == whole.files.count)
    for (plain, whole) in zip(plain.files, whole.files) {
      #expect(try Diagram(svg: plain, file: "x.svg") == (try Diagram(svg: whole, file: "y.svg")))
      let places = try DrawnPositions(
        svg: plain, nodes: try Diagram(svg: plain, file: "x.svg").nodes.map(\.id), file: "x")
      #expect(places.missing.isEmpty)
      let (links, same) = (try Self.links(plain), try Self.links(whole))
      #expect(links == same)
    }
  }

  private static func links(_ svg: [UInt8]) throws -> [String] {
    try SVGPicture.read(svg).named("a").compactMap { $0.attributes["xlink:href"] }.sorted()
  }

  @Test("who cancels gets no other picture")
  func cancelled() async {
    await #expect(throws: GraphvizError(.cancelled)) {
      try await DiagramComposer(renderer: SlowRenderer(stopped: [.dot], kind: .cancelled))
        .draw(try connection(), format: .svg)
    }
  }
}
