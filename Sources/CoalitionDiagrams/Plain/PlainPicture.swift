internal import GraphAlgorithms
internal import GraphvizRendering

/// A drawing whose nodes have their places as SVG, written without Graphviz: what is left when Graphviz cannot draw.
///
/// The file is built like Graphviz's own, so that ``SVGFinishing`` makes of it what it makes of those. Shapes, colours,
/// lines and words are the same; outlines are simpler, and arrowheads are plain triangles.
/// Time and space O(nodes + edges).
struct PlainPicture {
  let graph: DOTGraph
  /// The size of each node, by its name.
  let sizes: [String: Size]
  /// Around everything that is drawn.
  let bounds: Rectangle
  /// How large a point of the drawing is on the page.
  let scale: Double
  /// What stays empty on each side, in points of the page.
  let margin: Double

  private static let head = """
    <?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <svg width="%pt" height="%pt" viewBox="0.00 0.00 % %" xmlns="http://www.w3.org/2000/svg" \
    xmlns:xlink="http://www.w3.org/1999/xlink">
    <g id="graph0" class="graph" transform="scale(% %) rotate(0) translate(% %)">

    """

  /// The file.
  func svg() -> [UInt8] {
    let (width, height) = (
      bounds.size.width * scale + 2 * margin, bounds.size.height * scale + 2 * margin
    )
    let numbers = [
      width, height, width, height, scale, scale, margin / scale - bounds.left, margin / scale + bounds.top,
    ]
    var file: [UInt8] = []
    var values = numbers.makeIterator()
    for piece in Self.head.split(separator: "%", omittingEmptySubsequences: false) {
      file += piece.utf8
      if let value = values.next() { file += Self.number(value, places: 6).utf8 }
    }
    let ground = bounds.expanded(by: margin / scale)
    let paper = PlainShape.box.outline(ground) ?? ""
    file += "<\(paper) fill=\"\(raw(graph.attributes["bgcolor"]))\" stroke=\"none\"/>\n".utf8
    var boxes: [String: (box: Rectangle, shape: PlainShape)] = [:]
    for node in graph.nodes {
      guard case .position(let x, let y, _)? = node.attributes["pos"] else { continue }
      boxes[node.identifier] = (
        Rectangle(center: Point(x: x, y: y), size: size(of: node)), PlainShape(node.attributes)
      )
    }
    for (number, edge) in graph.edges.enumerated() {
      guard let from = boxes[edge.tail], let to = boxes[edge.head] else { continue }
      append(edge, number: number + 1, from, to, to: &file)
    }
    for node in graph.nodes {
      if let placed = boxes[node.identifier] { append(node, placed.box, placed.shape, to: &file) }
    }
    file += "</g>\n</svg>\n".utf8
    return file
  }

  private func size(of node: DOTNode) -> Size {
    var size = sizes[node.identifier] ?? Size(width: 0, height: 0)
    // A cell is as large as its place in the table.
    if case .number(let width)? = node.attributes["width"] { size.width = max(size.width, width * 72) }
    if case .number(let height)? = node.attributes["height"] { size.height = max(size.height, height * 72) }
    return size
  }

  // MARK: - Nodes

  private func append(_ node: DOTNode, _ box: Rectangle, _ shape: PlainShape, to file: inout [UInt8]) {
    if shape == .nothing { return }
    open("node", id: node.attributes["id"], title: node.identifier, to: &file)
    let link = node.attributes["URL"].map(text)
    if let link { attribute("<a xlink:href", link, end: ">\n", to: &file) }
    if let outline = shape.outline(box) {
      file +=
        "<\(outline) fill=\"\(raw(node.attributes["fillcolor"], or: "none"))\"\(stroke(node.attributes))/>\n"
        .utf8
    }
    let label = PlainLabel(node.attributes)
    let step = LabelEstimate.lineHeight * label.size
    // A house has its words below its roof.
    let middle = -box.center.y + (shape == .house ? 0.1 * box.size.height : 0)
    var baseline = middle - step * Double(label.lines.count - 1) / 2 + 0.36 * label.size
    let inset = shape == .words ? 0.0 : 8
    for line in label.lines {
      let x = label.isLeft ? box.left + inset : box.center.x
      file += "<text text-anchor=\"\(label.isLeft ? "start" : "middle")\" x=\"\(Self.number(x))\" ".utf8
      file += "y=\"\(Self.number(baseline))\" font-family=\"\(raw(node.attributes["fontname"]))\" ".utf8
      file += "font-size=\"\(Self.number(label.size))\" fill=\"\(raw(node.attributes["fontcolor"]))\">".utf8
      XMLText.append(line, to: &file)
      file += "</text>\n".utf8
      baseline += step
    }
    if link != nil { file += "</a>\n".utf8 }
    file += "</g>\n".utf8
  }

  // MARK: - Edges

