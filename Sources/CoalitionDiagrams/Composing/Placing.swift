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
      case .ring:
        let boxes = Ring.arranged(sizes.map { Box(Rectangle(center: Point(x: 0, y: 0), size: $0)) })
        return (Overlaps.removed(from: boxes, gap: 40).map(\.rectangle), notes)
      case .rows: return (Self.rows(sizes), notes)
      case .ranks:
        do {
          var boxes = try await boxes(measured, engine: .dot, Self.ranks(diagram))
          straighten(diagram, &boxes)
          return (Overlaps.removed(from: boxes.map(Box.init), gap: 6).map(\.rectangle), notes)
        } catch { notes.append(try error.takenOver(from: .dot)) }
      case .network:
        return (fitted(try await network(measured, options, &notes), measured, options.page), notes)
      case .table, .timeline, .map: break
      }
    }
    return (Self.rows(sizes), notes)
  }

  private static func rows(_ sizes: [Size]) -> [Rectangle] {
    Rows.arranged(sizes.map { Box(x: 0, y: 0, width: $0.width, height: $0.height) }, gap: 14).map(\.rectangle)
  }

  private func network(
    _ measured: MeasuredDiagram, _ options: Options, _ notes: inout [String]
  ) async throws(GraphvizError) -> [Rectangle] {
    for engine in measured.diagram.nodes.count <= 400 ? [LayoutEngine.neato, .sfdp] : [.sfdp] {
      do {
        var boxes = try await boxes(measured, engine: engine, springs(measured.diagram, engine))
        straighten(measured.diagram, &boxes)
        return Overlaps.removed(from: boxes.map(Box.init), gap: 6).map(\.rectangle)
      } catch { notes.append(try error.takenOver(from: engine)) }
    }
    return Self.rows(measured.nodeSizes)
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
      let apart = Overlaps.removed(from: drawn.map(Box.init), gap: 5).map(\.rectangle)
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

  private static func ranks(_ diagram: Diagram) -> DOTGraph {
    var graph = DOTGraph(identifier: "layout", isDirected: true)
    graph.attributes = ["rankdir": .raw("LR"), "nodesep": 0.3, "ranksep": 0.35]
    graph.nodes = diagram.nodes.map { DOTNode(name($0.id), NodeStyle.attributes(of: $0)) }
    graph.edges = diagram.edges.map { DOTEdge(from: name($0.from), to: name($0.to)) }
    return graph
  }

  private func springs(_ diagram: Diagram, _ engine: LayoutEngine) -> DOTGraph {
    var graph = DOTGraph(identifier: "layout", isDirected: true)
    graph.attributes = [
      "overlap": .raw("prism"), "sep": .raw("+8"), "start": .number(Double(seed % 1_000_000)), "pack": 14,
      "splines": .raw("none"),
    ]
    if engine == .neato { graph.attributes["maxiter"] = 500 }
    graph.nodes = diagram.nodes.map { DOTNode(Self.name($0.id), NodeStyle.attributes(of: $0)) }
    graph.edges = diagram.edges.map { edge in
      // Strong links are short ones.
      let length = 1.15 - 0.5 * min(1, max(0, edge.strength))
      return DOTEdge(
        from: Self.name(edge.from), to: Self.name(edge.to),
        engine == .neato ? ["len": .number(length.rounded(toPlaces: 3))] : [:])
    }
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
