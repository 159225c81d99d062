internal import GraphAlgorithms

/// Reads the places of nodes from an SVG of ours; see ``DrawnPositions``.
struct PositionReader {
  /// An element that is open.
  private struct Frame {
    var transform = AffineTransform()
    /// The node that it belongs to, as a place in `found`.
    var node: Int?
    /// Whether it only keeps things to be used elsewhere.
    var isHidden = false
  }

  private struct Found {
    var id: String
    /// In the coordinates of the file, y downwards.
    var shape: Point?
    /// The lowest and highest middle of its lines of text.
    var texts: [Point] = []
  }

  private var scanner: XMLScanner
  private var frames = [Frame()]
  private var found: [Found] = []
  private var ground: AffineTransform?
  /// What the root says of the ground, for files where its group is gone.
  private var statedGround: AffineTransform?

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) { scanner = XMLScanner(bytes, file: file) }

  mutating func read() throws(BrokenFile) -> [(id: String, point: Point)] {
    while let token = try scanner.next() {
      switch token {
      case .start(let tag):
        let frame = try frame(for: tag)
        if !tag.isEmpty { frames.append(frame) }
      case .end: if frames.count > 1 { frames.removeLast() }
      case .text, .other: break
      }
    }
    guard let undo = (ground ?? statedGround ?? AffineTransform()).inverse else {
      throw scanner.problem(0, "a picture pressed flat by its transform", "one with a width and a height", "")
    }
    var result: [(id: String, point: Point)] = []
    for node in found {
      guard let middle = node.shape ?? Self.middle(node.texts) else { continue }
      let point = undo.applied(to: middle)
      guard point.x.magnitude < 1e9, point.y.magnitude < 1e9 else {
        throw scanner.problem(0, "the node \(node.id.prefix(40)) far away", "places within a drawing", "")
      }
      result.append((node.id, Point(x: point.x, y: -point.y)))
    }
    return result
  }

  private static func middle(_ points: [Point]) -> Point? {
    guard let first = points.first, let last = points.last else { return nil }
    return Point(x: (first.x + last.x) / 2, y: (first.y + last.y) / 2)
  }

  private mutating func frame(for tag: XMLScanner.Tag) throws(BrokenFile) -> Frame {
    var frame = frames[frames.count - 1]
    if frame.isHidden { return frame }
    if let text = value("transform", tag) {
      guard let transform = AffineTransform(parsing: text) else {
        throw scanner.problem(
          tag.whole.lowerBound, "transform=\"\(text.prefix(60))\"",
          "translate, scale, rotate, skewX, skewY or matrix with numbers", "Save the file again as plain SVG."
        )
      }
      frame.transform = frame.transform.after(transform)
      guard frame.transform.isSound else {
        throw scanner.problem(
          tag.whole.lowerBound, "a transform out of bounds", "places within a drawing", "")
      }
    }
    switch localName(tag) {
    case "g", "a", "svg":
      if frames.count == 1 {
        statedGround = value("data-drawing", tag).flatMap { AffineTransform(parsing: $0) }
      }
      if frame.node == nil, let id = nodeID(tag) {
        frame.node = found.count
        found.append(Found(id: id))
      } else if ground == nil, value("id", tag) == "graph0" {
        ground = frame.transform
      }
    case "defs", "symbol", "clipPath", "mask", "pattern", "marker", "metadata": frame.isHidden = true
    case "text", "tspan":
      if let node = frame.node, found[node].shape == nil, let point = try textMiddle(tag) {
        found[node].texts.append(frame.transform.applied(to: point))
      }
    default:
      if let node = frame.node {
        if found[node].shape == nil { found[node].shape = try shapeMiddle(tag).map(frame.transform.applied) }
      } else if let id = value("data-node", tag) {
        found.append(Found(id: id, shape: try shapeMiddle(tag).map(frame.transform.applied)))
      }
    }
    return frame
  }

  private func nodeID(_ tag: XMLScanner.Tag) -> String? {
    if let id = value("data-id", tag) { return id }
    // The words around the picture are nodes of Graphviz, not of the diagram.
    guard value("class", tag) == "node", value("data-part", tag) == nil, let id = value("id", tag),
      id.hasPrefix("node-")
    else { return nil }
    return String(id.dropFirst(5))
  }

  private func shapeMiddle(_ tag: XMLScanner.Tag) throws(BrokenFile) -> Point? {
    let outline: ShapeOutline?
    switch localName(tag) {
    case "polygon": outline = value("points", tag).flatMap { ShapeOutline(polygon: $0) }
    case "path": outline = value("d", tag).flatMap { ShapeOutline(path: $0) }
    case "ellipse", "circle": outline = ShapeOutline(middle: try number("cx", tag), try number("cy", tag))
    case "rect":
      outline = ShapeOutline(
        middle: try number("x", tag) + number("width", tag) / 2,
        try number("y", tag) + number("height", tag) / 2)
    default: return nil
    }
    guard let outline else {
      throw scanner.problem(
        tag.whole.lowerBound, "a shape that cannot be read", "points or a path with numbers of points", "")
    }
    return outline.middle
  }

  /// The middle of a line of text, for nodes without a shape. Graphviz sets the baseline 0.2545 em below it.
  private func textMiddle(_ tag: XMLScanner.Tag) throws(BrokenFile) -> Point? {
    guard value("x", tag) != nil, value("y", tag) != nil else { return nil }
    let size = value("font-size", tag).flatMap { Double($0.prefix { "0123456789.".contains($0) }) } ?? 0
    let width = value("textLength", tag).flatMap { Double($0) } ?? 0
    let shift =
      switch value("text-anchor", tag) {
      case "start": width / 2
      case "end": -width / 2
      default: 0.0
      }
    return Point(x: try number("x", tag) + shift, y: try number("y", tag) - 0.2545 * size)
  }

  /// A length in user units, 0 where it is not given.
  private func number(_ name: StaticString, _ tag: XMLScanner.Tag) throws(BrokenFile) -> Double {
    guard let text = value(name, tag) else { return 0 }
    // Inkscape gives each letter of a moved text its own place.
    let first = text.prefix { $0 != " " && $0 != "," }
    let digits = first.hasSuffix("px") ? first.dropLast(2) : first
    guard let number = Double(digits), number.magnitude < 1e9 else {
      throw scanner.problem(
        tag.whole.lowerBound, "\(name)=\"\(text.prefix(40))\"", "a number of points", "")
    }
    return number
  }

  private func value(_ name: StaticString, _ tag: XMLScanner.Tag) -> String? {
    scanner.attribute(name, in: tag).map {
      String(decoding: XMLText.decoded(scanner.bytes[$0]), as: UTF8.self)
    }
  }

  /// The name without a prefix such as `svg:`.
  private func localName(_ tag: XMLScanner.Tag) -> Substring {
    let name = scanner.text(tag.name)
    return name.lastIndex(of: ":").map { name[$0...].dropFirst() } ?? name[...]
  }
}
