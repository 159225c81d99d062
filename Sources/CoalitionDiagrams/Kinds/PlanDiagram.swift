public import CoalitionAnalysis
public import CoalitionLinking
internal import CoalitionModel

extension Diagram {
  /// A coalition and what it covers: members on the one side, needs on the other, and who works with whom already.
  ///
  /// A member that alone covers something has a line there that nobody else has; what nobody covers stands faint.
  public static func plan(_ plan: Plan, _ links: LinkGraph, _ clusters: ClusterAnalysis, title: String)
    -> Diagram
  {
    let builder = DiagramBuilder(graph: EntityGraph(links.dataset), clusters: clusters)
    let dataset = links.dataset
    func id(_ need: Int) -> String {
      let need = plan.needs[need]
      return "need:" + dataset[need.topic].id + (need.place.map { ":" + dataset[$0].id } ?? "")
    }
    var nodes = plan.members.map { member in
      var node = builder.node(member.who, isFocus: member.isRequired)
      node.hover += "\nalone covers \(member.alone.count) of \(member.covers.count)"
      return node
    }
    let missing = Set(plan.uncoverable + plan.leftOut)
    for (number, need) in plan.needs.enumerated() {
      let place = need.place.map { " in \(dataset[$0].name)" } ?? ""
      var node = Node(id: id(number), label: dataset[need.topic].name + place, kind: .topic)
      node.isStale = missing.contains(number)
      node.hover = node.label + (missing.contains(number) ? ": nobody in the plan covers it" : "")
      nodes.append(node)
    }
    var edges: [Edge] = []
    for member in plan.members {
      for cover in member.covers {
        edges.append(
          Edge(
            from: dataset[member.who].id, to: id(cover.need),
            strength: member.alone.contains(cover.need) ? 1 : 0,
            isImplied: cover.basis == .implied, isDirected: false,
            hover: "\(dataset[member.who].name) covers it (\(cover.basis.rawValue))"))
      }
    }
    let ids = plan.members.map(\.who)
    for (place, one) in ids.enumerated() {
      for other in ids[(place + 1)...] where links.parts(one, other).contains(where: \.isTie) {
        var edge = builder.edge(one, other, share: 0.3)
        edge.isTie = true
        edges.append(edge)
      }
    }
    var captions: [String] = []
    if !missing.isEmpty {
      captions.append("Not covered: \(missing.count) of \(plan.needs.count) needs, drawn faint.")
    }
    if !plan.isOptimal {
      captions.append("Not proven to be the smallest; at least \(plan.sizeBound) are needed.")
    }
    var diagram = Diagram(
      title: title,
      subtitle:
        "\(plan.members.count) who together cover what is needed; a heavy line is of one who alone covers it",
      sourceLine: builder.sourceLine, caption: captions.joined(separator: " "), nodes: nodes, edges: edges,
      clusters: builder.keys(for: ids), lineMeaning: "covers", placements: [.ranks, .network, .rows])
    diagram.focusMeaning = "asked for"
    diagram.staleMeaning = "nobody in the plan covers it"
    return diagram
  }
}

extension LinkPart {
  /// Whether it is a relationship that somebody states.
  fileprivate var isTie: Bool { if case .relationship = reason { true } else { false } }
}
