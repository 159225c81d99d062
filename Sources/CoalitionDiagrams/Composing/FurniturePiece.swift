internal import GraphvizRendering

/// Words or a sample beside the picture: a node without a place yet, measured by Graphviz like any other.
struct FurniturePiece {
  let name: String
  let attributes: DOTAttributes

  init(name: String, attributes: DOTAttributes) {
    self.name = name
    self.attributes = attributes
  }

  /// A sample of a node.
  init(_ name: String, sample node: Diagram.Node, _ style: NodeStyle, label: String? = nil) {
    var attributes = style.attributes(of: node)
    if let label { attributes["label"] = .text(label) }
    self.init(name: name, attributes: attributes)
  }

  /// Words without a box, broken to a width in points.
  init(
    _ name: String, words text: String, size: Double, width: Double, colour: Colour, isBold: Bool = false,
    isParagraph: Bool = false, maximumLines: Int = 6
  ) {
    // Estimates are a little short for some scripts.
    let room = width * 0.98 / size / (isBold ? TextWidth.boldFactor : 1)
    let lines = TextWrapping.lines(
      text, width: max(4, room), maximumLines: maximumLines, isParagraph: isParagraph)
    self.init(
      name: name,
      attributes: [
        "label": .raw(lines.map { DOTValue.escaped($0) + "\\l" }.joined()), "shape": .raw("plaintext"),
        "margin": .raw("0,0.02"), "width": 0.1, "height": 0.1,
        "fontname": .raw(isBold ? NodeStyle.boldFont : NodeStyle.font), "fontsize": .number(size),
        "fontcolor": .raw(colour.text),
        "tooltip": .text(text.count > 400 ? String(text.prefix(400)) + "…" : text),
      ])
  }
}
