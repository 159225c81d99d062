public import CoalitionAnalysis
public import CoalitionLinking
public import CoalitionModel

extension Diagram {
  /// How two entities hang together: each connection a path from left to right, with the reason on each step.
  public static func connection(
    from start: EntityIndex, to end: EntityIndex, _ connections: [Connection], _ graph: EntityGraph,
    _ clusters: ClusterAnalysis
  ) -> Diagram {
    let builder = DiagramBuilder(graph: graph, clusters: clusters)
    let dataset = graph.dataset
    var entities: [EntityIndex] = [start, end]
    for step in connections.flatMap(\.steps) where !entities.contains(step.to) {
      entities.append(step.to)
    }
    var nodes = entities.map { builder.node($0, isFocus: $0 == start || $0 == end) }
    var edges: [Edge] = []
    for (number, connection) in connections.enumerated() {
      for (place, step) in connection.steps.enumerated() {
        guard let reason = step.reasons.first else { continue }
        // No entity's id has a colon.
        let id = "reason:\(number + 1):\(place + 1)"
        let hover = DiagramBuilder.hover(step.reasons, dataset)
        let more = step.reasons.count > 1 ? " (+\(step.reasons.count - 1))" : ""
        nodes.append(
          Node(
            id: id, label: reason.verb(from: step.from, in: dataset) + more, kind: .reason, hover: hover))
        let isTie = if case .relationship = reason.reason { true } else { false }
        let strength = 1 / (1 + connection.cost)
        for (from, to) in [(dataset[step.from].id, id), (id, dataset[step.to].id)] {
          edges.append(
            Edge(
              from: from, to: to, strength: strength, isImplied: reason.basis == .implied, isTie: isTie,
              isDirected: false, hover: hover))
        }
      }
    }
    let count = connections.count
    return Diagram(
      title: "\(dataset[start].name) and \(dataset[end].name)",
      subtitle: count == 0
        ? "Nothing in the data connects the two"
        : "The \(count == 1 ? "connection" : "\(count) strongest different connections") between the two, with the reason for each step",
      sourceLine: builder.sourceLine, caption: "", nodes: nodes, edges: edges,
      clusters: builder.keys(for: entities), placements: [.ranks, .network, .rows])
  }
}

extension LinkPart {
  /// The reason as the words between its two ends, read from one of them: "works on", "is worked on by".
  fileprivate func verb(from start: EntityIndex, in dataset: Dataset) -> String {
    switch reason {
    case .worksOn(let who, _):
      let isReport = dataset[who].kind == .report
      return who == start
        ? (isReport ? "is about" : "works on") : isReport ? "is the subject of" : "is worked on by"
    case .worksIn(let who, _):
      let isReport = dataset[who].kind == .report
      return who == start
        ? (isReport ? "is about" : "works in") : isReport ? "is the place of" : "is where works"
    case .relationship(let from, let kind, _): return from == start ? kind.label : kind.reverseLabel
    case .liesUnder(let lower, _):
      let isTopic = dataset[lower].kind == .topic
      return lower == start ? (isTopic ? "is part of" : "lies in") : isTopic ? "includes" : "contains"
    case .sharedActivity, .sharedTopic, .sharedPlace, .sharedPartner, .pathsThrough:
      return sentence(in: dataset)
    }
  }
}
