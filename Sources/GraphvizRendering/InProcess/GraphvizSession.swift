import CGraphviz

/// The process's one connection to Graphviz. Exists only within its lock.
///
/// The context is made once and kept: `gvFreeContext` of 2.42 leaks about 4 kB each time. The engine `dot` leaks some
/// kilobytes for each drawing with clusters, whatever one does (`class2` and `class1` drop virtual edges).
struct GraphvizSession: ~Copyable {
  static let shared = ProcessLock(GraphvizSession())

  private var context: OpaquePointer?
  /// The names of the installed plugins that write formats, and of those that place nodes.
  private var devices: Set<String> = []
  private var layouts: Set<String> = []

  private init() {}

  mutating func render(
    _ dot: String, engine: LayoutEngine, format: OutputFormat
  ) throws(GraphvizError) -> Rendering {
    let context = try opened()
    guard devices.contains(format.rawValue) else {
      throw GraphvizError(.formatUnavailable(format), messages: MessageCapture.take())
    }
    let graph = try GraphvizParser.parse(dot)
    defer { agclose(graph) }
    if format == .pdf { PDFAddresses.prepare(in: graph) }
    try place(graph, engine: engine, context: context)
    defer { gvFreeLayout(context, graph) }

    var data: UnsafeMutablePointer<CChar>?
    var count = 0
    let status = cgv_render(context, graph, format.rawValue, &data, &count)
    defer { cgv_free_render(data) }
    guard status == 0, let data else {
      throw GraphvizError(.renderingFailed(format), messages: MessageCapture.take())
    }
    var bytes = Array(UnsafeRawBufferPointer(start: data, count: count))
    if format == .pdf { PDFDates.blank(in: &bytes) }
    return Rendering(bytes: bytes, messages: MessageCapture.take())
  }

  mutating func layout(_ dot: String, engine: LayoutEngine) throws(GraphvizError) -> GraphvizLayout {
    let context = try opened()
    let graph = try GraphvizParser.parse(dot)
    defer { agclose(graph) }
    try place(graph, engine: engine, context: context)
    defer { gvFreeLayout(context, graph) }

    let (left, bottom) = (cgv_left(graph), cgv_bottom(graph))
    var nodes: [String: GraphvizLayout.PlacedNode] = [:]
    var next = agfstnode(graph)
    while let node = next {
      next = agnxtnode(graph, node)
      guard let name = cgv_node_name(node) else { continue }
      let pointsPerInch = 72.0
      let lines = 0..<cgv_label_lines(node)
      nodes[DOTIdentifier.decoded(String(cString: name))] = GraphvizLayout.PlacedNode(
        x: cgv_node_x(node) - left, y: cgv_node_y(node) - bottom,
        width: cgv_node_width(node) * pointsPerInch, height: cgv_node_height(node) * pointsPerInch,
        textWidths: lines.map { cgv_line_width(node, $0) },
        lineHeight: lines.reduce(0) { max($0, cgv_line_height(node, $1)) })
    }
    return GraphvizLayout(
      width: cgv_right(graph) - left, height: cgv_top(graph) - bottom, nodes: nodes,
      messages: MessageCapture.take())
  }

  /// What a text says, without placing or drawing it.
  mutating func parse(_ dot: String) throws(GraphvizError) -> ParsedGraph {
    _ = try opened()
    if let size = DOTSize.excess(of: dot) { throw GraphvizError(.tooLarge(limit: size)) }
    let graph = try GraphvizParser.parse(dot)
    defer { agclose(graph) }
    var parsed = ParsedGraph(reading: graph)
    parsed.messages = MessageCapture.take()
    return parsed
  }

  private mutating func opened() throws(GraphvizError) -> OpaquePointer {
    if let context { return context }
    MessageCapture.install()
    guard let context = gvContext() else {
      throw GraphvizError(.workerFailed(reason: "Graphviz could not be started"))
    }
    self.context = context
    devices = Self.plugins(of: "device", context)
    layouts = Self.plugins(of: "layout", context)
    return context
  }

  private static func plugins(of kind: String, _ context: OpaquePointer) -> Set<String> {
    var names: Set<String> = []
    withUnsafeMutablePointer(to: &names) { receiver in
      cgv_list_plugins(context, kind, receiver) { receiver, name in
        receiver.assumingMemoryBound(to: Set<String>.self).pointee.insert(String(cString: name))
      }
    }
    return names
  }

  private func place(
    _ graph: GraphvizParser.Graph, engine: LayoutEngine, context: OpaquePointer
  ) throws(GraphvizError) {
    guard layouts.contains(engine.graphvizName) else {
      throw GraphvizError(.engineUnavailable(engine), messages: MessageCapture.take())
    }
    if engine == .positioned { try requirePositions(of: graph) }
    guard cgv_layout(context, graph, engine.graphvizName) == 0 else {
      let messages = MessageCapture.take()
      // What was laid out before the failure is freed with it.
      gvFreeLayout(context, graph)
      throw GraphvizError(.layoutFailed(engine), messages: messages)
    }
    if engine == .positioned { cgv_free_node_list(graph) }
  }

  /// Graphviz 2.42 crashes on `nop2` if a node has no position.
  private func requirePositions(of graph: GraphvizParser.Graph) throws(GraphvizError) {
    var next = agfstnode(graph)
    while let node = next {
      next = agnxtnode(graph, node)
      let position = cgv_attribute(node, "pos").map { String(cString: $0) } ?? ""
      let numbers = position.prefix { $0 != "!" }.split(separator: ",", omittingEmptySubsequences: false)
      guard numbers.count >= 2, numbers.allSatisfy({ Double($0)?.isFinite == true }) else {
        let name = cgv_node_name(node).map { DOTIdentifier.decoded(String(cString: $0)) } ?? ""
        throw GraphvizError(
          .layoutFailed(.positioned), messages: ["node \"\(name)\" has no position, but \"\(position)\""])
      }
    }
  }
}
