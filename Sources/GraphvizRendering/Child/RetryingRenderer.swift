/// Asks another renderer a second time where its process crashed or was killed.
///
/// A crash that lies in the graph comes again and is thrown; one that came from outside, such as from a machine short
/// of memory for a moment, costs one more start of a child. What ran out of its own time or memory is not tried again.
public struct RetryingRenderer: DiagramRenderer {
  private let renderer: any DiagramRenderer

  /// Wraps a renderer.
  public init(_ renderer: any DiagramRenderer) { self.renderer = renderer }

  /// Draws a graph.
  ///
  /// - Throws: ``GraphvizError``: what went wrong the second time, or the first where that is no crash.
  public func render(
    _ dot: String, engine: LayoutEngine, format: OutputFormat
  ) async throws(GraphvizError) -> Rendering {
    do throws(GraphvizError) {
      return try await renderer.render(dot, engine: engine, format: format)
    } catch {
      guard error.isCrash else { throw error }
      return try await renderer.render(dot, engine: engine, format: format)
    }
  }

  /// Places the nodes of a graph without drawing it.
  ///
  /// - Throws: ``GraphvizError``: what went wrong the second time, or the first where that is no crash.
  public func layout(_ dot: String, engine: LayoutEngine) async throws(GraphvizError) -> GraphvizLayout {
    do throws(GraphvizError) {
      return try await renderer.layout(dot, engine: engine)
    } catch {
      guard error.isCrash else { throw error }
      return try await renderer.layout(dot, engine: engine)
    }
  }
}

extension GraphvizError {
  fileprivate var isCrash: Bool {
    if case .workerFailed = kind { true } else { false }
  }
}
