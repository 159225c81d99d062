import GraphvizRendering
import Testing

@Suite("PDF of several pages")
struct PDFPagesTests {
  private func page(_ number: Int, leadingTo address: String) throws -> String {
    DOTGraph(
      identifier: "page \(number)",
      nodes: [
        DOTNode(
          "n",
          [
            "label": .text("Page \(number)"), "width": .number(Double(number)),
            "URL": try #require(.link(address)),
          ])
      ]
    ).encoded()
  }

  @Test("each page has its own size, and links lead from page to page")
  func pages() async throws {
    let pages = [
      try page(1, leadingTo: "#page-3"), try page(2, leadingTo: "#page-1"), try page(3, leadingTo: "#page-9"),
      try page(4, leadingTo: "https://a.example/?x&y"),
    ]
    let pdf = try await GraphvizRenderer().renderPages(pages, engine: .dot)
    let text = String(decoding: pdf.bytes, as: UTF8.self)
    #expect(text.hasPrefix("%PDF-"))
    #expect(text.ranges(of: "/Type /Page\n").count + text.ranges(of: "/Type /Page ").count == 4)
    let boxes = text.split(separator: "/MediaBox ").dropFirst().map { $0.prefix { $0 != "]" } }
    #expect(Set(boxes).count == 4)
    #expect(text.ranges(of: "/GoTo").count == 2)
    #expect(text.contains("(#page-9)") && text.contains("(https://a.example/?x&y)"))
    #expect(!text.contains("(#page-1)") && !text.contains("(#page-3)"))
  }

  @Test("same input, same bytes, also from a child and in another second")
  func determinism() async throws {
    let pages = [try page(1, leadingTo: "#page-2"), try page(2, leadingTo: "#page-1")]
    let first = try await GraphvizRenderer().renderPages(pages, engine: .dot)
    try await Task.sleep(for: .milliseconds(1100))
    #expect(try await Fixture.real().renderPages(pages, engine: .dot) == first)
  }

  @Test("a page that cannot be drawn fails the whole")
  func brokenPage() async throws {
    let pages = [try page(1, leadingTo: "#page-2"), "graph {"]
    let error = await #expect(throws: GraphvizError.self) {
      try await GraphvizRenderer().renderPages(pages, engine: .dot)
    }
    #expect(error?.kind == .syntax(line: 1))
  }
}
