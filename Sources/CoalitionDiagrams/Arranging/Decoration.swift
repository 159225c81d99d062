internal import GraphAlgorithms
internal import GraphvizRendering

/// Something drawn besides nodes and edges: a rule of a table, a tick of an axis, the time that something took.
enum Decoration: Hashable, Sendable {
  /// A thin line, beneath everything that has a box.
  case line(from: Point, to: Point, Line)
  /// A line of words, in a box that holds it.
  case text(String, Rectangle, size: Double)
  /// A bar in the colour of a cluster.
  case band(Rectangle, cluster: Int?, hover: String)

  /// How a line is drawn.
  enum Line: Hashable, Sendable {
    case rule
    case heavyRule
    case dotted
    /// Ends in an arrow: it goes on, nobody knows how far.
    case arrow
  }

  /// The room that it takes; nil for lines.
  var box: Rectangle? {
    switch self {
    case .line: nil
    case .text(_, let box, _), .band(let box, _, _): box
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

  /// Puts it into the drawing, as nodes and edges of which Graphviz makes lines and words.
  func add(to graph: inout DOTGraph, name: String, _ palette: Palette) {
    switch self {
    case .line(let from, let to, let line):
      for (end, point) in [("a", from), ("b", to)] {
        graph.nodes.append(
          DOTNode(
            name + end,
            [
              "label": "", "shape": .raw("point"), "style": .raw("invis"), "width": 0.01, "height": 0.01,
              "pos": Self.position(point), "tooltip": " ",
            ]))
      }
      graph.edges.append(DOTEdge(from: name + "a", to: name + "b", Self.attributes(line, palette)))
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
    case .band(let box, let cluster, let hover):
      let shade = palette.tone(cluster: cluster).full
      graph.nodes.append(
        DOTNode(
          name,
          [
            "label": "", "shape": .raw("box"), "style": .raw("filled"), "margin": .raw("0,0"),
            "color": .raw(shade.border.text), "fillcolor": .raw(shade.border.text), "penwidth": 0,
            "pos": Self.position(box.center), "tooltip": .text(BidirectionalText.withoutControls(hover)),
            "width": Self.inches(box.size.width), "height": Self.inches(box.size.height),
          ]))
    }
  }

  private static func attributes(_ line: Line, _ palette: Palette) -> DOTAttributes {
    var attributes: DOTAttributes = [
      "dir": .raw("none"), "tooltip": " ", "edgetooltip": " ",
      "color": .raw(palette.neutral.full.border.text),
      "penwidth": .number(((line == .heavyRule ? 1.1 : 0.5) * palette.lineScale).rounded(toPlaces: 2)),
    ]
    if line == .dotted { attributes["style"] = .raw("dotted") }
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
