public import GraphvizRendering

/// Lays a diagram out, checks that nothing overlaps, sets title, legend and source line around it, and draws it.
///
/// Graphviz measures every label with the font that will draw it, then places the nodes; what still overlaps is
/// moved apart here; the words around the picture are set by their measured sizes; at last Graphviz draws the given
/// positions. So no engine can put one label on another.
public struct DiagramComposer: Sendable {
  /// A finished picture.
  public struct Picture: Sendable {
    /// The content of the file.
    public let bytes: [UInt8]
    /// What the person should know, such as that another engine took over.
    public let notes: [String]
  }

  private let renderer: any DiagramRenderer
  private let seed: UInt64

  /// Makes a composer.
  ///
  /// - Parameters:
  ///   - renderer: what runs Graphviz: in this process, or in a child with a deadline.
  ///   - seed: where springs start from; the same seed gives the same picture.
  public init(renderer: any DiagramRenderer, seed: UInt64 = 1) {
    self.renderer = renderer
    self.seed = seed
  }

  /// Draws a diagram.
  public func draw(_ diagram: Diagram, format: OutputFormat) async throws(GraphvizError) -> Picture {
    let (dot, notes) = try await compose(diagram, format: format)
    if format == .dot { return Picture(bytes: Array(dot.encoded().utf8), notes: notes) }
    let rendering = try await renderer.render(dot.encoded(), engine: .positioned, format: format)
    guard format == .svg else { return Picture(bytes: rendering.bytes, notes: notes + rendering.messages) }
    do {
      let finished = try SVGFinishing(diagram, nodeName: Self.name).finished(rendering.bytes)
      return Picture(bytes: finished, notes: notes + rendering.messages)
    } catch {
      let note = "The picture has no words for screen readers: \(error)"
      return Picture(bytes: rendering.bytes, notes: notes + rendering.messages + [note])
    }
  }

  /// The drawing with every node in its final place, for `.positioned`.
  func compose(_ diagram: Diagram, format: OutputFormat) async throws(GraphvizError) -> (DOTGraph, [String]) {
    let furniture = Furniture(diagram)
    let sizes = try await measure(diagram.nodes, furniture)
    let (boxes, notes) = try await place(diagram, sizes)
    var graph = DOTGraph(identifier: diagram.title, isDirected: true)
    graph.attributes = [
      "bgcolor": .raw(Palette.ground), "pad": 0.35, "splines": .raw("line"),
      "outputorder": .raw("edgesfirst"),
      "tooltip": .text(diagram.title),
    ]
    if format == .png { graph.attributes["dpi"] = 144 }
    for (node, box) in zip(diagram.nodes, boxes) {
      var attributes = NodeStyle.attributes(of: node)
      attributes["pos"] = .position(
        x: box.x.rounded(toPlaces: 2), y: box.y.rounded(toPlaces: 2), isPinned: true)
      graph.nodes.append(DOTNode(Self.name(node.id), attributes))
    }
    graph.edges = diagram.edges.map {
      DOTEdge(from: Self.name($0.from), to: Self.name($0.to), NodeStyle.attributes(of: $0))
    }
    graph.nodes += furniture.nodes(around: boxes, sizes: sizes)
    graph.edges += furniture.edges
    return (graph, notes)
  }

  static func name(_ id: String) -> String { "n:" + id }

  /// The size that Graphviz gives each node, furniture included, by name.
  private func measure(
    _ nodes: [Diagram.Node], _ furniture: Furniture
  ) async throws(GraphvizError) -> [String: Box] {
    var graph = DOTGraph(identifier: "sizes")
    graph.nodes = nodes.map { DOTNode(Self.name($0.id), NodeStyle.attributes(of: $0)) } + furniture.unplaced
    for index in graph.nodes.indices { graph.nodes[index].attributes["pos"] = .position(x: 0, y: 0) }
    let layout = try await renderer.layout(graph.encoded(), engine: .positioned)
    return layout.nodes.mapValues { Box(x: $0.x, y: $0.y, width: $0.width, height: $0.height) }
  }

