import GraphAlgorithms
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

/// Where Graphviz puts the nodes of a finished picture: those of the diagram and the words around them.
struct Geometry {
  let boxes: [String: Rectangle]
  let notes: [String]

  init(_ diagram: Diagram, renderer: any DiagramRenderer = GraphvizRenderer()) async throws {
    let (dot, notes) = try await DiagramComposer(renderer: renderer).drawing(of: diagram)
    let layout = try GraphvizRenderer.layout(dot.encoded(), engine: .positioned)
    boxes = layout.nodes.mapValues {
      Rectangle(center: Point(x: $0.x, y: $0.y), size: Size(width: $0.width, height: $0.height))
    }
    self.notes = notes
    try #require(dot.nodes.count == boxes.count, "two nodes of one name")
  }

  /// Pairs of nodes one of which lies on the other.
  var overlaps: [String] { Self.overlaps(boxes.map { ($0.key, $0.value) }) }

  /// Graphviz writes two decimals; what overlaps by less than a twentieth of a point does not.
  static func overlaps(_ boxes: [(name: String, box: Rectangle)]) -> [String] {
    var found: [String] = []
    for (index, one) in boxes.enumerated() {
      for other in boxes[(index + 1)...] where one.box.overlaps(other.box, gap: -0.05) {
        found.append("\(one.name.prefix(40)) on \(other.name.prefix(40))")
      }
    }
    return found
  }
}

extension DiagramComposer {
  /// What Graphviz is given for the diagram on one sheet of any size.
  func drawing(of diagram: Diagram) async throws -> (DOTGraph, [String]) {
    let (sheets, notes) = try await sheets(of: diagram, Options(page: .free))
    try #require(sheets.count == 1)
    return (sheets[0].dot(format: .svg, page: .free, fileName: { "page-\($0).svg" }), notes)
  }
}
