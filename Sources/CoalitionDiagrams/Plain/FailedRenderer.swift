internal import GraphvizRendering

/// In the place of a renderer that failed: it is not asked again, since each time could take as long.
struct FailedRenderer: DiagramRenderer {
  let error: GraphvizError

  func render(
    _ dot: String, engine: LayoutEngine, format: OutputFormat
  ) async throws(GraphvizError) -> Rendering { throw error }

  func layout(_ dot: String, engine: LayoutEngine) async throws(GraphvizError) -> GraphvizLayout {
    throw error
  }
}

extension GraphvizError {
  /// What to tell of a picture that was made without Graphviz.
  func notice(_ what: String) -> String {
    let reason =
      switch kind {
      case .timedOut(let duration): "it had not finished after \(duration)"
      case .workerFailed(let reason): reason
      default: "\(self)".split(separator: "\n").joined(separator: " ")
      }
    return
      "Graphviz failed (\(reason)). The diagram was \(what) without it: outlines and arrowheads are simpler, places and words the same."
  }
}
