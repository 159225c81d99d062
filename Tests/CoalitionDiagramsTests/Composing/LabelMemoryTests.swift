import GraphAlgorithms
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

@Suite("Label memory")
struct LabelMemoryTests {
  private static func node(_ name: String, _ label: String, size: Double = 12, tooltip: String = "")
    -> DOTNode
  {
    DOTNode(name, ["label": .text(label), "fontsize": .number(size), "tooltip": .text(tooltip)])
  }

  @Test("what was measured is not measured again, whatever it is called and says when pointed at")
  func once() async throws {
    let (memory, renderer) = (LabelMemory(), CountingRenderer())
    let first = try await memory.extents(
      of: [Self.node("a", "Health"), Self.node("b", "Housing"), Self.node("c", "Health", tooltip: "more")],
      renderer)
    #expect(renderer.layouts.count == 1)
    #expect(first.sizes["a"] == first.sizes["c"])
    #expect(first.sizes["a"] != first.sizes["b"])
    let again = try await memory.extents(of: [Self.node("z", "Housing", tooltip: "else")], renderer)
    #expect(renderer.layouts.count == 1)
    #expect(again.sizes["z"] == first.sizes["b"])
    #expect(again.lineWidths["z"] == first.lineWidths["b"])
  }

  @Test("what is set in other type is measured anew, and only that")
  func new() async throws {
    let (memory, renderer) = (LabelMemory(), CountingRenderer())
    _ = try await memory.extents(of: [Self.node("a", "Health"), Self.node("b", "Housing")], renderer)
    let larger = try await memory.extents(
      of: [Self.node("a", "Health", size: 30), Self.node("b", "Housing")], renderer)
    let asked = renderer.layouts
    try #require(asked.count == 2)
    #expect(asked[1].contains("Health") && !asked[1].contains("Housing"))
    let fresh = try await LabelMemory().extents(of: [Self.node("a", "Health", size: 30)], GraphvizRenderer())
    #expect(larger.sizes["a"] == fresh.sizes["a"])
  }

  @Test("all pages of an atlas are measured in a few requests")
  func atlas() async throws {
    let renderer = CountingRenderer()
    let sheets = try await DiagramComposer(renderer: renderer).sheets(
      of: AtlasTests.network, .init(page: .a4)
    ).0
    #expect(sheets.count > 5)
    #expect(renderer.layouts.count < 2 * sheets.count)
  }
}
