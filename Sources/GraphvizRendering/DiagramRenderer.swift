/// Whatever turns DOT text into pictures and places: this process, or a child with a deadline.
///
/// ``GraphvizRenderer`` is the fast one, for graphs of the program's own making and of known size.
/// ``ChildRenderer`` is the safe one: a graph that takes too long or crashes Graphviz costs an error.
public protocol DiagramRenderer: Sendable {
  /// Draws a graph.
  ///
  /// - Parameters:
  ///   - dot: One graph in the DOT language.
  ///   - engine: How to place the nodes.
  ///   - format: What to draw into.
  func render(
    _ dot: String, engine: LayoutEngine, format: OutputFormat
  ) async throws(GraphvizError) -> Rendering

  /// Places the nodes of a graph without drawing it.
  ///
  /// - Parameters:
  ///   - dot: One graph in the DOT language.
  ///   - engine: How to place the nodes.
  func layout(_ dot: String, engine: LayoutEngine) async throws(GraphvizError) -> GraphvizLayout
}
