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

  @Test("fonts are embedded as far as they are used, with the characters that their glyphs stand for")
  func fonts() async throws {
    let pdf = try await GraphvizRenderer().renderPages(
      [try page(1, leadingTo: "#page-2"), try page(2, leadingTo: "#page-1")], engine: .dot)
    let text = String(decoding: pdf.bytes, as: UTF8.self)
    // The name of a subset begins with six capital letters and a plus sign (ISO 32000-1, 9.6.4).
    let names = text.split(separator: "/BaseFont /").dropFirst().map { $0.prefix { !$0.isWhitespace } }
    #expect(names.count >= 2)
    #expect(
      names.allSatisfy {
        $0.prefix(6).allSatisfy { ("A"..."Z").contains($0) } && $0.dropFirst(6).first == "+"
      })
    #expect(text.contains("/FontFile"))
    #expect(text.contains("/ToUnicode"))
    #expect(pdf.bytes.count < 60_000)
  }

  @Test("hostile words on every page")
  func hostile() async throws {
    let words = ["<script>", "]]>", ")(\\", #"\N \G \l"#, "&#x0;", "a\0b", "\u{202E}x", "%PDF-1.4\n%%EOF"]
    let pages = words.map { word in
      DOTGraph(
        identifier: word, nodes: [DOTNode(word, ["label": .text(word), "URL": .text("#page-" + word)])]
      )
      .encoded()
    }
    let pdf = try await GraphvizRenderer().renderPages(pages, engine: .dot)
    let text = String(decoding: pdf.bytes, as: UTF8.self)
    #expect(text.ranges(of: "/Type /Page\n").count + text.ranges(of: "/Type /Page ").count == words.count)
    #expect(!text.contains("/GoTo"))
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
