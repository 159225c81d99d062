public import RecordReading

/// What keeps a text from being read as a twin or a file of positions: every problem, with its place and its mend.
public struct BrokenFile: Error, Sendable, Hashable, CustomStringConvertible {
  /// The problems in the order of the lines; never none.
  public let diagnostics: [Diagnostic]

  /// One problem a line.
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

extension Diagram {
  /// Rebuilds a diagram from its twin; ``DiagramTwin`` has the grammar.
  ///
  /// - Parameters:
  ///   - twin: what ``DiagramTwin/text(of:)`` wrote.
  ///   - file: the name of its file, for the problems.
  /// - Throws: ``BrokenFile`` with every problem found; after the first 200 they are only counted.
  /// - Complexity: O(*n*) in the length of the text.
  public init(twin: String, file: String = "twin") throws(BrokenFile) {
    self = try Diagram(twin: Array(twin.utf8), file: file)
  }

  init(twin bytes: [UInt8], file: String) throws(BrokenFile) {
    var reader = TwinReader(bytes, file: file)
    self = try reader.read()
  }
}

/// Reads a twin line by line; see ``DiagramTwin`` for the grammar.
struct TwinReader {
  var lines: TwinLines
  var diagram = Diagram(title: "", lineMeaning: "", placements: [])
  /// The lines that may stand once and have been seen, in the block that is open.
  var seen: Set<String> = []
  var headerSeen: Set<String> = []
  var block = Block.diagram
  /// The line of the block that is open.
  var blockLine = 1
  /// Edges by their number, with the numbers of the nodes at both ends; and the line of each.
  var edges: [Int: (edge: Diagram.Edge, from: Int, to: Int, line: Int)] = [:]
  var openEdge: Int?

  enum Block { case diagram, cluster, node }

  init(_ bytes: [UInt8], file: String) { lines = TwinLines(bytes, file: file) }

  mutating func read() throws(BrokenFile) -> Diagram {
    try readHeading()
    while let line = lines.next() { read(line) }
    closeBlock()
    for key in Self.headerKeys.dropLast(2) where !headerSeen.contains(key) {
      lines.report(0, found: "no line “\(key):”", expected: "it once in the file")
    }
    joinEdges()
    checkNodes()
    if lines.problemCount == 0 { lines.compare(with: DiagramTwin.bytes(of: diagram)) }
    if lines.problemCount > 0 { throw BrokenFile(diagnostics: lines.diagnostics) }
    return diagram
  }

  private mutating func readHeading() throws(BrokenFile) {
    guard let heading = lines.next(), lines.key(of: heading).hasPrefix(DiagramTwin.heading) else {
      lines.report(
        1, found: "no “\(DiagramTwin.heading)\(DiagramTwin.version)”", expected: "it as the first line",
        mend: "Take a file that was written as a twin.")
      throw BrokenFile(diagnostics: lines.diagnostics)
    }
    let version = lines.key(of: heading).dropFirst(DiagramTwin.heading.count)
    guard version == "\(DiagramTwin.version)" else {
      lines.report(
        1, found: "version \(version.prefix(20))", expected: "version \(DiagramTwin.version)",
        mend: "Read it with the program that wrote it.")
      throw BrokenFile(diagnostics: lines.diagnostics)
    }
  }

  static let headerKeys = [
    "Title", "Subtitle", "Shows", "Plain lines mean", "Placed by", "Caption", "Source",
    // These two may be left out.
    "Bold means", "Faint means",
  ]

  private mutating func read(_ line: TwinLines.Line) {
    let key = lines.key(of: line)
    switch line.indent {
    case 0: readTop(key, line)
    case 2:
      openEdge = nil
      switch block {
      case .node: readNodeLine(key, line)
      case .cluster:
        if !key.hasPrefix("Has node ") { unknown(line, "“Has node” below a cluster") }
        _ = lines.words(of: line)
      case .diagram: unknown(line, "a line without indentation")
      }
    case 4 where key == "Hover" && openEdge != nil:
      let hover = lines.words(of: line)
      if let openEdge, edges[openEdge]?.edge.hover.isEmpty == true {
        edges[openEdge]?.edge.hover = hover
      } else {
        unknown(line, "“Hover” once below a link")
      }
    default: unknown(line, "an indentation of 0, of 2 below a cluster or node, or “Hover” by 4 below a link")
    }
  }

