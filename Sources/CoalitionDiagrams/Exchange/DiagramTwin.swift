/// A diagram in words: an outline of the same nodes and edges in reading order, for people and screen readers, from
/// which the diagram can be rebuilt.
///
/// ```
/// Diagram in words, version 1
///
/// Title: Around Health
/// Subtitle: Who works on Health, where, and how they are tied
/// Shows: 2 nodes and 1 link
/// Plain lines mean: works on, works in, is about
/// Placed by: network, rows
///
/// Cluster 0: 1  Health in Toronto
///   Has node 1: Migrant Workers Centre
///
/// Node 1: Migrant Workers Centre
///   Id: mwc
///   Kind: organization
///   Cluster: 0, 1  Health in Toronto
///   Hover: Migrant Workers Centre (organization)
///   | Founded in 1986.
///   Link 1 to node 2 (stated, strength 0.63): Health
///     Hover: Migrant Workers Centre works on Health [Resources, line 5]
///
/// Node 2: Health
///   Id: health
///   Kind: topic
///   Marks: focus
///   Link 1 from node 1: Migrant Workers Centre
///
/// Caption:
/// Source: Resources. As of 2026-11-22.
/// ```
///
/// **Grammar.** UTF-8 without a byte order mark; lines end with a line feed. A line is `Key: words`, indented by 2
/// below a cluster or a node and by 4 below a link; words without any letter leave out the space too. Words go on in
/// lines of the same indentation that begin with a bar. How hidden characters are written is said once, in
/// `TwinText`.
///
/// | line | stands for |
/// |---|---|
/// | `Title`, `Subtitle`, `Shows`, `Plain lines mean`, `Placed by` | the words of the diagram, each once |
/// | `Bold means`, `Faint means` | what marks mean where that is not the usual, each at most once |
/// | `Cluster N` | an entry of the legend, with the number that nodes refer to |
/// | `Node N` | a node, counted from 1; its words are its label |
/// | `Id`, `Kind` | each once below a node |
/// | `Cluster`, `Marks`, `Measure`, `Cell`, `Spot`, `Page`, `Hover` | at most once below a node; `Marks` are `focus` and `old` |
/// | `Cell` | `heading L` with the level in its tree, `stated`, `implied`, `wider`, `gap` or `unknown` |
/// | `Detail` | a line below the label, as often as there are any |
/// | `Spot` | `row R, column C`, `from Y until Y`, `longitude D, latitude D` or `beside ID` |
/// | `Link N to node M (…)` | edge N, counted from 1, below the node where it starts |
/// | `Hover` | what the edge says, at most once below a link |
/// | `Caption`, `Source` | the words below the diagram, each once |
///
/// In the brackets stand `stated` or `implied`, `strength S`, and of `tie`, `arrow`, `tree step` and `old` those that
/// hold, in this order. `Shows`, `Has node N`, `Link N from node M` and the words after the number of a cluster or
/// the bracket of a link repeat what stands elsewhere; they must agree with it.
///
/// There is one twin of a diagram: every text that is read is, byte for byte, what would be written of it.
public enum DiagramTwin {
  static let heading = "Diagram in words, version "
  static let version = 1

  /// The diagram in words.
  ///
  /// Reading it back gives an equal diagram if node ids are unique, every edge ends at nodes, and its numbers are
  /// numbers; of any other diagram the reading says what is wrong.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func text(of diagram: Diagram) -> String {
    String(decoding: bytes(of: diagram), as: UTF8.self)
  }

  static func bytes(of diagram: Diagram) -> [UInt8] {
    var writer = TwinWriter(diagram)
    writer.write()
    return writer.bytes
  }
}

/// Writes a twin; see ``DiagramTwin`` for the grammar.
private struct TwinWriter {
  let diagram: Diagram
  var bytes: [UInt8] = []
  /// The number of the first node with an id, from 1.
  private var numbers: [String: Int] = [:]
  private var outgoing: [[Int]]
  private var incoming: [[Int]]
  private var members: [Int: [Int]] = [:]
  private var clusterLabels: [Int: String] = [:]

  init(_ diagram: Diagram) {
    self.diagram = diagram
    for (index, node) in diagram.nodes.enumerated() {
      if numbers[node.id] == nil { numbers[node.id] = index + 1 }
      if let cluster = node.cluster { members[cluster, default: []].append(index + 1) }
    }
    for key in diagram.clusters where clusterLabels[key.number] == nil {
      clusterLabels[key.number] = key.label
    }
    // Edges that start at no node come last, where the reading finds them wrong.
    outgoing = Array(repeating: [], count: diagram.nodes.count + 1)
    incoming = outgoing
    for (index, edge) in diagram.edges.enumerated() {
      outgoing[numbers[edge.from].map { $0 - 1 } ?? diagram.nodes.count].append(index)
      if let end = numbers[edge.to] { incoming[end - 1].append(index) }
    }
  }

