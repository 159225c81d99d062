internal import GraphAlgorithms
internal import GraphvizRendering

/// Something drawn besides nodes and edges: a rule of a table, a tick of an axis, the time that something took.
enum Decoration: Hashable, Sendable {
  /// A thin line, beneath everything that has a box.
  case line(from: Point, to: Point, Line)
  /// A line of words, in a box that holds it.
  case text(String, Rectangle, size: Double)
  /// A bar in the colour of a cluster, or only its outline.
  case band(Rectangle, cluster: Int?, isHollow: Bool, hover: String)

  /// How a line is drawn.
  enum Line: Hashable, Sendable {
    case rule
    case heavyRule
    case tick
    case dashed
    /// Ends in an arrow: it goes on, nobody knows how far.
    case arrow
  }

  /// What lies around it; a line has no width.
  var extent: Rectangle {
    if case .line(let from, let to, _) = self {
      return Rectangle(
        left: min(from.x, to.x), bottom: min(from.y, to.y), right: max(from.x, to.x), top: max(from.y, to.y))
    }
    return box ?? Rectangle(left: 0, bottom: 0, right: 0, top: 0)
  }

  /// The room that it takes, in which nothing else may stand; nil for lines.
  var box: Rectangle? {
    switch self {
    case .line: nil
    case .text(_, let box, _), .band(let box, _, _, _): box
    }
  }

  /// Words in a box of their estimated size, in the middle of which they stand.
  static func words(_ text: String, middle: Point, size: Double) -> Decoration {
    .text(text, Rectangle(center: middle, size: room(text, size: size)), size: size)
  }

  /// What a line of words takes, and a little more: the width is an estimate.
  static func room(_ text: String, size: Double) -> Size {
    Size(width: TextWidth.of(text) * size * 1.04 + 4, height: size * 1.3 + 2)
  }

  /// Puts decorations into the drawing, as nodes and edges of which Graphviz makes lines and words. Lines that meet
  /// share the point in which they do; of lines between the same two points the first is drawn.
  static func add(_ decorations: [Decoration], to graph: inout DOTGraph, _ palette: Palette) {
    var points: [Point: String] = [:]
    var lines: Set<[Point]> = []
    for (index, decoration) in decorations.enumerated() {
      if case .line(let from, let to, _) = decoration, !lines.insert([from, to]).inserted { continue }
      decoration.add(to: &graph, name: "d:\(index)", palette, &points)
    }
  }

  /// The nodes with words of their own, to be measured.
  static func words(_ decorations: [Decoration], _ palette: Palette) -> [DOTNode] {
    var graph = DOTGraph(identifier: "words")
    add(decorations, to: &graph, palette)
    return graph.nodes.filter { $0.attributes["label"] != .text("") }
  }

  private func add(
    to graph: inout DOTGraph, name: String, _ palette: Palette, _ points: inout [Point: String]
  ) {
    switch self {
    case .line(let from, let to, let line):
      let ends = [("a", from), ("b", to)].map { end, point in
        if let known = points[point] { return known }
        points[point] = name + end
        graph.nodes.append(
          DOTNode(
            name + end,
            [
              "label": "", "shape": .raw("point"), "style": .raw("invis"), "width": 0.01, "height": 0.01,
              "pos": Self.position(point), "tooltip": " ",
            ]))
        return name + end
      }
      graph.edges.append(DOTEdge(from: ends[0], to: ends[1], Self.attributes(line, palette)))
    case .text(let text, let box, let size):
      graph.nodes.append(
        DOTNode(
          name,
          [
            "label": .text(text), "shape": .raw("plaintext"), "margin": .raw("0,0"),
            "fontname": .raw(NodeStyle.font), "fontsize": .number(size),
            "fontcolor": .raw(palette.quietText.text), "pos": Self.position(box.center),
            "tooltip": .text(text), "width": Self.inches(box.size.width),
            "height": Self.inches(box.size.height),
          ]))
    case .band(let box, let cluster, let isHollow, let hover):
      let shade = palette.tone(cluster: cluster).full
      graph.nodes.append(
        DOTNode(
          name,
          [
            "label": "", "shape": .raw("box"), "style": .raw("filled"), "margin": .raw("0,0"),
            "color": .raw(shade.border.text), "fillcolor": .raw((isHollow ? shade.fill : shade.border).text),
            "penwidth": .number((isHollow ? 1 : 0.5) * palette.lineScale),
            "pos": Self.position(box.center), "tooltip": .text(BidirectionalText.withoutControls(hover)),
            "width": Self.inches(box.size.width), "height": Self.inches(box.size.height),
          ]))
    }
  }

  /// How a kind of line looks.
  static func attributes(_ line: Line, _ palette: Palette) -> DOTAttributes {
    var attributes: DOTAttributes = [
      "dir": .raw("none"), "tooltip": " ",
      "color": .raw(palette.neutral.full.border.text),
      "penwidth": .number(((line == .heavyRule ? 1.1 : 0.5) * palette.lineScale).rounded(toPlaces: 2)),
    ]
    if line == .tick {
      attributes["color"] = .raw(palette.neutral.full.border.mixed(with: palette.ground, 0.6).text)
    }
    if line == .dashed { attributes["style"] = .raw("dashed") }
    if line == .arrow {
      attributes["dir"] = .raw("forward")
      attributes["arrowhead"] = .raw("vee")
      attributes["arrowsize"] = 0.6
      attributes["penwidth"] = .number((1.6 * palette.lineScale).rounded(toPlaces: 2))
    }
    return attributes
  }

  private static func position(_ point: Point) -> DOTValue {
    .position(x: point.x.rounded(toPlaces: 2), y: point.y.rounded(toPlaces: 2), isPinned: true)
  }

  private static func inches(_ points: Double) -> DOTValue { .number((points / 72).rounded(toPlaces: 4)) }
}
