/// The pages of an atlas as diagrams of their own: an overview with a card for each page, and the pages.
struct AtlasPages {
  private let diagram: Diagram
  private let plan: AtlasPlan
  private let ends: [(Int, Int)]
  /// What each part is called, no two alike.
  private let names: [String]
  /// The cluster that most of each part's nodes are in.
  private let clusters: [Int?]

  init(_ diagram: Diagram, _ plan: AtlasPlan) {
    self.diagram = diagram
    self.plan = plan
    ends = diagram.edgeEnds
    clusters = plan.parts.map { diagram.cluster(ofMost: $0.residents) }
    names = Self.names(of: plan.parts, clusters, in: diagram, ends)
  }

  /// A card for each page, tied as their nodes are tied.
  ///
  /// - Parameters:
  ///   - firstPage: The number of the page on which the first part stands.
  ///   - shownNames: How many of a page's nodes its card names, the most strongly tied first.
  ///   - inRows: Whether the cards stand in rows rather than by what ties them.
  func overview(firstPage: Int, shownNames: Int, inRows: Bool) -> Diagram {
    let strengths = Self.strengths(of: diagram, ends)
    var overview = Diagram(
      title: diagram.title, subtitle: "Overview of \(plan.parts.count) pages · \(diagram.subtitle)",
      sourceLine: diagram.sourceLine,
      caption: "", clusters: diagram.clusters, lineMeaning: "links between nodes of the two pages",
      placements: inRows ? [.rows] : plan.parts.count <= 12 ? [.ring] : [.network, .rows])
    overview.nodes = plan.parts.indices.map { index in
      let part = plan.parts[index]
      let page = index + firstPage
      var node = Diagram.Node(
        id: "page:\(page)", label: names[index], kind: .cluster, cluster: clusters[index],
        hover: "Page \(page): \(names[index])\n\(part.residents.count) nodes")
      let strongest = part.residents.sorted { (-strengths[$0], $0) < (-strengths[$1], $1) }.prefix(shownNames)
      node.details = ["Page \(page) · \(part.residents.count) node\(part.residents.count == 1 ? "" : "s")"]
      node.details += strongest.map { "• " + diagram.nodes[$0].label }
      if shownNames > 0, part.residents.count > strongest.count {
        node.details.append("  and \(part.residents.count - strongest.count) more")
      }
      node.page = page
      return node
    }
    var totals: [[Int]: (strength: Double, count: Int)] = [:]
    for (edge, (a, b)) in zip(diagram.edges, ends) where plan.home[a] != plan.home[b] {
      let pair = [min(plan.home[a], plan.home[b]), max(plan.home[a], plan.home[b])]
      totals[pair, default: (0, 0)].strength += 0.05 + edge.strength
      totals[pair, default: (0, 0)].count += 1
    }
    let strongest = totals.values.map(\.strength).max() ?? 1
    overview.edges = totals.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { pair, total in
      Diagram.Edge(
        from: "page:\(pair[0] + firstPage)", to: "page:\(pair[1] + firstPage)",
        strength: total.strength / strongest,
        hover: "\(total.count) links between page \(pair[0] + firstPage) and page \(pair[1] + firstPage)")
    }
    let words = [
      "\(diagram.summary) on \(plan.parts.count) pages: each node is at home on one.", diagram.caption,
    ]
    overview.caption = words.filter { !$0.isEmpty }.joined(separator: " ")
    return overview
  }

  /// The page of a part.
  ///
  /// - Parameters:
  ///   - index: The number of the part.
  ///   - firstPage: The number of the page on which the first part stands.
  func page(_ index: Int, firstPage: Int) -> Diagram {
    let part = plan.parts[index]
    let isResident = Set(part.residents)
    let isShown = isResident.union(part.visitors)
    let shown = isShown.sorted()
    var page = diagram
    let lastPage = firstPage + plan.parts.count - 1
    page.subtitle =
      "\(clusters[index] == nil ? "" : "Cluster ")\(names[index]) · Page \(firstPage + index) of \(lastPage)"
    page.nodes = shown.map { place in
      var node = diagram.nodes[place]
      guard !isResident.contains(place) else { return node }
      let home = plan.home[place] + firstPage
      node.page = home
      node.details.append("→ page \(home)")
      node.isFocus = false
      return node
    }
    page.edges = zip(diagram.edges, ends).filter { _, ends in
      isShown.contains(ends.0) && isShown.contains(ends.1)
        && (isResident.contains(ends.0) || isResident.contains(ends.1))
    }.map(\.0)
    var words = ["\(part.residents.count) of \(diagram.nodes.count) nodes are at home on this page."]
    if !part.visitors.isEmpty {
      words.append("\(part.visitors.count) more are shown for their links and name their own page.")
    }
    if part.hiddenTies > 0 {
      words.append("Not drawn: \(part.hiddenTies) link\(part.hiddenTies == 1 ? "" : "s") to other pages.")
    }
    page.caption = words.joined(separator: " ")
    return page
  }

  private static func strengths(of diagram: Diagram, _ ends: [(Int, Int)]) -> [Double] {
    var strengths = [Double](repeating: 0, count: diagram.nodes.count)
    for (edge, (a, b)) in zip(diagram.edges, ends) {
      strengths[a] += 0.05 + edge.strength
      strengths[b] += 0.05 + edge.strength
    }
    return strengths
  }

  /// After the cluster that a part belongs to, or else after its most strongly tied nodes.
  private static func names(
    of parts: [AtlasPlan.Part], _ clusters: [Int?], in diagram: Diagram, _ ends: [(Int, Int)]
  ) -> [String] {
    let labels = Dictionary(diagram.clusters.map { ($0.number, $0.label) }) { first, _ in first }
    let strengths = strengths(of: diagram, ends)
    let names = zip(parts, clusters).map { part, cluster in
      if let label = cluster.flatMap({ labels[$0] }) { return label }
      let strongest = part.residents.sorted { (-strengths[$0], $0) < (-strengths[$1], $1) }.prefix(2)
      let shown = strongest.map { diagram.nodes[$0].label }.joined(separator: ", ")
      return part.residents.count > 2 ? shown + " and others" : shown
    }
    var totals: [String: Int] = [:]
    for name in names { totals[name, default: 0] += 1 }
    var counts: [String: Int] = [:]
    return names.map { name in
      counts[name, default: 0] += 1
      guard let total = totals[name], total > 1 else { return name }
      return "\(name) (\(counts[name] ?? 1) of \(total))"
    }
  }
}
