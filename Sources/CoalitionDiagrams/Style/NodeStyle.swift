internal import GraphvizRendering

/// How the kinds of node and edge look: fixed once, for every diagram.
enum NodeStyle {
  /// Drawn and measured with this font, which Debian ships as fonts-dejavu-core.
  static let font = "DejaVu Sans"
  static let boldFont = font + " Bold"
  static let labelSize = 11.0

  static func attributes(of node: Diagram.Node) -> DOTAttributes {
    let shade = Palette.shade(cluster: node.cluster)
    var attributes: DOTAttributes = [
      "label": label(node), "fontname": "\(font)", "fontsize": .number(labelSize),
      "fontcolor": .raw(Palette.text), "tooltip": .text(node.hover), "id": .text("node-" + node.id),
    ]
    func set(_ shape: String, _ style: String, _ shade: Palette.Shade, margin: String = "0.11,0.06") {
      attributes["shape"] = .raw(shape)
      attributes["style"] = .raw(style)
      attributes["color"] = .raw(shade.border)
      attributes["fillcolor"] = .raw(shade.fill)
      attributes["margin"] = .raw(margin)
    }
    switch node.kind {
    case .organization: set("box", "rounded,filled", shade)
    case .campaign: set("hexagon", "filled", shade, margin: "0.02,0.02")
    case .report: set("note", "filled", shade)
    case .place:
      set(
        "house", "filled", Palette.Shade(border: Palette.neutral.border, fill: "#EDEDED"), margin: "0.04,0.02"
      )
    case .topic: set("ellipse", "filled", Palette.neutral, margin: "0.02,0.02")
    case .cluster: set("box", "filled", shade, margin: "0.16,0.12")
    case .cell: set("box", "filled", shade, margin: "0.06,0.04")
    case .reason:
      set("plaintext", "\"\"", Palette.neutral, margin: "0.03,0.02")
      attributes["style"] = nil
      attributes["fontsize"] = .number(9.5)
      attributes["fontcolor"] = .raw(Palette.quietText)
    }
    attributes["penwidth"] = .number(node.isFocus ? 3 : 1.2)
    attributes["height"] = 0.2
    attributes["width"] = 0.3
    if node.isFocus { attributes["fontsize"] = .number(labelSize + 3) }
    return attributes
  }

  private static func label(_ node: Diagram.Node) -> DOTValue {
    let lines = lines(of: node)
    guard node.kind == .cluster else { return .text(lines.joined(separator: "\n")) }
    // Lists read better from the left.
    return .raw(lines.map { DOTValue.escaped($0) + "\\l" }.joined())
  }

  /// The label and the details as they stand on the node.
  static func lines(of node: Diagram.Node) -> [String] {
    let width = if node.kind == .cluster { 36 } else if node.kind == .report { 24 } else { 18 }
    let details = node.details.flatMap { detail in
      TextWrapping.lines(detail, width: 40, maximumLines: 2).enumerated().map { ($0 == 0 ? "" : "   ") + $1 }
    }
    return TextWrapping.lines(node.label, width: width) + details
  }

  static func attributes(of edge: Diagram.Edge) -> DOTAttributes {
    var attributes: DOTAttributes = [
      "penwidth": .number((0.7 + 3.3 * min(1, max(0, edge.strength))).rounded(toPlaces: 2)),
      "color": .raw(edge.isTie ? Palette.tie : Palette.edge),
      "tooltip": .text(edge.hover), "edgetooltip": .text(edge.hover),
    ]
    if edge.isTreeStep {
      attributes["style"] = .raw("dotted")
      attributes["penwidth"] = 1.2
    } else if edge.isImplied {
      attributes["style"] = .raw("dashed")
    }
    if edge.isDirected {
      attributes["arrowhead"] = .raw("vee")
      attributes["arrowsize"] = 0.7
    } else {
      attributes["dir"] = .raw("none")
    }
    return attributes
  }
}

extension Double {
  func rounded(toPlaces places: Int) -> Double {
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    return (self * factor).rounded() / factor
  }
}