  mutating func unknown(_ line: TwinLines.Line, _ expected: String) {
    lines.report(
      line.number, column: line.indent + 1, found: lines.quoted(line), expected: expected,
      mend: "The documentation of DiagramTwin lists the lines that there are.")
    lines.skipContinuation()
  }

  private mutating func readTop(_ key: String, _ line: TwinLines.Line) {
    closeBlock()
    if Self.headerKeys.contains(key) {
      if !headerSeen.insert(key).inserted { return unknown(line, "“\(key)” only once") }
      let words = lines.words(of: line)
      switch key {
      case "Title": diagram.title = words
      case "Subtitle": diagram.subtitle = words
      case "Plain lines mean": diagram.lineMeaning = words
      case "Bold means": diagram.focusMeaning = words
      case "Faint means": diagram.staleMeaning = words
      case "Caption": diagram.caption = words
      case "Source": diagram.sourceLine = words
      case "Placed by": readPlacements(words, line)
      default: break
      }
    } else if key.hasPrefix("Cluster "), let number = Int(key.dropFirst(8)) {
      block = .cluster
      diagram.clusters.append(.init(number: number, label: lines.words(of: line)))
    } else if key.hasPrefix("Node "), let number = Int(key.dropFirst(5)) {
      block = .node
      blockLine = line.number
      diagram.nodes.append(.init(id: "", label: lines.words(of: line), kind: .organization))
      if number != diagram.nodes.count {
        lines.report(
          line.number, column: 6, found: "node \(number)", expected: "node \(diagram.nodes.count)",
          mend: "Number the nodes from 1 in the order of the lines.")
      }
    } else {
      unknown(line, "one of \(Self.headerKeys.joined(separator: ", ")), Cluster N, Node N")
    }
  }

  private mutating func readPlacements(_ words: String, _ line: TwinLines.Line) {
    guard !words.isEmpty else { return }
    for word in words.split(separator: ", ", omittingEmptySubsequences: false) {
      guard let placement = Diagram.Placement(rawValue: String(word)) else {
        let known = Diagram.Placement.allCases.map(\.rawValue).joined(separator: ", ")
        lines.report(
          line.number, column: 1, found: "“\(word.prefix(40))”", expected: "ways to place nodes: \(known)")
        continue
      }
      diagram.placements.append(placement)
    }
  }

  /// What a node must have said when its lines are over.
  private mutating func closeBlock() {
    if block == .node {
      for key in ["Id", "Kind"] where !seen.contains(key) {
        lines.report(blockLine, found: "a node without “\(key):”", expected: "that line below it")
      }
    }
    (block, openEdge) = (.diagram, nil)
    seen.removeAll(keepingCapacity: true)
  }

  /// Puts the edges in the order of their numbers and names their ends.
  private mutating func joinEdges() {
    for number in edges.keys.sorted() {
      guard let (found, from, to, line) = edges[number] else { continue }
      var edge = found
      if number < 1 || number > edges.count {
        lines.report(
          line, found: "link \(number)", expected: "numbers from 1 to \(edges.count), the count of the links")
      }
      guard diagram.nodes.indices.contains(from - 1), diagram.nodes.indices.contains(to - 1) else {
        lines.report(
          line, found: "a link to node \(to)", expected: "a node from 1 to \(diagram.nodes.count)",
          mend: "Both ends of a link must be nodes of the diagram.")
        continue
      }
      edge.from = diagram.nodes[from - 1].id
      edge.to = diagram.nodes[to - 1].id
      diagram.edges.append(edge)
    }
  }

  private mutating func checkNodes() {
    var first: [String: Int] = [:]
    for (index, node) in diagram.nodes.enumerated() {
      if let other = first.updateValue(index + 1, forKey: node.id), lines.problemCount < 1_000 {
        lines.report(
          0, found: "the id “\(node.id.prefix(40))” at nodes \(other) and \(index + 1)",
          expected: "an id of its own for each node")
      }
    }
  }
}
