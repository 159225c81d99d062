internal import DocumentReading
internal import RecordReading

/// A graph being read from JSON, with its problems by their paths in the document.
struct JSONGraphDraft {
  let file: String
  var graph: PropertyGraph
  var nodes = JSONTable()
  var edges = JSONTable()
  var omissions = Omissions()
  private var problems: [Diagnostic] = []
  private var unlisted = 0
  private var isDeclared: [Bool] = []

  private static let limit = 100

  init(file: String, _ direction: PropertyGraph.Direction) {
    self.file = file
    graph = PropertyGraph(defaultDirection: direction)
  }

  mutating func report(_ severity: Diagnostic.Severity, found: String, expected: String) {
    guard problems.count < Self.limit else {
      unlisted += 1
      return
    }
    problems.append(Diagnostic(severity, file: file, found: found, expected: expected))
  }

  /// The node with an id, which a document declares once.
  mutating func declareNode(_ id: String, at path: String) -> Int {
    let (node, isNew) = graph.insertNode(id)
    if isNew {
      isDeclared.append(true)
    } else if isDeclared[node] {
      report(
        .warning, found: "\(path): the id '\(id.prefix(40))' a second time", expected: "an id of its own")
    } else {
      isDeclared[node] = true
    }
    return node
  }

  /// The node that an edge names.
  mutating func end(_ id: String) -> Int {
    let (node, isNew) = graph.insertNode(id)
    if isNew { isDeclared.append(false) }
    return node
  }

  mutating func setGraph(_ object: JSONObject?) {
    for member in object?.members ?? [] {
      if let text = member.value.scalar {
        graph.attributes.append((member.name, text))
      } else if member.value != .null {
        graph.attributes.append((member.name, JSONTable.text(member.value)))
      }
    }
  }

  func reading() -> GraphReading {
    var graph = graph
    graph.nodes = nodes.finished()
    graph.edges = edges.finished()
    var problems = problems
    let undeclared = isDeclared.count { !$0 }
    if undeclared > 0 {
      problems.append(
        Diagnostic(
          .warning, file: file, found: "\(undeclared) nodes that only edges name",
          expected: "each among the nodes",
          mend: "Look whether their ids are written as in the nodes; they are read as nodes."))
    }
    if unlisted > 0 {
      problems.append(Diagnostic(.note, file: file, found: "\(unlisted) more problems", expected: "none"))
    }
    return GraphReading(graph: graph, diagnostics: problems, omissions: omissions)
  }
}
