internal import GraphAlgorithms
internal import GraphvizRendering

/// A diagram with everything in its place, ready to be drawn.
struct Sheet {
  let diagram: Diagram
  /// The nodes, in the diagram's order.
  let boxes: [Rectangle]
  private let style: NodeStyle
  private let nodes: [DOTNode]
  private let furniture: [DOTNode]
  private let furnitureEdges: [DOTEdge]
  /// Around nodes and words.
  let bounds: Rectangle
  let smallestFont: Double
  private let pieceBoxes: [Rectangle]
  /// How wide each line of the labels is, by names in DOT.
  let lineWidths: [String: [Double]]
  private let drawing: Drawing
  /// The line of each edge that is not straight.
  private let routes: [EdgeRoute?]
  private let decorations: [Decoration]
  private let sizes: [Size]
  /// The sizes of nodes and words, by their names in DOT.
  private let extents: [String: Size]
  /// The page to which a piece of furniture leads, by its name.
  private let pageOf: [String: Int]

  init(
    _ measured: MeasuredDiagram, boxes: [Rectangle], _ words: Furniture, _ extents: Extents, threads: Int
  ) {
    diagram = measured.diagram
    style = measured.style
    nodes = measured.nodes
    self.boxes = boxes
    decorations = measured.decorations
    sizes = measured.nodeSizes
    self.extents = measured.extents.sizes.merging(extents.sizes) { $1 }
    let placed = words.placed(around: boxes + decorations.map(\.extent), sizes: extents.sizes)
    (furniture, pieceBoxes) = (placed.nodes, placed.boxes + decorations.compactMap(\.box))
    furnitureEdges = words.edges
    pageOf = Dictionary(words.links.map { ($0.name, $0.page) }) { first, _ in first }
    let all = boxes + pieceBoxes + decorations.map(\.extent)
    bounds = all.bounds ?? Rectangle(left: 0, bottom: 0, right: 1, top: 1)
    smallestFont = measured.smallestFont
    lineWidths = measured.extents.lineWidths.merging(extents.lineWidths) { $1 }
    drawing = Drawing(
      rectangles: boxes, edges: diagram.edgeEnds.map { DrawingEdge(source: $0.0, target: $0.1) })
    routes = Self.routes(
      drawing, shapes: diagram.nodes.map { NodeStyle.outline(of: $0.kind) }, threads: threads)
  }

  /// How many edges a sheet may have for each to be led around whatever is in its way.
  private static let ledEdges = 10_000
  /// How many nodes may be in the way of an edge on a sheet with more.
  private static let metNodes = 8

  /// The line of each edge that is not straight.
  ///
  /// On a sheet with many thousands of edges, which nobody reads as a whole, those that would wind around dozens of
  /// nodes run straight behind them.
  private static func routes(
    _ drawing: Drawing, shapes: [EdgeRouting.Shape], threads: Int
  ) -> [EdgeRoute?] {
    var chosen = Array(drawing.edges.indices)
    if chosen.count > ledEdges {
      var met = [Int](repeating: 0, count: chosen.count)
      for passage in drawing.edgesThroughNodes() { met[passage.edge] += 1 }
      chosen.removeAll { met[$0] > metNodes }
    }
    let led = EdgeRouting(rectangles: drawing.rectangles, shapes: shapes)
      .routes(of: chosen.map { drawing.edges[$0] }, threads: threads).routes
    var routes = [EdgeRoute?](repeating: nil, count: drawing.edges.count)
    for (edge, route) in zip(chosen, led) where route.kind == .led || route.kind == .bowed {
      routes[edge] = route
    }
    return routes
  }

  /// What it measures on a page.
  ///
  /// Words on an edge are part of the edge: it runs through them, and they are no goal of distances.
  func readability(on page: PageSize, threads: Int = 1) -> Readability {
    let measures = Drawing(
      rectangles: boxes,
      edges: zip(drawing.edges, routes).map { edge, route in
        DrawingEdge(source: edge.source, target: edge.target, route: route?.points)
      }
    ).measures(threads: threads)
    let isNetwork = diagram.placements.first == .network
    let words = Drawing(rectangles: boxes + pieceBoxes, edges: [])
    return Readability(
      title: diagram.title, subtitle: diagram.subtitle, nodes: boxes.count, edges: diagram.edges.count,
      overlaps: words.nodeOverlaps().count, edgesBehindNodes: measures.edgesThroughNodes.count,
      crossings: measures.crossings.count, angularResolution: measures.angularResolution.mean,
      stress: isNetwork ? measures.stress.value : nil,
      neighborhoodPreservation: isNetwork ? measures.neighborhoodPreservation : nil,
      smallestText: smallestFont * page.scale(of: bounds.size), size: bounds.size)
  }

  /// Where each node is, by its id.
  var positions: [String: Point] {
    Dictionary(zip(diagram.nodes.map(\.id), boxes.map(\.center))) { first, _ in first }
  }

  /// Whether the smallest words are large enough where the whole is set on the page.
  func isReadable(on page: PageSize) -> Bool {
    smallestFont * page.scale(of: bounds.size) >= DiagramComposer.smallestTextSize - 1e-9
  }

  /// The drawing as SVG without Graphviz.
  func plain(on page: PageSize, fileName: (Int) -> String) -> [UInt8] {
    PlainPicture(
      graph: dot(format: .svg, page: page, fileName: fileName), sizes: extents, bounds: bounds,
      scale: min(1, page.scale(of: bounds.size)), margin: PageSize.margin
    ).svg()
  }

