import CoalitionExtraction
import CoalitionModel
import RecordReading
import Testing

@Suite("Pages")
struct PageTests {
  private func page(_ text: String, _ name: String = "page.txt") throws -> Page {
    try Page(Array(text.utf8), named: name)
  }

  private func kinds(_ page: Page) -> [PageBlock.Kind] { page.blocks.map(\.kind) }

  private func texts(_ page: Page) -> [String] { page.blocks.map { page.text($0.range) } }

  @Test("plain text has headings, items and paragraphs")
  func plain() throws {
    let page = try page("Groups\n\nA is a group.\nIt works.\n\n- one\n- two\n\nTITLE\n=====\nBody of it.\n")
    #expect(texts(page) == ["Groups", "A is a group.", "It works.", "one", "two", "TITLE", "Body of it."])
    #expect(
      kinds(page) == [
        .heading(level: 2), .paragraph, .paragraph, .item(depth: 1), .item(depth: 1), .heading(level: 1),
        .paragraph,
      ])
    #expect(page.title == "TITLE")
  }

  @Test("lines that were broken to a width are one paragraph")
  func wrapped() throws {
    let page = try page(
      """
      The Harbour Tenants Union is a group of renters that meets every week in
      the old fire hall and fights for repairs, fair leases and the right to
      stay.

      """)
    #expect(page.blocks.count == 1)
    #expect(texts(page)[0].contains("in\nthe old"))
  }

  @Test("Markdown has links, bold words, items in items and tables")
  func markdown() throws {
    let page = try page(
      """
      ---
      title: 'Our Page'
      ---
      # Groups &amp; Friends

      - [Alpha](https://a.example) - works \\*hard\\*.
        - **Beta**: inner
      - Gamma

        More of Gamma.

      | Name | City |
      | --- | --- |
      | Delta | Toronto |
      """, "page.md")
    #expect(page.format == .markdown)
    #expect(page.title == "Our Page")
    #expect(
      texts(page) == [
        "Our Page", "Groups & Friends", "Alpha - works *hard*.", "Beta: inner", "Gamma", "More of Gamma.",
        "Name City",
        "Delta Toronto",
      ])
    #expect(page.blocks[2].links.map(\.address) == ["https://a.example"])
    #expect(page.blocks[3].strong.map { page.text($0) } == ["Beta"])
    #expect(page.blocks[4].item == page.blocks[5].item && page.blocks[4].item != page.blocks[3].item)
    #expect(page.blocks[7].cells.map { page.text($0) } == ["Delta", "Toronto"])
  }

  @Test("HTML is read without navigation, scripts and what is hidden")
  func html() throws {
    let page = try page(
      """
      <!doctype html><title>Directory</title><nav><a href=/>Home</a></nav><script>var a = "<p>no</p>";</script>
      <main><h1>Groups</h1><ul><li><a href="https://a.example">Caf&eacute; &amp; Co <span aria-hidden=true>x</span></a>
      <p>A caf&eacute;   of ours.</ul><table><tr><th>Name<th>City<tr><td><p>Beta</p><td>Hamilton</table></main>
      <footer>Contact</footer>
      """, "page.html")
    #expect(page.title == "Directory")
    #expect(texts(page) == ["Groups", "Café & Co", "A café of ours.", "Name City", "Beta Hamilton"])
    #expect(kinds(page) == [.heading(level: 1), .item(depth: 1), .paragraph, .tableHeader, .tableRow])
    #expect(page.blocks[1].links.map(\.address) == ["https://a.example"])
  }

  @Test("rows of CSV have their cells, quotes undone")
  func table() throws {
    let page = try page("Name,About\nAlpha,\"A \"\"real\"\" group\"\n", "page.csv")
    #expect(page.blocks[1].cells.map { page.text($0) } == ["Alpha", "A \"real\" group"])
    #expect(page.text(of: page.span(of: page.blocks[1].cells[1])) == "A \"real\" group")
  }

  @Test(
    "the words of every block are read back from its bytes",
    arguments: [
      ("page.txt", "One two.\n\n- three  four\n\nfünf 东京\n"),
      (
        "page.md",
        "# A &amp; B\n\n- [x *y*](http://e.example/(z)) – `code` \\[t\\] <b>bold</b>\n\n> quoted\n> on\n\n1. a\n2. b &copy; c\n"
      ),
      ("page.html", "<p>One&nbsp;two &lt;three&gt; &#233;t&eacute;<br>four<ul><li>a<li>b &amp;amp; c</ul>"),
      ("page.csv", "a,b\n\"x \"\"y\"\" z\", q\n"),
    ])
  func spans(name: String, text: String) throws {
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
      let page = try Page(bytes, named: name)
      #expect(!page.blocks.isEmpty)
      for block in page.blocks {
        let span = page.span(of: block.range)
        #expect(page.text(of: span) == page.text(block.range))
        #expect(span.lowerBound < span.upperBound && span.upperBound <= bytes.count)
      }
    }
  }

  @Test("UTF-16, Windows-1252 and mixed bytes keep their places")
  func encodings() throws {
    let utf16: [UInt8] =
      [0xFF, 0xFE] + "Été à 東京".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] as [UInt8] }
    let wide = try Page(utf16, named: "page.txt")
    #expect(texts(wide) == ["Été à 東京"])
    #expect(wide.span(of: 0..<2) == 2..<4)
    let mixed = try Page(
      Array("Caf\u{E9}".unicodeScalars.map { UInt8($0.value) }) + Array(" – ok".utf8), named: "page.txt")
    #expect(texts(mixed) == ["Café – ok"])
    #expect(mixed.problems.count == 1)
    #expect(mixed.text(of: 3..<4) == "é")
  }

  @Test("what is no page is refused with a reason")
  func refused() {
    for bytes in [
      Array("%PDF-1.7\0\0".utf8), [UInt8](repeating: 0, count: 50), Array("PK\u{3}\u{4}\0\0".utf8),
    ] {
      #expect(throws: Diagnostic.self) { try Page(bytes, named: "page") }
    }
    let deep = String(repeating: "<div>", count: 600)
    #expect(throws: Diagnostic.self) { try Page(Array(deep.utf8), named: "page.html") }
  }

  @Test("pages without words are empty, and say so", arguments: ["", "\n\n", "\u{FEFF}", "   "])
  func empty(text: String) throws {
    for name in ["p.txt", "p.md", "p.html"] {
      let page = try page(text, name)
      #expect(page.blocks.isEmpty)
      #expect(page.problems.count == 1)
      #expect(Extraction(of: page).proposals.isEmpty)
    }
  }

  @Test("the digest is SHA-256")
  func digest() throws {
    // FIPS 180-4, example "abc".
    #expect(try page("abc").digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("lines are counted from 1")
  func lines() throws {
    let page = try page("A\n\nB is here\n")
    #expect(page.blocks.map { page.line(of: $0.range.lowerBound) } == [1, 3])
  }

  @Test("lines may end in LF, CR LF or CR", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    for name in ["page.txt", "page.md"] {
      let page = try page(
        ["# One", "", "Two is a group.", "", "Three is a group."].joined(separator: end), name)
      #expect(page.blocks.count == 3)
      #expect(page.blocks.map { page.line(of: $0.range.lowerBound) } == [1, 3, 5])
      for block in page.blocks {
        #expect(page.text(of: page.span(of: block.range)) == page.text(block.range))
      }
    }
  }

  @Test("an entity within a word keeps its place")
  func entities() throws {
    let page = try page("- C&notin; [R&amp;D Fund](http://a.example) - we fight.\n", "page.md")
    #expect(texts(page) == ["C∉ R&D Fund - we fight."])
    #expect(page.text(of: page.span(of: page.blocks[0].links[0].range)) == "R&D Fund")
  }

  @Test("what only the beginning of was searched is said")
  func long() throws {
    let page = try page(String(repeating: "a b ", count: 100_000))
    #expect(page.problems.count == 1)
    #expect(Extraction(of: page).proposals.isEmpty)
    let bars = "|" + String(repeating: "a|", count: 400) + "\n|" + String(repeating: "-|", count: 400) + "\n"
    #expect(try self.page(bars, "page.md").problems.count == 1)
  }
}
