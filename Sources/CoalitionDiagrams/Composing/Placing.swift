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
      case .network: return (fitted(network(measured, options), measured, options.page), notes)
      case .table, .timeline: if let arrangement = measured.arrangement { return (arrangement.boxes, notes) }
      case .map: break
      }
    }
    return (rows(measured, options.page), notes)
  }

  private func rows(_ measured: MeasuredDiagram, _ page: PageSize) -> [Rectangle] {
    Rows.arranged(measured.nodeSizes, gap: 14, aspectRatio: measured.aspectRatio(on: page))
  }

  private func network(_ measured: MeasuredDiagram, _ options: Options) -> [Rectangle] {
    let diagram = measured.diagram
    let sizes = measured.nodeSizes
    let room = measured.room(on: options.page)
    let layout = LayoutOptions(
      aspectRatio: measured.aspectRatio(on: options.page),
      comfortableArea: room.map { 0.8 * $0.width * $0.height } ?? 2_000_000)
    var generator = SeededGenerator(seed: seed)
    let points = diagram.graph.layout(
      of: sizes, communities: diagram.partition, options: layout, using: &generator, threads: options.threads)
    var boxes = zip(points, sizes).map { Rectangle(center: $0, size: $1) }
    straighten(diagram, &boxes)
    return boxes.overlapsRemoved(gap: 6)
  }

  /// The boxes as near to each other as the page wants them, if that is possible.
  ///
  /// The whole is drawn together a little at a time, and what then overlaps moves apart: the shape stays, the room
  /// between the nodes goes.
  private func fitted(_ boxes: [Rectangle], _ measured: MeasuredDiagram, _ page: PageSize) -> [Rectangle] {
    guard let room = measured.room(on: page), let bounds = boxes.bounds else { return boxes }
    func excess(_ size: Size) -> Double { max(size.width / room.width, size.height / room.height) }
    var best = boxes
    var share = 1.0
    while let size = best.bounds?.size, excess(size) > 1, share > 0.3 {
      share *= 0.85
      let (middle, target) = (bounds.center, Size(width: room.width * share, height: room.height * share))
      let factors = (
        x: min(1, target.width / bounds.size.width), y: min(1, target.height / bounds.size.height)
      )
      let drawn = boxes.map { box in
        Rectangle(
          center: Point(
            x: middle.x + (box.center.x - middle.x) * factors.x,
            y: middle.y + (box.center.y - middle.y) * factors.y), size: box.size)
      }
      let apart = drawn.overlapsRemoved(gap: 5)
      guard let size = apart.bounds?.size else { break }
      if excess(size) < excess(best.bounds?.size ?? size) { best = apart }
    }
    return best
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

  /// Words on an edge stand in the middle of it, so that the edge runs straight through them.
  private func straighten(_ diagram: Diagram, _ boxes: inout [Rectangle]) {
    var ends = [[Int]](repeating: [], count: boxes.count)
    for (from, to) in diagram.edgeEnds {
      ends[from].append(to)
      ends[to].append(from)
    }
    for (index, node) in diagram.nodes.enumerated() where node.kind == .reason && ends[index].count == 2 {
      let (a, b) = (boxes[ends[index][0]].center, boxes[ends[index][1]].center)
      boxes[index].center = Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
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
