internal import GraphAlgorithms
internal import GraphvizRendering

/// The outline of a node, drawn without Graphviz.
enum PlainShape {
  case box, rounded, ellipse, hexagon, house, note, words, nothing

  init(_ attributes: DOTAttributes) {
    let style = if case .raw(let style)? = attributes["style"] { style } else { "" }
    if style == "invis" {
      self = .nothing
      return
    }
    self =
      switch attributes["shape"] {
      case .raw("ellipse"): .ellipse
      case .raw("hexagon"): .hexagon
      case .raw("house"): .house
      case .raw("note"): .note
      case .raw("plaintext"): .words
      case .raw("point"): .nothing
      default: style.hasPrefix("rounded") ? .rounded : .box
      }
  }

  /// How large the outline is around text with its margins.
  func room(around text: Size) -> Size {
    switch self {
    case .ellipse: Size(width: text.width * 1.42, height: text.height * 1.42)
    case .hexagon: Size(width: text.width * 1.34, height: text.height * 1.34)
    case .house: Size(width: text.width * 1.1, height: text.height * 1.6)
    case .note: Size(width: text.width + 10, height: text.height)
    case .box, .rounded, .words, .nothing: text
    }
  }

  /// The outline in SVG, y downwards: an element without its paint, or `nil` where there is none.
  func outline(_ box: Rectangle) -> String? {
    let (x, y) = (box.left, -box.top)
    let (width, height) = (box.size.width, box.size.height)
    func polygon(_ points: [(Double, Double)]) -> String {
      let corners = points + points.prefix(1)
      return "polygon points=\""
        + corners.map { PlainPicture.pair(x + $0.0 * width, y + $0.1 * height) }.joined(separator: " ") + "\""
    }
    switch self {
    case .box: return polygon([(0, 0), (1, 0), (1, 1), (0, 1)])
    case .hexagon: return polygon([(0.2, 0), (0.8, 0), (1, 0.5), (0.8, 1), (0.2, 1), (0, 0.5)])
    case .house: return polygon([(0.5, 0), (1, 0.3), (1, 1), (0, 1), (0, 0.3)])
    case .note:
      let fold = min(8, width / 3, height / 3)
      return polygon([(0, 0), (1 - fold / width, 0), (1, fold / height), (1, 1), (0, 1)])
    case .ellipse:
      return
        "ellipse cx=\"\(PlainPicture.number(box.center.x))\" cy=\"\(PlainPicture.number(-box.center.y))\" "
        + "rx=\"\(PlainPicture.number(width / 2))\" ry=\"\(PlainPicture.number(height / 2))\""
    case .rounded:
      let radius = min(9, width / 3, height / 3)
      let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
      let ways = [(1.0, 0.0), (0, 1.0), (-1.0, 0), (0, -1.0)]
      var path = ""
      for corner in 0..<4 {
        // Into the corner against the way before it, and out of it along its own.
        let (before, after) = (ways[(corner + 3) % 4], ways[corner])
        let start = (corners[corner].0 - before.0 * radius, corners[corner].1 - before.1 * radius)
        let end = (corners[corner].0 + after.0 * radius, corners[corner].1 + after.1 * radius)
        path += (corner == 0 ? "M" : "L") + PlainPicture.pair(start.0, start.1)
        path += "Q" + PlainPicture.pair(corners[corner].0, corners[corner].1)
        path += " " + PlainPicture.pair(end.0, end.1)
      }
      return "path d=\"\(path)Z\""
    case .words, .nothing: return nil
    }
  }

  /// Where a straight line from the middle of a box to a point leaves the outline, boxes and ellipses exactly.
  func border(of box: Rectangle, towards point: Point) -> Point {
    let (dx, dy) = (point.x - box.center.x, point.y - box.center.y)
    let (across, along) = (abs(dx) / max(box.size.width / 2, 1e-9), abs(dy) / max(box.size.height / 2, 1e-9))
    let reach = self == .ellipse ? (across * across + along * along).squareRoot() : max(across, along)
    guard reach > 1 else { return point }
    return Point(x: box.center.x + dx / reach, y: box.center.y + dy / reach)
  }
}
