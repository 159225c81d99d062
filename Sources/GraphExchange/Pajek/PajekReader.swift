internal import DocumentReading
internal import RecordReading

/// Reads a network or project of Pajek line by line.
struct PajekReader {
  private enum Section {
    case none, vertices, arcs, edges, arcLists, edgeLists, matrix(row: Int), partition(Int, row: Int), other
  }

  private var graph = PropertyGraph(defaultDirection: .directed)
  private var omissions = Omissions()
  private var problems: TextProblems
  private var section = Section.none
  /// The number of vertices that the file announces; those that no line describes go by their numbers.
  private var count = 0
  private var isDescribed: Set<Int> = []
  private var relation: String?
  private var networks = 0
  private var line = 0
  private var size = 0

  init(file: String) { problems = TextProblems(file: file) }

  mutating func read(_ bytes: [UInt8]) -> GraphReading {
    size = bytes.count
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes.removeFirst(3)
    } else if String(validating: bytes, as: UTF8.self) == nil {
      bytes = Windows1252.utf8(bytes)
      problems.add(
        .note, found: "text that is not UTF-8", expected: "UTF-8", mend: "It was read as Windows-1252.")
    }
    var start = 0
    bytes.withUnsafeBufferPointer { text in
      for end in 0...text.count where end == text.count || text[end] == 10 || text[end] == 13 {
        // CR LF is one line end.
        if end < text.count, text[end] == 10, end > 0, text[end - 1] == 13 {
          start = end + 1
          continue
        }
        line += 1
        read(String(decoding: UnsafeBufferPointer(rebasing: text[start..<end]), as: UTF8.self))
        start = end + 1
      }
    }
    if networks == 0 {
      problems.add(.error, found: "no *Vertices", expected: "a network of Pajek")
    }
    if networks > 1 { omissions.add("further networks of the file", networks - 1) }
    return GraphReading(graph: graph, diagnostics: problems.diagnostics, omissions: omissions)
  }

  /// The words of a line; what stands between quotes is one.
  private static func words(_ line: String) -> [String] {
    var words: [String] = []
    var rest = line[...]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard let first = rest.first else { return words }
      if first == "\"" {
        rest = rest.dropFirst()
        let word = rest.prefix { $0 != "\"" }
        words.append(String(word))
        rest = rest.dropFirst(word.count + 1)
      } else {
        let word = rest.prefix { !$0.isWhitespace }
        words.append(String(word))
        rest = rest.dropFirst(word.count)
      }
    }
  }

  private mutating func read(_ text: String) {
    let words = Self.words(text)
    guard let first = words.first, !first.hasPrefix("%") || text.contains("\"") && first != "%" else {
      if !words.isEmpty { omissions.add("comments") }
      return
    }
    if first.hasPrefix("*") {
      begin(first.lowercased(), words, text)
      return
    }
    // A project holds several networks; the first is the one that is read.
    guard networks <= 1 || isPartition else { return }
    switch section {
    case .vertices: vertex(words)
    case .arcs: edge(words, .directed)
    case .edges: edge(words, .undirected)
    case .arcLists: list(words, .directed)
    case .edgeLists: list(words, .undirected)
    case .matrix(let row):
      matrix(words, row)
      section = .matrix(row: row + 1)
    case .partition(let column, let row):
      if row < graph.nodeCount { graph.nodes.set(row, column, first) }
      section = .partition(column, row: row + 1)
    case .none, .other: omissions.add("lines outside a network")
    }
  }

  private var isPartition: Bool {
    if case .partition = section { return true }
    return false
  }

  private mutating func begin(_ mark: String, _ words: [String], _ text: String) {
    let title = text.drop { !$0.isWhitespace }.drop(while: \.isWhitespace)
    relation = nil
    switch mark {
    case "*network":
      if networks == 0, !title.isEmpty { graph.attributes.append(("name", String(title))) }
      section = .none
    case "*vertices":
      if let column = pending {
        pending = nil
        section = .partition(column, row: 0)
        return
      }
      networks += 1
      section = .vertices
      guard networks == 1 else { return }
      guard words.count > 1, let count = Int(words[1]), count >= 0, count <= 1 << 31 else {
        problems.add(.error, line: line, found: "no number of vertices", expected: "*Vertices and a number")
        return
      }
      // A short file can announce more vertices than there is memory.
      guard count <= max(10_000, 4 * size) else {
        problems.add(
          .error, line: line, found: "\(count) vertices in a file of \(size) bytes",
          expected: "a line for each, or a number that fits the file")
        return
      }
      self.count = count
      for number in 1..<(count + 1) { graph.insertNode("\(number)") }
      if words.count > 2, let first = Int(words[2]) {
        graph.attributes.append(("two-mode", "\(first)"))
      }
    case "*arcs", "*edges":
      section = mark == "*arcs" ? .arcs : .edges
      if words.count > 1, words[1].hasPrefix(":") {
        relation = words.count > 2 ? words[2] : String(words[1].dropFirst())
      }
    case "*arcslist": section = .arcLists
    case "*edgeslist": section = .edgeLists
    case "*matrix": section = .matrix(row: 0)
    case "*partition", "*vector":
      let name = title.isEmpty ? String(mark.dropFirst()) : String(title)
      pending = graph.nodes.addColumn(name, mark == "*vector" ? .double : .integer)
      section = .other
    default:
      omissions.add("sections of the kind \(mark.prefix(40))")
      section = .other
    }
  }

  /// The column of a partition or vector whose own number of vertices is still to come.
  private var pending: Int?

  // MARK: Lines

  /// The vertex with a number; nil, and a problem, where there is none.
  private mutating func node(_ word: String) -> Int? {
    guard let number = Int(word), number >= 1, number <= count else {
      problems.add(
        .error, line: line, found: "the vertex \(TextProblems.shown(word))",
        expected: "a number from 1 to \(count)",
        mend: "Correct the number; until then the line is left out.")
      return nil
    }
    return graph.insertNode("\(number)", line: line).node
  }

  private mutating func vertex(_ words: [String]) {
    guard let node = node(words[0]) else { return }
    graph.setLine(line, ofNode: node)
    guard words.count > 1 else { return }
    if !isDescribed.insert(node).inserted {
      problems.add(
        .warning, line: line, found: "the vertex \(words[0]) a second time", expected: "one line a vertex")
    }
    graph.nodes.set(node, graph.nodes.addColumn("label"), words[1])
    var rest = words.dropFirst(2)
    for name in ["x", "y", "z"] {
      guard let word = rest.first, Double(word) != nil else { break }
      graph.nodes.set(node, graph.nodes.addColumn(name, .double), word)
      rest.removeFirst()
    }
    let shapes = ["ellipse", "box", "diamond", "triangle", "cross", "empty", "house", "man", "woman"]
    if let shape = rest.first?.lowercased(), shapes.contains(shape) {
      graph.nodes.set(node, graph.nodes.addColumn("shape"), shape)
      rest.removeFirst()
    }
    parameters(Array(rest), node, ["ic": "color", "size": "size", "s_size": "size"], isNode: true)
  }

  /// Pairs of a word and a value; times stand in brackets.
  private mutating func parameters(_ words: [String], _ row: Int, _ names: [String: String], isNode: Bool) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word.hasPrefix("[") {
        let times = word.drop { $0 == "[" }.prefix { $0 != "]" }
        set(row, "times", String(times), isNode)
      } else if let value = rest.popFirst() {
        if let name = names[word.lowercased()] {
          set(row, name, value, isNode)
        } else {
          omissions.add("parameters (\(word.prefix(20)))")
        }
      } else {
        omissions.add("parameters without a value")
      }
    }
  }

  private mutating func set(_ row: Int, _ name: String, _ text: String, _ isNode: Bool) {
    if isNode {
      graph.nodes.set(row, graph.nodes.addColumn(name), text)
    } else {
      graph.edges.set(row, graph.edges.addColumn(name), text)
    }
  }

  private mutating func edge(_ words: [String], _ direction: PropertyGraph.Direction) {
    guard words.count > 1 else {
      problems.add(.error, line: line, found: "one end", expected: "two vertices")
      return
    }
    guard let from = node(words[0]), let to = node(words[1]) else { return }
    let edge = graph.addEdge(from: from, to: to, direction, line: line)
    var rest = words.dropFirst(2)
    if let weight = rest.first, Double(weight) != nil {
      graph.edges.set(edge, graph.edges.addColumn("weight", .double), weight)
      rest.removeFirst()
    }
    if let relation { set(edge, "relation", relation, false) }
    parameters(
      Array(rest), edge, ["l": "label", "c": "color", "p": "pattern", "w": "thickness"], isNode: false)
  }

  private mutating func list(_ words: [String], _ direction: PropertyGraph.Direction) {
    guard let from = node(words[0]) else { return }
    for word in words.dropFirst() {
      if let to = node(word) { graph.addEdge(from: from, to: to, direction, line: line) }
    }
  }

  private mutating func matrix(_ words: [String], _ row: Int) {
    guard row < count else {
      omissions.add("rows of the matrix beyond the vertices")
      return
    }
    for (column, word) in words.enumerated() {
      guard let value = Double(word), value != 0 else { continue }
      guard let from = node("\(row + 1)"), let to = node("\(column + 1)") else { return }
      let edge = graph.addEdge(from: from, to: to, .directed, line: line)
      if value != 1 { graph.edges.set(edge, graph.edges.addColumn("weight", .double), word) }
    }
  }
}
