import GraphAlgorithms
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

@Suite("Breaking labels into lines")
struct TextWrappingTests {
  /// Digits are 0.636 em wide: ten of them and a blank stand in 6.8 em, eleven do not.
  @Test(
    "cases",
    arguments: [
      ("", [" "]), ("   \n\t ", [" "]), ("\u{1}\u{7F}", [" "]), ("one", ["one"]), ("one two", ["one two"]),
      ("one  two\nthree", ["one two", "three"]), ("0123456789", ["0123456789"]),
      ("a 0123456789", ["a", "0123456789"]), ("a 012345678901234 b", ["a", "012345678901234", "b"]),
      ("01234567890123456", ["0123456789", "0123456"]),
      ("0123456789 0123456789 0123456789 x", ["0123456789", "0123456789", "012345678…"]),
      (String(repeating: " ", count: 500) + "late", ["late"]),
      ("early" + String(repeating: " ", count: 500) + "late", ["early late"]),
    ])
  func table(_ text: String, _ lines: [String]) {
    #expect(TextWrapping.lines(text, width: 6.8, maximumLines: 3) == lines)
  }

  @Test(
    "lines end where a reader would pause",
    arguments: [
      // Alike rather than full: the box is narrower.
      ("No One Is Illegal Toronto", 11.0, ["No One Is", "Illegal Toronto"]),
      // Not after "of", "for", "la", "für".
      ("Centre for the Study of Refugees", 12, ["Centre for the Study", "of Refugees"]),
      ("Comité de la jeunesse", 9, ["Comité", "de la jeunesse"]),
      ("Zentrum für Geflüchtete", 10, ["Zentrum", "für Geflüchtete"]),
      // After a comma, before a bracket.
      ("Research, Action, Solidarity Now", 13, ["Research, Action,", "Solidarity Now"]),
      ("Solidarity City (Montreal)", 11, ["Solidarity City", "(Montreal)"]),
      // After a hyphen within a word, a slash, the slashes and dots of addresses.
      ("Community-based organization", 11, ["Community-based", "organization"]),
      ("anti-deportation network", 6, ["anti-", "deportation", "network"]),
      ("housing/homelessness", 8, ["housing/", "homelessness"]),
      ("https://example.org/reports/2024", 10, ["https://example.", "org/reports/2024"]),
      ("2019-2020", 4, ["2019-2020"]),
      // Soft hyphens show where a line ends, and nowhere else.
      ("Flücht\u{AD}lings\u{AD}rat", 6, ["Flücht-", "lingsrat"]),
      ("Flücht\u{AD}lings\u{AD}rat", 12, ["Flüchtlingsrat"]),
    ] as [(String, Double, [String])])
  func sense(_ text: String, _ width: Double, _ lines: [String]) {
    #expect(TextWrapping.lines(text, width: width) == lines)
  }

  @Test(
    "French punctuation stays with its word, and no-break spaces stay",
    arguments: [
      ("Qui sommes nous ? Une réponse", 8.0), ("Le réseau « Personne » agit", 6),
      ("Le droit : une urgence !", 5), ("aaaa\u{A0}bbbb cccc\u{202F}! dddd", 5),
    ])
  func french(_ text: String, _ width: Double) {
    let lines = TextWrapping.lines(text, width: width)
    #expect(lines.count > 1)
    for line in lines {
      #expect(!":;?!»".contains(line.first ?? " "), "\(lines)")
      #expect(line.last != "«", "\(lines)")
    }
    #expect(lines.joined(separator: " ") == text)
  }