  /// The drawing, for the engine `.positioned`.
  func dot(format: OutputFormat, page: PageSize, fileName: (Int) -> String) -> DOTGraph {
    var graph = DOTGraph(identifier: diagram.title, isDirected: true)
    graph.attributes = [
      "bgcolor": .raw(style.palette.ground.text), "splines": .raw("line"), "outputorder": .raw("edgesfirst"),
      "tooltip": .text(diagram.title),
    ]
    if format == .png { graph.attributes["dpi"] = 144 }
    // In a PDF the pages are in one file.
    func link(to page: Int) -> DOTValue? {
      DOTValue.link(format == .pdf ? "#page-\(page)" : fileName(page))
    }
    for ((node, drawn), (box, size)) in zip(zip(diagram.nodes, nodes), zip(boxes, sizes)) {
      var drawn = drawn
      drawn.attributes["pos"] = .position(
        x: box.center.x.rounded(toPlaces: 2), y: box.center.y.rounded(toPlaces: 2), isPinned: true)
      // A cell is as large as its place in the table.
      if box.size != size {
        drawn.attributes["width"] = .number((box.size.width / 72).rounded(toPlaces: 4))
        drawn.attributes["height"] = .number((box.size.height / 72).rounded(toPlaces: 4))
      }
      if let link = node.page.flatMap(link(to:)) {
        drawn.attributes["URL"] = link
      } else if format != .dot {
        // An SVG gets them when it is finished; PNG and PDF have none.
        drawn.attributes["tooltip"] = nil
      }
      graph.nodes.append(drawn)
    }
    graph.edges = zip(diagram.edges, routes).enumerated().map { index, pair in
      let (edge, route) = pair
      var attributes = style.attributes(of: edge)
      if format != .dot { attributes["tooltip"] = nil }
      // Graphviz itself clips straight lines at the outline of whatever shape.
      if let route {
        attributes["pos"] = curve(route, of: index, arrow: edge.isDirected ? attributes["arrowsize"] : nil)
      }
      return DOTEdge(
        from: DiagramComposer.name(edge.from), to: DiagramComposer.name(edge.to), attributes)
    }
    Decoration.add(decorations, to: &graph, style.palette)
    graph.nodes += furniture.map { piece in
      var piece = piece
      if let page = pageOf[piece.identifier] { piece.attributes["URL"] = link(to: page) }
      return piece
    }
    graph.edges += furnitureEdges
    setOnPage(&graph, page, isWhole: format == .pdf)
    return graph
  }

  /// The line of an edge as Graphviz takes it; an arrow takes the last of it.
  ///
  /// Without an arrow a line goes on to the middle of the node, which is drawn over it: outlines other than boxes and
  /// ellipses are not known here.
  private func curve(_ route: EdgeRoute, of edge: Int, arrow: DOTValue?) -> DOTValue {
    var points = route.curve
    var tip: Point?
    if case .number(let size)? = arrow, let end = points.last {
      tip = end
      let before = points[points.count - 2]
      let share = min(1, 10 * size / max(before.distance(to: end), 1e-6))
      points[points.count - 1] = end.moved(to: before, by: share)
    } else if let end = points.last {
      points += Self.line(from: end, to: boxes[drawing.edges[edge].target].center)
    }
    if let start = points.first {
      let middle = boxes[drawing.edges[edge].source].center
      points = [middle] + Self.line(from: middle, to: start) + points.dropFirst()
    }
    return .curve(points.map { ($0.x, $0.y) }, tip: tip.map { ($0.x, $0.y) })
  }

  /// A straight piece of a curve without its first point.
  private static func line(from start: Point, to end: Point) -> [Point] {
    [start.moved(to: end, by: 1.0 / 3), start.moved(to: end, by: 2.0 / 3), end]
  }

  /// Scales the drawing to the page. For paper the drawing gets two corners that make it as large as the page, so
  /// that a printer has nothing to decide.
  private func setOnPage(_ graph: inout DOTGraph, _ page: PageSize, isWhole: Bool) {
    guard let sides = page.sides else {
      graph.attributes["pad"] = 0.35
      return
    }
    let scale = isWhole ? page.scale(of: bounds.size) : min(1, page.scale(of: bounds.size))
    guard isWhole else {
      graph.attributes["pad"] = .number((PageSize.margin / scale / 72).rounded(toPlaces: 4))
      if scale < 1 {
        let (width, height) = (
          bounds.size.width * scale + 2 * PageSize.margin, bounds.size.height * scale + 2 * PageSize.margin
        )
        graph.attributes["size"] = .raw(
          "\((width / 72).rounded(toPlaces: 4)),\((height / 72).rounded(toPlaces: 4))")
      }
      return
    }
    let isLying = page.isLying(bounds.size)
    let paper = isLying ? Size(width: sides.height, height: sides.width) : sides
    let (width, height) = (paper.width / scale, paper.height / scale)
    for (name, sign) in [("page:a", -1.0), ("page:b", 1.0)] {
      graph.nodes.append(
        DOTNode(
          name,
          [
            "shape": .raw("point"), "style": .raw("invis"), "label": "", "width": 0, "height": 0,
            "pos": .position(
              x: (bounds.center.x + sign * width / 2).rounded(toPlaces: 2),
              y: (bounds.center.y + sign * height / 2).rounded(toPlaces: 2), isPinned: true),
          ]))
    }
    graph.attributes["pad"] = 0
    // Graphviz would put half an inch around whatever is for paper.
    graph.attributes["margin"] = 0
    graph.attributes["size"] = .raw(
      "\((paper.width / 72).rounded(toPlaces: 4)),\((paper.height / 72).rounded(toPlaces: 4))!")
  }
}

extension Point {
  /// A point on the way to another.
  fileprivate func moved(to other: Point, by share: Double) -> Point {
    Point(x: x + (other.x - x) * share, y: y + (other.y - y) * share)
  }
}
