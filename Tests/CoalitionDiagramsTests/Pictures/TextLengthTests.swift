import GraphAlgorithms
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

@Suite("Text in its box")
struct TextLengthTests {
  @Test("every line of a node and of the words around it takes the width given for it")
  func lengths() async throws {
    for diagram in try TwinOfKindsTests.diagrams() {
      let (dot, _) = try await DiagramComposer(renderer: GraphvizRenderer()).drawing(of: diagram)
      let drawn = try await GraphvizRenderer().render(dot.encoded(), engine: .positioned, format: .svg).bytes
      let plain = try SVGPicture.read(try SVGFinishing(diagram).finished(drawn))
      // What another part of the project will measure, measured here line by line.
      var widths: [String: [Double]] = [:]
      for text in try plain.texts() { widths[text.node, default: []].append(text.box.size.width) }
      let picture = try SVGPicture.read(try SVGFinishing(diagram, lineWidths: widths).finished(drawn))
      for (line, text) in zip(picture.named("text"), try plain.texts()) {
        #expect(Double(line.attributes["textLength"] ?? "0") == text.box.size.width, "\(text.content)")
        #expect(line.attributes["lengthAdjust"] == "spacingAndGlyphs" || text.box.size.width == 0)
      }
    }
  }
}