  @Test(
    "ideographs break anywhere but at punctuation that belongs to a neighbour",
    arguments: [
      "誰も違法ではない。連合体「聖域」の例、長い名前", "没有人是非法的（多伦多）组织，联合会", "サンクチュアリ・シティ（トロント）", "東京ーっ々。」、）「（",
    ])
  func kinsoku(_ text: String) {
    for width in stride(from: 3.0, through: 12, by: 1) {
      let lines = TextWrapping.lines(text, width: width, maximumLines: 20)
      #expect(lines.joined() == text)
      for (place, line) in lines.enumerated() {
        // Where nothing else fits, a line is broken by force.
        guard let first = line.unicodeScalars.first, let last = line.unicodeScalars.last, text.count > 14
        else {
          continue
        }
        #expect(place == 0 || !BreakRules.mustNotBegin(first), "\(width): \(lines)")
        #expect(place == lines.count - 1 || !BreakRules.mustNotEnd(last), "\(width): \(lines)")
        #expect(TextWidth.of(line) <= width * 1.5 + 1e-9, "\(width): \(lines)")
      }
    }
    #expect(TextWrapping.lines("日本語の名前", width: 4).count == 2)
  }

  @Test("paragraphs fill their lines, labels make them alike")
  func paragraphs() {
    let text = "one two three four five six seven eight nine ten"
    let (label, paragraph) = (
      TextWrapping.lines(text, width: 10), TextWrapping.lines(text, width: 10, isParagraph: true)
    )
    #expect(label.count == paragraph.count && label.count > 2)
    func widest(_ lines: [String]) -> Double { lines.map(TextWidth.of).max() ?? 0 }
    #expect(widest(label) <= widest(paragraph))
    #expect(TextWidth.of(paragraph.last ?? "") <= TextWidth.of(label.last ?? ""))
  }

  @Test("the choice is the best of all choices that keep the fewest lines")
  func oracle() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<400 {
      let pieces = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
        LabelText.Piece(
          range: 0..<0, width: .random(in: 0.5...6, using: &generator), space: 0.3,
          cost: .random(in: -10...20, using: &generator))
      }
      let choice = LineChoice(pieces, width: 8)
      let count = choice.filled(limit: 99).count
      func cost(_ ends: [Int]) -> Double {
        var (start, total) = (0, 0.0)
        for end in ends {
          let width = choice.width(start, end)
          if width > 8 + 1e-9, end > start + 1 { return .infinity }
          total += 100 * (width / 8) * (width / 8) + (end < pieces.count ? pieces[end - 1].cost : 0)
          start = end
        }
        return total
      }
      // Every set of line ends is a set of bits.
      let all = (0..<(1 << (pieces.count - 1))).map { bits in
        (1..<pieces.count).filter { bits >> ($0 - 1) & 1 == 1 } + [pieces.count]
      }
      #expect(all.allSatisfy { $0.count >= count || cost($0) == .infinity })
      let least = all.filter { $0.count == count }.map(cost).min() ?? 0
      let best = choice.best(count: count, isParagraph: false)
      #expect(best.count == count && abs(cost(best) - least) < 1e-6)
    }
  }

  @Test("no line is too long or empty, nothing is lost up to the cut, and … stands where something was cut")
  func laws() {
    let pieces = [
      "a", "bb", "word", "longerword", " ", "  ", "\n", "\r\n", "\t", "\u{1}", "é", "e\u{301}", "👩‍👩‍👧", "日",
      "\u{202E}", "ا", "-", "/", ",", "(", "\u{AD}", "\u{A0}", "。", "?", "«", "ก็", "\u{2066}", "۱",
    ]
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<3000 {
      let count = Int.random(in: 0...30, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let width = Double.random(in: 1.5...9, using: &generator)
      let maximum = Int.random(in: 1...5, using: &generator)
      let lines = TextWrapping.lines(
        text, width: width, maximumLines: maximum, isParagraph: .random(using: &generator))
      check(text, lines, width: width, maximum: maximum)
    }
    for text in [
      String(repeating: "x", count: 10_000), String(repeating: "x  ", count: 10_000),
      "a" + String(repeating: "\u{301}", count: 300), String(repeating: "日", count: 10_000),
      String(repeating: "\u{200E}", count: 5_000),
    ] {
      check(text, TextWrapping.lines(text), width: 11, maximum: 5)
    }
  }

  private func check(_ text: String, _ lines: [String], width: Double, maximum: Int) {
    let comment = Comment(rawValue: "\(text.prefix(80).debugDescription) in \(width) × \(maximum): \(lines)")
    #expect(!lines.isEmpty && lines.count <= maximum, comment)
    // A word alone may take half as much again; hyphens and "…" stand beyond the estimate.
    #expect(
      lines.allSatisfy { !$0.isEmpty && TextWidth.of($0) <= max(width * 1.5, 2) + 1.1 }, comment)
    let isCut = lines.contains { $0.hasSuffix("…") || $0.hasSuffix("…\u{2069}") }
    // Of what a cut lost, marks at its edge may be part.
    let edges: Set<Character> = [",", "-", "(", "…"]
    let shown = Self.marks(lines.joined()).filter { !edges.contains(Character($0)) }
    let all = Self.marks(text).filter { !edges.contains(Character($0)) }
    #expect(all.starts(with: shown), comment)
    if !isCut { #expect(shown.count == all.count, comment) }
    // Grapheme clusters are whole: every line's characters are characters of the text.
    let characters = Set(text)
    for character in lines.joined(separator: " ") where character != " " && character != "-" {
      let isOwn = BidirectionalText.isControl(character.unicodeScalars.first ?? " ") || character == "…"
      #expect(isOwn || characters.contains(character), comment)
    }
  }

  /// The scalars that are seen.
  private static func marks(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .control
        && $0.properties.generalCategory != .format || $0 == "\u{200D}"
    }
  }

  @Test("the estimate is the width that Graphviz measures, within 5 % for Latin text")
  func estimate() throws {
    let network = Network.sanctuary
    let names =
      Diagram.network(network.graph, network.clusters).nodes.map(\.label)
      + ["Écoles d’été à Montréal", "Größe"]
    var graph = DOTGraph(identifier: "widths")
    graph.nodes = names.enumerated().map { index, name in
      DOTNode(
        "\(index)",
        [
          "label": .text(name), "shape": "plaintext", "margin": "0,0", "width": 0.01, "height": 0.01,
          "fontname": .raw(NodeStyle.font), "fontsize": 100, "pos": .position(x: 0, y: 0),
        ])
    }
    let layout = try GraphvizRenderer.layout(graph.encoded(), engine: .positioned)
    for (index, name) in names.enumerated() {
      let measured = try #require(layout.nodes["\(index)"]).width / 100
      #expect(abs(TextWidth.of(name) / measured - 1) < 0.05, "\(name): \(TextWidth.of(name)) \(measured)")
    }
  }
}

