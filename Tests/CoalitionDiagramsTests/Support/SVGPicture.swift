import Foundation
import FoundationXML
import GraphAlgorithms
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

/// What an XML reader sees in an SVG.
final class SVGPicture: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var depth: Int
    var content = ""
    /// The name in DOT of the node or edge it belongs to, and whether that is a "node", an "edge" or the "graph".
    var group = ""
    var groupClass = ""
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []
  private var group = ("", "")

  /// Fails if the bytes are not well-formed XML.
  static func read(_ bytes: [UInt8]) throws -> SVGPicture {
    let picture = SVGPicture()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = picture
    try #require(parser.parse(), "line \(parser.lineNumber): \(String(describing: parser.parserError))")
    return picture
  }

  static func draw(_ diagram: Diagram) async throws -> SVGPicture { try read(try await bytes(of: diagram)) }

  static func bytes(of diagram: Diagram) async throws -> [UInt8] {
    try await DiagramComposer(renderer: GraphvizRenderer()).draw(
      diagram, format: .svg, options: .init(page: .free)
    ).bytes
  }

  func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if element == "g", let kind = attributes["class"] { group = (Self.name(attributes), kind) }
    open.append(elements.count)
    elements.append(
      Element(name: element, attributes: attributes, depth: open.count, group: group.0, groupClass: group.1))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if let last = open.last { elements[last].content += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  /// The name of a group in DOT.
  private static func name(_ attributes: [String: String]) -> String {
    if let id = attributes["data-id"] { return "n:" + id }
    if let from = attributes["data-from"], let to = attributes["data-to"] { return "n:\(from)->n:\(to)" }
    return attributes["data-part"] ?? ""
  }
}

extension SVGPicture {
  /// A line of text with the room that it takes.
  struct Text {
    let content: String
    let node: String
    let box: Rectangle
  }

  /// Width and height of the picture.
  func size() throws -> (width: Double, height: Double) {
    let numbers = try #require(elements.first?.attributes["viewBox"]).split(separator: " ").compactMap {
      Double($0)
    }
    try #require(numbers.count == 4 && numbers[0] == 0 && numbers[1] == 0)
    return (numbers[2], numbers[3])
  }

  /// Where the origin of the drawing lies in the picture, y downwards.
  func origin() throws -> (x: Double, y: Double) {
    let transform = try #require(named("g").first?.attributes["transform"])
    let numbers = transform.split { !"-.0123456789".contains($0) }.compactMap { Double($0) }
    try #require(numbers.count == 5)
    return (numbers[3], numbers[4])
  }

  /// Every line of text, in the drawing's coordinates with y upwards; Graphviz itself says how wide each is.
  func texts() throws -> [Text] {
    let lines = named("text")
    var sizes = DOTGraph(identifier: "widths")
    sizes.nodes = lines.enumerated().map { index, line in
      DOTNode(
        "\(index)",
        [
          "label": .text(line.content), "shape": "plaintext", "margin": "0,0", "width": 0.01, "height": 0.01,
          "fontname": .text(Self.font(line)),
          "fontsize": .number(Double(line.attributes["font-size"] ?? "") ?? 0),
          "pos": .position(x: 0, y: 0),
        ])
    }
    let layout = try GraphvizRenderer.layout(sizes.encoded(), engine: .positioned)
    return try lines.enumerated().map { index, line in
      let width = try #require(layout.nodes["\(index)"]).width
      let x = try #require(Double(line.attributes["x"] ?? ""))
      let baseline = -(try #require(Double(line.attributes["y"] ?? "")))
      let size = try #require(Double(line.attributes["font-size"] ?? ""))
      let middle =
        switch line.attributes["text-anchor"] {
        case "start": x + width / 2
        case "end": x - width / 2
        default: x
        }
      // Capitals of DejaVu Sans are 0.73 em high, its descenders 0.24 em low; lines are 1.1 em apart.
      let (top, bottom) = (baseline + 0.76 * size, baseline - 0.24 * size)
      return Text(
        content: line.content, node: line.group,
        box: Rectangle(
          center: Point(x: middle, y: (top + bottom) / 2), size: Size(width: width, height: top - bottom)))
    }
  }

  private static func font(_ text: Element) -> String {
    (text.attributes["font-family"] ?? "") + (text.attributes["font-weight"] == "bold" ? " Bold" : "")
  }
}
