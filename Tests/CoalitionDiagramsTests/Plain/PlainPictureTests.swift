import GraphAlgorithms
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

@Suite("Pictures without Graphviz")
struct PlainPictureTests {
  private static let failing = DiagramComposer(
    renderer: SlowRenderer(stopped: Set(LayoutEngine.allCases), kind: .timedOut(after: .seconds(1))))

  @Test("hostile diagrams are well-formed and give themselves back", arguments: 0..<40)
  func hostile(_ seed: Int) async throws {
    let diagram = HostileDiagrams.random(seed: UInt64(seed))
    let picture = try await Self.failing.draw(diagram, format: .svg, options: .init(page: .free))
    let svg = try SVGPicture.read(picture.bytes)
    #expect(svg.named("script").isEmpty)
    #expect(svg.elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
    let bySource = try Diagram(svg: try await SVGPicture.bytes(of: diagram), file: "y.svg")
    #expect(try Diagram(svg: picture.bytes, file: "x.svg") == bySource)
  }

  @Test("estimates of labels are near what Graphviz measures, and rather too large")
  func estimates() async throws {
    let network = Network.sanctuary
    let diagram = Diagram.network(network.graph, network.clusters)
    let measured = try await DiagramComposer(renderer: GraphvizRenderer()).measure(diagram, for: .a3)
    var shares: [Double] = []
    for ((node, kind), size) in zip(zip(measured.nodes, diagram.nodes.map(\.kind)), measured.nodeSizes) {
      let estimate = LabelEstimate(node.attributes).extent
      // Our hexagons and houses are of another shape.
      if kind != .campaign, kind != .place {
        #expect(estimate.size.width > 0.97 * size.width, "\(node.identifier)")
        #expect(estimate.size.height > 0.97 * size.height, "\(node.identifier)")
      }
      shares.append(estimate.size.width * estimate.size.height / size.width / size.height)
      let widths = measured.extents.lineWidths[node.identifier] ?? []
      #expect(widths.count == estimate.lineWidths.count)
      for (real, guess) in zip(widths, estimate.lineWidths) {
        #expect(guess > 0.98 * real && guess < 1.3 * real)
      }
    }
    #expect(shares.reduce(0, +) / Double(shares.count) < 1.4)
  }

  @Test(
    "a label is read as it was written",
    arguments: ["a", "a & b", "&amp;", "back\\slash", "\\l", "two\nlines", "é 日本", "\"q\"", "a\n"])
  func labels(_ words: String) {
    let lines = words.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let middle = PlainLabel(["label": .text(words)])
    #expect(!middle.isLeft && middle.lines == lines)
    let left = PlainLabel(["label": .raw(DOTValue.escaped(words) + "\\l"), "fontsize": 10])
    #expect(left.isLeft && left.lines == lines)
  }

  @Test("lines end at outlines, arrows point at them")
  func borders() {
    let box = Rectangle(center: Point(x: 10, y: 20), size: Size(width: 40, height: 20))
    #expect(PlainShape.box.border(of: box, towards: Point(x: 110, y: 20)) == Point(x: 30, y: 20))
    #expect(PlainShape.box.border(of: box, towards: Point(x: 10, y: -80)) == Point(x: 10, y: 10))
    #expect(PlainShape.box.border(of: box, towards: Point(x: 12, y: 21)) == Point(x: 12, y: 21))
    let end = PlainShape.ellipse.border(of: box, towards: Point(x: 110, y: 120))
    let (across, along) = ((end.x - 10) / 20, (end.y - 20) / 10)
    #expect(abs(across * across + along * along - 1) < 1e-12)
  }
}