  mutating func write() {
    bytes += Array("\(DiagramTwin.heading)\(DiagramTwin.version)\n\n".utf8)
    line(0, "Title", diagram.title)
    line(0, "Subtitle", diagram.subtitle)
    line(0, "Shows", diagram.summary)
    line(0, "Plain lines mean", diagram.lineMeaning)
    if !diagram.focusMeaning.isEmpty { line(0, "Bold means", diagram.focusMeaning) }
    if !diagram.staleMeaning.isEmpty { line(0, "Faint means", diagram.staleMeaning) }
    line(0, "Placed by", diagram.placements.map(\.rawValue).joined(separator: ", "))
    for key in diagram.clusters {
      bytes.append(UInt8(ascii: "\n"))
      line(0, "Cluster \(key.number)", key.label)
      // Two entries of one number share their nodes, which stand below the first.
      for number in members.removeValue(forKey: key.number) ?? [] {
        echo("  Has node \(number):", diagram.nodes[number - 1].label)
      }
    }
    for index in diagram.nodes.indices { write(node: index) }
    for edge in outgoing[diagram.nodes.count] {
      line(0, "Link \(edge + 1) from no node", diagram.edges[edge].from)
    }
    bytes.append(UInt8(ascii: "\n"))
    line(0, "Caption", diagram.caption)
    line(0, "Source", diagram.sourceLine)
  }

  private mutating func write(node index: Int) {
    let node = diagram.nodes[index]
    bytes.append(UInt8(ascii: "\n"))
    line(0, "Node \(index + 1)", node.label)
    line(2, "Id", node.id)
    line(2, "Kind", node.kind.rawValue)
    if let cluster = node.cluster {
      let label = clusterLabels[cluster]
      echo("  Cluster: \(cluster)" + (label == nil ? "" : ","), label ?? "")
    }
    let marks = [node.isFocus ? "focus" : nil, node.isStale ? "old" : nil].compactMap(\.self)
    if !marks.isEmpty { line(2, "Marks", marks.joined(separator: ", ")) }
    if let measure = node.measure { line(2, "Measure", "\(measure)") }
    if let cell = node.cell { line(2, "Cell", cell.words) }
    switch node.spot {
    case .cell(let row, let column): line(2, "Spot", "row \(row), column \(column)")
    case .time(let from, let until): line(2, "Spot", "from \(from) until \(until)")
    case .place(let longitude, let latitude):
      line(2, "Spot", "longitude \(longitude), latitude \(latitude)")
    case .beside(let id): line(2, "Spot", "beside " + id)
    case nil: break
    }
    if let page = node.page { line(2, "Page", "\(page)") }
    for detail in node.details { line(2, "Detail", detail) }
    if !node.hover.isEmpty { line(2, "Hover", node.hover) }
    for edge in outgoing[index] { write(edge: edge) }
    for edge in incoming[index] {
      let from = numbers[diagram.edges[edge].from] ?? 0
      echo("  Link \(edge + 1) from node \(from):", from > 0 ? diagram.nodes[from - 1].label : "")
    }
  }

  private mutating func write(edge index: Int) {
    let edge = diagram.edges[index]
    let words = [
      edge.isImplied ? "implied" : "stated", "strength \(edge.strength)", edge.isTie ? "tie" : nil,
      edge.isDirected ? "arrow" : nil, edge.isTreeStep ? "tree step" : nil, edge.isStale ? "old" : nil,
      edge.isFocus ? "focus" : nil,
    ].compactMap(\.self).joined(separator: ", ")
    let end = numbers[edge.to] ?? 0
    echo("  Link \(index + 1) to node \(end) (\(words)):", end > 0 ? diagram.nodes[end - 1].label : edge.to)
    if !edge.hover.isEmpty { line(4, "Hover", edge.hover) }
  }

  private mutating func line(_ indent: Int, _ key: String, _ words: String) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
    bytes.append(contentsOf: key.utf8)
    bytes.append(UInt8(ascii: ":"))
    TwinText.append(words, indent: indent, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func echo(_ key: String, _ words: String) {
    bytes.append(contentsOf: key.utf8)
    TwinText.append(echo: words, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }
}

extension Diagram.CellState {
  /// As a twin writes it.
  fileprivate var words: String {
    switch self {
    case .heading(let level): "heading \(level)"
    case .filled(let isImplied): isImplied ? "implied" : "stated"
    case .wider: "wider"
    case .gap: "gap"
    case .unknown: "unknown"
    }
  }

  /// The state that a twin wrote; nil for words that are none.
  init?(words: String) {
    switch words {
    case "stated": self = .filled(isImplied: false)
    case "implied": self = .filled(isImplied: true)
    case "wider": self = .wider
    case "gap": self = .gap
    case "unknown": self = .unknown
    default:
      guard words.hasPrefix("heading "), let level = Int(words.dropFirst(8)) else { return nil }
      self = .heading(level: level)
    }
  }
}
