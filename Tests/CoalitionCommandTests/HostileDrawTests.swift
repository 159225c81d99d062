import Foundation
import FoundationXML
import Testing

/// Names that mean something to SVG, XML, DOT, PDF, terminals or spreadsheets are drawn as the words that they are.
@Suite struct HostileDrawTests {
  static let names = [
    "<script>alert(1)</script>", "]]> --> &#0; &amp; <b>bold</b>", #"quote " ' \N \G \E \l \"#,
    "two\nlines\r\nthree", "\u{202E}evil\u{202C} \u{2066}isolate\u{2069}", "javascript:alert(1)",
    "tab\tbell\u{7}end", String(repeating: "long ", count: 2_000), String(repeating: "x", count: 10_000),
    "👩🏽‍🚀 🧑‍🤝‍🧑 e\u{301} مرحبا שלום 日本語", "=cmd()|' /C calc'!A0", "\u{FEFF}bom\u{200B}\u{200D}",
  ]

  /// A dataset in which everything has such a name.
  private static let fixture: DatasetFixture = {
    func quoted(_ place: Int, _ more: String = "") -> String { DatasetFixture.quoted(names[place] + more) }
    var fixture = DatasetFixture.empty
    fixture.title = #"<script>alert(1)</script> ]]> & \\N"#
    fixture.tables["organizations"] = names.indices.map {
      "o\($0),\(quoted($0)),,c\($0 % 3),t\($0 % 4),c\(($0 + 1) % 3),javascript:alert(1),\(quoted($0)),s,,,"
    }
    fixture.tables["cities"] = (0..<4).map { "c\($0),\(quoted($0, " city")),,,\(40 + $0),\(3 * $0 - 80),," }
    fixture.tables["topics"] = (0..<4).map { "t\($0),\(quoted($0, " topic")),,," }
    fixture.tables["reports"] = names.indices.map {
      "r\($0),\(quoted($0, " report")),o\($0),20\(10 + $0)-03,t\($0 % 4),c\($0 % 3),,\(quoted($0)),s,,"
    }
    fixture.tables["activities"] = names.indices.map {
      "o\($0),t\(($0 + 1) % 4),c\($0 % 3),2019,,s,\(quoted($0)),\(quoted($0)),1,"
    }
    fixture.tables["relationships"] = names.indices.map {
      "o\($0),partnersWith,o\(($0 + 3) % names.count),,,s,,,0.5,"
    }
    fixture.tables["sources"] = ["s,\(quoted(1)),,2021,,,"]
    return fixture
  }()

  static let kinds: [[String]] = [
    ["network"], ["around", "o0"], ["connection", "o0", "o7"], ["clusters"], ["cluster", "1"], ["coverage"],
    ["timeline"], ["map"],
  ]

  @Test(arguments: kinds) func `Every kind is drawn in every format, and nothing in it does anything`(
    _ words: [String]
  ) async throws {
    try await withScratch { scratch in
      try Self.fixture.write(to: scratch)
      for ending in ["svg", "png", "pdf", "dot"] {
        let outcome = try await Command.run(
          "coalition", ["draw"] + words + ["-o", "d.\(ending)", "--data", "data"], in: scratch.folder)
        #expect(outcome.code == 0, "\(outcome.err)")
        // Names are printed, but never what moves a cursor or turns the writing around.
        for scalar in (outcome.out + outcome.err).unicodeScalars {
          #expect(scalar == "\n" || !(0..<0x20).contains(scalar.value) && scalar.value != 0x202E)
        }
      }
      for name in try scratch.names() where name.hasSuffix(".svg") {
        let check = HarmlessSVG()
        let parser = XMLParser(data: try scratch.read(name))
        parser.delegate = check
        #expect(parser.parse(), "\(name): \(String(describing: parser.parserError))")
        #expect(check.problems == [])
        #expect(check.titles > 1)
      }
      let pdf = String(decoding: try scratch.read("d.pdf"), as: Unicode.ASCII.self)
      #expect(pdf.hasPrefix("%PDF-") && pdf.contains("%%EOF"))
      #expect(!pdf.contains("/JavaScript") && !pdf.contains("/URI"))
    }
  }

  @Test func `A NUL byte is refused where it stands, before anything is drawn`() async throws {
    try await withScratch { scratch in
      var fixture = DatasetFixture.small
      fixture.tables["organizations"] = ["north,North\u{0}Group,,leeds,,,,,page,,,"]
      try fixture.write(to: scratch)
      let outcome = try await scratch.coalition("draw", "network", "-o", "d.svg", "--data", "data")
      #expect(outcome.code == 2)
      #expect(outcome.err.contains("organizations.csv:2:12: error: found a NUL byte"), "\(outcome.err)")
      #expect(!scratch.has("d.svg"))
    }
  }
}

/// Finds what a browser would run or fetch.
private final class HarmlessSVG: NSObject, XMLParserDelegate {
  private(set) var problems: [String] = []
  private(set) var titles = 0

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if element == "title" { titles += 1 }
    if ["script", "foreignObject", "iframe", "image", "use", "animate"].contains(element) {
      problems.append(element)
    }
    for (name, value) in attributes {
      if name.lowercased().hasPrefix("on") { problems.append("\(element) \(name)") }
      let isPage = value.hasPrefix("#") || value.wholeMatch(of: /d(-\d+)?\.svg/) != nil
      if name.hasSuffix("href"), !isPage { problems.append("\(element) \(name)=\(value)") }
    }
  }
}