@Suite("Text of two directions")
struct BidirectionalTextTests {
  @Test("lines of a label with right-to-left text are isolated, in the direction of its first strong letter")
  func isolates() {
    #expect(TextWrapping.lines("منظمة الهجرة") == ["\u{2067}منظمة الهجرة\u{2069}"])
    #expect(TextWrapping.lines("1999 ארגון") == ["\u{2067}1999 ארגון\u{2069}"])
    #expect(TextWrapping.lines("Group ארגון") == ["\u{2066}Group ארגון\u{2069}"])
    #expect(TextWrapping.lines("Montréal 1999") == ["Montréal 1999"])
    // The second line goes the way of the whole label, though it begins with a Latin letter.
    let lines = TextWrapping.lines("ארגון המהגרים Toronto", width: 8)
    #expect(lines == ["\u{2067}ארגון המהגרים\u{2069}", "\u{2067}Toronto\u{2069}"])
  }

  @Test("controls that reorder are left out, marks that do not are kept")
  func controls() {
    let all = [0x202A...0x202E, 0x2066...0x2069].flatMap { $0.compactMap(Unicode.Scalar.init) }
    for control in all {
      let text = "ab\(Character(control))cd"
      #expect(TextWrapping.lines(text) == ["abcd"])
      #expect(BidirectionalText.withoutControls(text) == "abcd")
    }
    #expect(TextWrapping.lines("\u{202E}") == [" "])
    let node = Diagram.Node(id: "a", label: "\u{202E}A", kind: .topic, hover: "A \u{202E}B")
    #expect(NodeStyle().attributes(of: node)["tooltip"] == .text("A B"))
    #expect(NodeStyle().attributes(of: node)["label"] == .text("A"))
    #expect(BidirectionalText.withoutControls("a\u{200E}b\u{61C}") == "a\u{200E}b\u{61C}")
  }
}