  private func append(
    _ edge: DOTEdge, number: Int, _ from: (box: Rectangle, shape: PlainShape),
    _ to: (box: Rectangle, shape: PlainShape), to file: inout [UInt8]
  ) {
    var curve: [Point] = []
    var tip: Point?
    if case .raw(let given)? = edge.attributes["pos"] {
      (curve, tip) = Self.read(curve: given)
    } else {
      let start = from.shape.border(of: from.box, towards: to.box.center)
      let end = to.shape.border(of: to.box, towards: from.box.center)
      curve = [start, end]
      if edge.attributes["dir"] != .raw("none") { tip = end }
    }
    guard let start = curve.first else { return }
    open("edge", id: .text("edge\(number)"), title: edge.tail + "->" + edge.head, to: &file)
    var path = "M" + Self.pair(start.x, -start.y)
    path += curve.count > 2 ? "C" : "L"
    path += curve.dropFirst().map { Self.pair($0.x, -$0.y) }.joined(separator: " ")
    file += "<path fill=\"none\"\(stroke(edge.attributes)) d=\"\(path)\"/>\n".utf8
    if let tip, let before = curve.last(where: { $0 != tip }) {
      file += arrowhead(edge, before: before, tip).utf8
    }
    file += "</g>\n".utf8
  }

  private func arrowhead(_ edge: DOTEdge, before: Point, _ tip: Point) -> String {
    var size = 1.0
    if case .number(let value)? = edge.attributes["arrowsize"] { size = value }
    let way = max(before.distance(to: tip), 1e-9)
    let (x, y) = ((tip.x - before.x) / way, (tip.y - before.y) / way)
    let (length, half) = (10 * size, 4 * size)
    let (baseX, baseY) = (tip.x - length * x, tip.y - length * y)
    let corners = [
      (tip.x, tip.y), (baseX - half * y, baseY + half * x), (baseX + half * y, baseY - half * x),
    ]
    let points = corners.map { Self.pair($0.0, -$0.1) }.joined(separator: " ")
    let colour = raw(edge.attributes["color"], or: "black")
    return "<polygon points=\"\(points)\" fill=\"\(colour)\" stroke=\"\(colour)\"/>\n"
  }

  /// Reads what ``DOTValue/curve(_:tip:tailTip:)`` wrote.
  private static func read(curve: String) -> (points: [Point], tip: Point?) {
    var (points, tip): ([Point], Point?) = ([], nil)
    for word in curve.split(separator: " ") {
      let parts = word.split(separator: ",")
      guard parts.count >= 2, let x = Double(parts[parts.count - 2]), let y = Double(parts[parts.count - 1])
      else { continue }
      if parts.count == 2 {
        points.append(Point(x: x, y: y))
      } else if parts[0] == "e" {
        tip = Point(x: x, y: y)
      }
    }
    return (points, tip)
  }

  // MARK: - Words of SVG

  private func open(_ kind: String, id: DOTValue?, title: String, to file: inout [UInt8]) {
    file += "<g".utf8
    if let id { attribute(" id", text(id), end: "", to: &file) }
    file += " class=\"\(kind)\">\n<title>".utf8
    XMLText.append(Self.name(title), to: &file)
    file += "</title>\n".utf8
  }

  /// An identifier as Graphviz would hold it, which ``SVGPass`` reads: control characters as `\x` and four digits.
  private static func name(_ identifier: String) -> String {
    var name = ""
    for scalar in identifier.unicodeScalars {
      switch scalar.value {
      case 0x5C: name += #"\\"#
      case 0..<0x20, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        name += #"\x"# + String(repeating: "0", count: 4 - digits.count) + digits
      default: name.unicodeScalars.append(scalar)
      }
    }
    return name
  }

  private func attribute(_ name: String, _ value: String, end: String, to file: inout [UInt8]) {
    file += "\(name)=\"".utf8
    XMLText.append(value, keepsLines: false, to: &file)
    file += "\"\(end)".utf8
  }

  private func stroke(_ attributes: DOTAttributes) -> String {
    var stroke = " stroke=\"\(raw(attributes["color"], or: "black"))\""
    if case .number(let width)? = attributes["penwidth"] {
      stroke += " stroke-width=\"\(Self.number(width))\""
    }
    let style = raw(attributes["style"])
    if style.contains("dashed") { stroke += " stroke-dasharray=\"5,2\"" }
    if style.contains("dotted") { stroke += " stroke-dasharray=\"1,5\"" }
    return stroke
  }

  private func raw(_ value: DOTValue?, or other: String = "") -> String {
    if case .raw(let text)? = value { text } else { other }
  }

  private func text(_ value: DOTValue) -> String {
    switch value {
    case .text(let text), .raw(let text): text
    default: ""
    }
  }

  static func number(_ value: Double, places: Int = 2) -> String {
    let rounded = value.rounded(toPlaces: places)
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }

  static func pair(_ x: Double, _ y: Double) -> String { number(x) + "," + number(y) }
}
