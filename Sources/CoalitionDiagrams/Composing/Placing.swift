internal import GraphAlgorithms
internal import GraphvizRendering

extension DiagramComposer {
  /// A place for every node, so that none overlaps another.
  func place(
    _ measured: MeasuredDiagram, _ options: Options
  ) async throws(GraphvizError) -> ([Rectangle], [String]) {
    let (diagram, sizes) = (measured.diagram, measured.nodeSizes)
    guard !diagram.nodes.isEmpty else { return ([], []) }
    var notes: [String] = []
    let known = diagram.nodes.map { options.positions[$0.id] }
    if known.contains(where: { $0 != nil }) {
      if let first = diagram.placements.first, first.isGiven {
        notes.append("Earlier positions were not used: the \(first.rawValue) itself says where things stand.")
      } else {
        return (continued(from: known, measured, options), notes)
      }
    }
    for placement in diagram.placements {
      switch placement {
      case .ring: return (Ring.arranged(sizes), notes)
      case .rows: return (rows(measured, options.page), notes)
      case .ranks:
        do {
          var boxes = try await boxes(measured, engine: .dot, ranks(measured))
          straighten(diagram, &boxes)
          return (boxes.overlapsRemoved(gap: 6), notes)
        } catch { notes.append(try error.takenOver(from: .dot)) }
      case .network: return (drawnTogether(network(measured, options), measured, options.page), notes)
      case .table, .timeline, .map:
        if let arrangement = measured.arrangement { return (arrangement.boxes, notes) }
      }
    }
    return (rows(measured, options.page), notes)
  }

  private func rows(_ measured: MeasuredDiagram, _ page: PageSize) -> [Rectangle] {
    Rows.arranged(measured.nodeSizes, gap: 14, aspectRatio: measured.aspectRatio(on: page))
  }

  /// What was there stays where it was, what is new finds room near its neighbors.
  private func continued(
    from known: [Point?], _ measured: MeasuredDiagram, _ options: Options
  ) -> [Rectangle] {
    let sizes = measured.nodeSizes
    var generator = SeededGenerator(seed: seed)
    let points = measured.diagram.graph.layout(
      of: sizes, communities: measured.diagram.partition, startingFrom: known,
      options: LayoutOptions(gap: 5, aspectRatio: measured.aspectRatio(on: options.page)), using: &generator,
      threads: options.threads)
    return zip(points, sizes).map { Rectangle(center: $0, size: $1) }
  }

  /// The best of several layouts for small graphs, where more than one is quickly made.
  private func network(_ measured: MeasuredDiagram, _ options: Options) -> [Rectangle] {
    let diagram = measured.diagram
    let sizes = measured.nodeSizes
    let room = measured.room(on: options.page)
    let layout = LayoutOptions(
      gap: sizes.count <= 400 ? 18 : 8, aspectRatio: measured.aspectRatio(on: options.page),
      comfortableArea: room.map { 0.35 * $0.width * $0.height } ?? 2_000_000)
    let (graph, communities) = (diagram.graph, diagram.partition)
    let edges = diagram.edgeEnds.map { DrawingEdge(source: $0.0, target: $0.1) }
    var generator = SeededGenerator(seed: seed)
    var best: (boxes: [Rectangle], cost: Double)?
    let candidates = sizes.count <= 150 ? 2 : 1
    for _ in 0..<candidates {
      let points = graph.layout(
        of: sizes, communities: communities, options: layout, using: &generator, threads: options.threads)
      var boxes = zip(points, sizes).map { Rectangle(center: $0, size: $1) }
      straighten(diagram, &boxes)
      boxes = boxes.overlapsRemoved(gap: layout.gap)
      if candidates == 1 { return boxes }
      let cost = Self.cost(of: Drawing(rectangles: boxes, edges: edges), graph)
      if cost < best?.cost ?? .infinity { best = (boxes, cost) }
    }
    return best?.boxes ?? []
  }

  /// What disturbs the eye, in crossings: lines that cross or run behind nodes, and distances that mislead.
  static func cost(of drawing: Drawing, _ graph: Graph) -> Double {
    let stress = drawing.stress().value
    return Double(drawing.crossings().count) + Double(drawing.edgesThroughNodes().count)
      + 4 * stress * Double(drawing.edges.count)
  }

  /// What an engine of Graphviz makes of it, with the sizes that were measured.
  private func boxes(
    _ measured: MeasuredDiagram, engine: LayoutEngine, _ graph: DOTGraph
  ) async throws(GraphvizError) -> [Rectangle] {
    let layout = try await renderer.layout(graph.encoded(), engine: engine)
    return zip(measured.diagram.nodes, measured.nodeSizes).map { node, size in
      let spot = layout.nodes[Self.name(node.id)]
      return Rectangle(center: Point(x: spot?.x ?? 0, y: spot?.y ?? 0), size: size)
    }
  }

  /// Words on an edge stand in the middle of what is seen of it, so that the edge runs straight through them.
  private func straighten(_ diagram: Diagram, _ boxes: inout [Rectangle]) {
    var ends = [[Int]](repeating: [], count: boxes.count)
    for (from, to) in diagram.edgeEnds {
      ends[from].append(to)
      ends[to].append(from)
    }
    for (index, node) in diagram.nodes.enumerated() where node.kind == .reason && ends[index].count == 2 {
      let (a, b) = (boxes[ends[index][0]], boxes[ends[index][1]])
      let (start, end) = (a.border(towards: b.center), b.border(towards: a.center))
      boxes[index].center = Point(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2)
    }
  }

  private func ranks(_ measured: MeasuredDiagram) -> DOTGraph {
    var graph = DOTGraph(identifier: "layout", isDirected: true)
    graph.attributes = ["rankdir": .raw("LR"), "nodesep": 0.3, "ranksep": 0.35]
    graph.nodes = measured.nodes
    graph.edges = measured.diagram.edges.map { DOTEdge(from: Self.name($0.from), to: Self.name($0.to)) }
    return graph
  }
}

extension GraphvizError {
  /// What to tell of an engine for which another takes over; throws itself where none can.
  fileprivate func takenOver(from engine: LayoutEngine) throws(GraphvizError) -> String {
    let reason =
      switch kind {
      case .timedOut(let duration): "stopped after \(duration)"
      case .workerFailed(let reason): reason
      case .engineUnavailable: "its plugin is missing"
      case .layoutFailed: messages.first ?? "it failed"
      default: throw self
      }
    return "The layout engine \(engine.rawValue) did not finish (\(reason)); another took over."
  }
}

extension Rectangle {
  /// Where the way from the middle to a point leaves the rectangle.
  fileprivate func border(towards point: Point) -> Point {
    let (dx, dy) = (point.x - center.x, point.y - center.y)
    let share = min(
      dx == 0 ? 1 : size.width / 2 / abs(dx), dy == 0 ? 1 : size.height / 2 / abs(dy), 1)
    return Point(x: center.x + dx * share, y: center.y + dy * share)
  }
}
