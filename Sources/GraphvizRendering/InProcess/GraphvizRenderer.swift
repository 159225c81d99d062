import Dispatch

/// Draws in this process through libgvc.
///
/// Graphviz keeps its state in globals and survives no second thread, not even one that only reads. All
/// calls therefore pass one lock, process-wide; they are safe from anywhere and happen one after another.
/// A layout cannot be interrupted, and a crash in Graphviz is a crash of this process: for graphs of
/// unknown make or size, use ``ChildRenderer``.
///
/// The static functions block the calling thread; as a ``DiagramRenderer`` the work happens on a thread of
/// its own.
public struct GraphvizRenderer: DiagramRenderer {
  /// The longest DOT text that is accepted, in bytes.
  public static let maximumInputLength = 256 << 20

  /// Makes a renderer; all of them share one Graphviz.
  public init() {}

  /// Draws a graph.
  ///
  /// Same input, same bytes, for every format and every engine but ``LayoutEngine/fdp``. The time is the engine's; see ``LayoutEngine``.
  ///
  /// - Parameters:
  ///   - dot: One graph in the DOT language, at most ``maximumInputLength`` bytes.
  ///   - engine: How to place the nodes.
  ///   - format: What to draw into.
  /// - Throws: ``GraphvizError`` with what Graphviz said.
  public static func render(
    _ dot: String, engine: LayoutEngine, format: OutputFormat
  ) throws(GraphvizError) -> Rendering {
    try GraphvizSession.shared.withLock { (session) throws(GraphvizError) -> Rendering in
      try session.render(dot, engine: engine, format: format)
    }
  }

  /// Places the nodes of a graph without drawing it.
  ///
  /// - Parameters:
  ///   - dot: One graph in the DOT language, at most ``maximumInputLength`` bytes.
  ///   - engine: How to place the nodes.
  /// - Throws: ``GraphvizError`` with what Graphviz said.
  public static func layout(_ dot: String, engine: LayoutEngine) throws(GraphvizError) -> GraphvizLayout {
    try GraphvizSession.shared.withLock { (session) throws(GraphvizError) -> GraphvizLayout in
      try session.layout(dot, engine: engine)
    }
  }

  /// Reads a graph without placing or drawing it.
  ///
  /// - Parameter dot: One graph in the DOT language, at most ``maximumInputLength`` bytes. A text whose groups
  ///   (`{a b} -> {c d}`) stand for more edges than it has bytes is refused.
  /// - Throws: ``GraphvizError`` with what Graphviz said.
  public static func parse(_ dot: String) throws(GraphvizError) -> ParsedGraph {
    try GraphvizSession.shared.withLock { (session) throws(GraphvizError) -> ParsedGraph in
      try session.parse(dot)
    }
  }

  /// Quotes a text as an identifier or value of the DOT language, so that ``parse(_:)`` gives it back.
  ///
  /// - Parameter isName: Whether it is the name of a node or graph; else it is a value, in which a line end is `\n`.
  public static func quoted(_ text: String, isName: Bool) -> String {
    DOTQuoting.quoted(isName ? DOTIdentifier.encoded(text) : DOTQuoting.escString(text))
  }

  /// Draws a graph without blocking the caller's thread; see the static function of the same name.
  public func render(
    _ dot: String, engine: LayoutEngine, format: OutputFormat
  ) async throws(GraphvizError) -> Rendering {
    try await Self.aside { () throws(GraphvizError) in
      try Self.render(dot, engine: engine, format: format)
    }
  }

  /// Places nodes without blocking the caller's thread; see the static function of the same name.
  public func layout(_ dot: String, engine: LayoutEngine) async throws(GraphvizError) -> GraphvizLayout {
    try await Self.aside { () throws(GraphvizError) in try Self.layout(dot, engine: engine) }
  }

  // One queue of its own: a task that waits for the lock would hold one of the few threads that all tasks
  // of the process share.
  private static let queue = DispatchQueue(label: "GraphvizRenderer")

  private static func aside<Success: Sendable>(
    _ work: @escaping @Sendable () throws(GraphvizError) -> Success
  ) async throws(GraphvizError) -> Success {
    let result = await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: Result(catching: work)) }
    }
    return try result.get()
  }
}
