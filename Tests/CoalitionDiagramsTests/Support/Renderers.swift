import GraphvizRendering
import Synchronization

/// Graphviz, but some engines never finish.
struct SlowRenderer: DiagramRenderer {
  var stopped: Set<LayoutEngine>
  var kind = GraphvizError.Kind.timedOut(after: .seconds(3))

  func render(
    _ dot: String, engine: LayoutEngine, format: OutputFormat
  ) async throws(GraphvizError) -> Rendering {
    if stopped.contains(engine) { throw GraphvizError(kind) }
    return try await GraphvizRenderer().render(dot, engine: engine, format: format)
  }

  func layout(_ dot: String, engine: LayoutEngine) async throws(GraphvizError) -> GraphvizLayout {
    if stopped.contains(engine) { throw GraphvizError(kind) }
    return try await GraphvizRenderer().layout(dot, engine: engine)
  }
}

/// Graphviz, but every engine that chooses places puts all nodes on one spot.
struct HeapingRenderer: DiagramRenderer {
  func render(
    _ dot: String, engine: LayoutEngine, format: OutputFormat
  ) async throws(GraphvizError) -> Rendering {
    try await GraphvizRenderer().render(dot, engine: engine, format: format)
  }

  func layout(_ dot: String, engine: LayoutEngine) async throws(GraphvizError) -> GraphvizLayout {
    var layout = try await GraphvizRenderer().layout(dot, engine: engine)
    guard engine != .positioned else { return layout }
    for name in layout.nodes.keys {
      layout.nodes[name]?.x = 0
      layout.nodes[name]?.y = 0
    }
    return layout
  }
}

/// Graphviz, and which layouts it was asked for.
final class CountingRenderer: DiagramRenderer {
  private let asked = Mutex<[String]>([])

  var layouts: [String] { asked.withLock { $0 } }

  func render(
    _ dot: String, engine: LayoutEngine, format: OutputFormat
  ) async throws(GraphvizError) -> Rendering {
    try await GraphvizRenderer().render(dot, engine: engine, format: format)
  }

  func layout(_ dot: String, engine: LayoutEngine) async throws(GraphvizError) -> GraphvizLayout {
    asked.withLock { $0.append(dot) }
    return try await GraphvizRenderer().layout(dot, engine: engine)
  }
}

/// Graphviz, but it draws nothing.
struct DrawlessRenderer: DiagramRenderer {
  func render(
    _ dot: String, engine: LayoutEngine, format: OutputFormat
  ) async throws(GraphvizError) -> Rendering {
    throw GraphvizError(.workerFailed(reason: "it was ended by SIGKILL"))
  }

  func layout(_ dot: String, engine: LayoutEngine) async throws(GraphvizError) -> GraphvizLayout {
    try await GraphvizRenderer().layout(dot, engine: engine)
  }
}
