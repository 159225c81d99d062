import Foundation
import FoundationXML

/// What an XML reader sees in an SVG.
final class SVGReader: NSObject, XMLParserDelegate {
  /// The elements that Graphviz makes. Anything else came in with the data.
  static let ownElements: Set<String> = [
    "svg", "g", "title", "text", "polygon", "path", "ellipse", "polyline", "a",
  ]
  private(set) var elements: [String] = []
  private(set) var attributeNames: Set<String> = []
  /// The content of every `text` element, in order.
  private(set) var texts: [String] = []
  /// The content of the `title` of every node, in order.
  private(set) var titles: [String] = []
  private(set) var tooltips: [String] = []
  private(set) var links: [String] = []
  private var current = ""

  /// Nil if the bytes are not well-formed XML.
  static func read(_ bytes: [UInt8]) -> SVGReader? {
    let reader = SVGReader()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = reader
    return parser.parse() ? reader : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append(element)
    attributeNames.formUnion(attributes.keys)
    if let tooltip = attributes["xlink:title"] { tooltips.append(tooltip) }
    if let link = attributes["xlink:href"] { links.append(link) }
    current = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { current += string }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if element == "text" { texts.append(current) }
    if element == "title" { titles.append(current) }
    current = ""
  }
}