  private func place(
    _ diagram: Diagram, _ sizes: [String: Box]
  ) async throws(GraphvizError) -> ([Box], [String]) {
    let unplaced = diagram.nodes.map { sizes[Self.name($0.id)] ?? Box(x: 0, y: 0, width: 40, height: 20) }
    guard !diagram.nodes.isEmpty else { return ([], []) }
    var notes: [String] = []
    for placement in diagram.placements {
      if placement == .ring { return (Overlaps.removed(from: Ring.arranged(unplaced), gap: 40), notes) }
      guard let engine = placement.engine else { break }
      do {
        let layout = try await renderer.layout(springs(diagram, placement).encoded(), engine: engine)
        var boxes = zip(diagram.nodes, unplaced).map { node, size in
          let spot = layout.nodes[Self.name(node.id)]
          return Box(x: spot?.x ?? 0, y: spot?.y ?? 0, width: size.width, height: size.height)
        }
        straighten(diagram, &boxes)
        return (Overlaps.removed(from: boxes, gap: 6), notes)
      } catch {
        switch error.kind {
        case .timedOut, .workerFailed, .layoutFailed, .engineUnavailable:
          notes.append(
            "The layout engine \(engine.rawValue) did not finish (\(error.reason)); another took over.")
        default: throw error
        }
      }
    }
    return (Rows.arranged(unplaced, gap: 14), notes)
  }

  /// Words on an edge stand in the middle of it, so that the edge runs straight through them.
  private func straighten(_ diagram: Diagram, _ boxes: inout [Box]) {
    var ends: [String: [Int]] = [:]
    let places = Dictionary(uniqueKeysWithValues: diagram.nodes.indices.map { (diagram.nodes[$0].id, $0) })
    for edge in diagram.edges {
      if let from = places[edge.from], let to = places[edge.to] {
        ends[edge.from, default: []].append(to)
        ends[edge.to, default: []].append(from)
      }
    }
    for (index, node) in diagram.nodes.enumerated() where node.kind == .reason {
      guard let ends = ends[node.id], ends.count == 2 else { continue }
      boxes[index].x = (boxes[ends[0]].x + boxes[ends[1]].x) / 2
      boxes[index].y = (boxes[ends[0]].y + boxes[ends[1]].y) / 2
    }
  }

  private func springs(_ diagram: Diagram, _ placement: Diagram.Placement) -> DOTGraph {
    var graph = DOTGraph(identifier: "layout", isDirected: true)
    graph.attributes =
      switch placement {
      case .springs:
        [
          "overlap": .raw("prism"), "sep": .raw("+8"), "start": .number(Double(seed % 1_000_000)), "pack": 14,
          "maxiter": 500, "splines": .raw("none"),
        ]
      case .coarseSprings:
        [
          "overlap": .raw("prism"), "sep": .raw("+6"), "start": .number(Double(seed % 1_000_000)), "K": 0.9,
          "splines": .raw("none"),
        ]
      case .ranks: ["rankdir": .raw("LR"), "nodesep": 0.3, "ranksep": 0.35]
      case .ring, .rows, .table, .timeline, .map: [:]
      }
    graph.nodes = diagram.nodes.map { DOTNode(Self.name($0.id), NodeStyle.attributes(of: $0)) }
    graph.edges = diagram.edges.map { edge in
      // Strong links are short ones.
      let length = 1.15 - 0.5 * min(1, max(0, edge.strength))
      return DOTEdge(
        from: Self.name(edge.from), to: Self.name(edge.to),
        placement == .springs ? ["len": .number(length.rounded(toPlaces: 3))] : [:])
    }
    return graph
  }
}

extension Diagram.Placement {
  var engine: LayoutEngine? {
    switch self {
    case .springs: .neato
    case .coarseSprings: .sfdp
    case .ranks: .dot
    case .ring, .rows, .table, .timeline, .map: nil
    }
  }
}

extension GraphvizError {
  fileprivate var reason: String {
    switch kind {
    case .timedOut(let duration): "stopped after \(duration)"
    case .workerFailed(let reason): reason
    case .engineUnavailable: "its plugin is missing"
    default: messages.first ?? "it failed"
    }
  }
}
