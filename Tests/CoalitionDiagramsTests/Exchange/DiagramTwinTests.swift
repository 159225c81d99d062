@testable import CoalitionDiagrams
import RecordReading
import Testing

@Suite("Twins")
struct DiagramTwinTests {
  /// Two organizations on one topic.
  static let small: Diagram = {
    var topic = Diagram.Node(id: "health", label: "Health", kind: .topic)
    topic.isFocus = true
    return Diagram(
      title: "Around Health", subtitle: "Who works on it", sourceLine: "Resources.",
      nodes: [
        .init(
          id: "mwc", label: "Migrant Workers Centre", kind: .organization, cluster: 0,
          hover: "Migrant Workers Centre (organization)\nFounded in 1986."),
        .init(id: "clinic", label: "Clinic", kind: .organization), topic,
      ],
      edges: [
        .init(from: "clinic", to: "health", strength: 1, isImplied: true),
        .init(from: "mwc", to: "health", strength: 0.63, hover: "works on Health [Resources, line 5]"),
      ], clusters: [.init(number: 0, label: "1  Health in Toronto")], placements: [.network, .rows])
  }()

  static let smallText = """
    Diagram in words, version 1

    Title: Around Health
    Subtitle: Who works on it
    Shows: 3 nodes and 2 links
    Plain lines mean: works on, works in, is about
    Placed by: network, rows

    Cluster 0: 1  Health in Toronto
      Has node 1: Migrant Workers Centre

    Node 1: Migrant Workers Centre
      Id: mwc
      Kind: organization
      Cluster: 0, 1  Health in Toronto
      Hover: Migrant Workers Centre (organization)
      | Founded in 1986.
      Link 2 to node 3 (stated, strength 0.63): Health
        Hover: works on Health [Resources, line 5]

    Node 2: Clinic
      Id: clinic
      Kind: organization
      Link 1 to node 3 (implied, strength 1.0): Health

    Node 3: Health
      Id: health
      Kind: topic
      Marks: focus
      Link 1 from node 2: Clinic
      Link 2 from node 1: Migrant Workers Centre

    Caption:
    Source: Resources.

    """

  @Test("an outline that people can read, and the diagram again")
  func outline() throws {
    #expect(DiagramTwin.text(of: Self.small) == Self.smallText)
    #expect(try Diagram(twin: Self.smallText) == Self.small)
  }

  @Test(
    "diagram to twin to diagram to twin is the identity, whatever the words",
    arguments: 0..<100 as Range<UInt64>)
  func identity(_ seed: UInt64) throws {
    let diagram = HostileDiagrams.random(seed: seed)
    let twin = DiagramTwin.text(of: diagram)
    let again = try Diagram(twin: twin)
    #expect(again == diagram)
    #expect(Array(DiagramTwin.text(of: again).utf8) == Array(twin.utf8))
  }

  @Test("no word of a diagram brings in what an editor, XML or a terminal would change")
  func hidden() {
    for seed in 0..<30 as Range<UInt64> {
      for scalar in DiagramTwin.text(of: HostileDiagrams.random(seed: seed)).unicodeScalars {
        let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
        #expect(!isControl && !(0x202A...0x202E).contains(scalar.value) && scalar.value & 0xFFFE != 0xFFFE)
      }
    }
  }

  /// What the problems of the small twin are after a change.
  private func problems(_ old: String, _ new: String) throws -> [Diagnostic] {
    let text = Self.smallText.replacing(old, with: new, maxReplacements: 1)
    try #require(text != Self.smallText)
    do {
      _ = try Diagram(twin: text, file: "t")
      return []
    } catch { return error.diagnostics }
  }

  @Test(
    "a change that the rest does not bear out is refused in its line",
    arguments: [
      ("version 1", "version 2", 1, 0), ("Diagram in", "Digraph of", 1, 0), ("Title:", "Titel:", 3, 1),
      ("3 nodes", "4 nodes", 5, 8), ("by: network", "by: netwerk", 7, 1),
      ("Has node 1", "Has node 2", 10, 12),
      ("Kind: topic", "Kind: tropic", 28, 9), ("Node 2", "Node 5", 21, 6), ("  Id: mwc\n", "", 12, 0),
      ("strength 0.63", "strength high", 18, 3), ("strength 0.63", "strength 0.630", 18, 42),
      ("Link 2 to node 3", "Link 2 to node 9", 18, 0), ("Link 2 to", "Link 1 to", 24, 8),
      ("Link 2 to", "Link 3 to", 18, 0), ("(implied", "(perhaps", 24, 3),
      ("Marks: focus", "Marks: hokus", 29, 10),
      ("Id: clinic", "Id: mwc", 0, 0), ("Id: clinic", "Id: a\\qb", 22, 8),
      ("\nCaption:", "\n\nCaption:", 33, 1),
      ("    Hover", "   Hover", 19, 4), ("Source: Resources.\n", "Source: Resources.", 35, 0),
      ("Title: Around", "Title:Around", 3, 7), ("Clinic\n  Id", "Clinic\r\n  Id", 21, 15),
      ("Kind: topic", "Kind: topic\n  Kind: topic", 29, 3), ("Founded", "\\u{46}ounded", 17, 5),
      ("Caption:", "Caption:\nCaption:", 34, 1), ("Marks", "Colour", 29, 3),
      ("Cluster: 0", "Cluster: ?", 15, 12),
    ])
  func broken(_ old: String, _ new: String, line: Int, column: Int) throws {
    let found = try problems(old, new)
    #expect(found.contains { $0.line == line && $0.column == column && $0.severity == .error }, "\(found)")
  }

  @Test("all problems are named, and a flood of them is counted")
  func several() throws {
    let text = Self.smallText.replacing("Kind:", with: "Sort:")
    let error = try #require(throws: BrokenFile.self) { try Diagram(twin: text) }
    #expect(error.diagnostics.filter { $0.found.contains("Sort:") }.map(\.line) == [14, 23, 28])
    let flood = try #require(throws: BrokenFile.self) {
      try Diagram(twin: DiagramTwin.heading + "1\n" + String(repeating: "x\n", count: 1_000))
    }
    #expect(
      flood.diagnostics.count == 201 && flood.diagnostics.last?.found == "807 more problems", "\(flood)")
  }

  @Test("an edge that ends nowhere, and two nodes of one id, are written and then refused")
  func unsound() throws {
    for edge in [Diagram.Edge(from: "mwc", to: "x"), .init(from: "x", to: "mwc"), .init(from: "x", to: "y")] {
      var diagram = Self.small
      diagram.edges.append(edge)
      #expect(throws: BrokenFile.self) { try Diagram(twin: DiagramTwin.text(of: diagram)) }
    }
    var diagram = Self.small
    diagram.nodes.append(diagram.nodes[0])
    #expect(throws: BrokenFile.self) { try Diagram(twin: DiagramTwin.text(of: diagram)) }
  }

  @Test("bytes cut off or changed in many a place never give another diagram in silence")
  func mangled() throws {
    let bytes = Array(Self.smallText.utf8)
    for place in stride(from: 0, to: bytes.count, by: 3) {
      var changed = bytes
      changed[place] ^= 1
      for text in [
        String(decoding: bytes[..<place], as: UTF8.self), String(decoding: changed, as: UTF8.self),
      ] {
        if let diagram = try? Diagram(twin: text) { #expect(DiagramTwin.text(of: diagram) == text) }
      }
    }
  }
}
