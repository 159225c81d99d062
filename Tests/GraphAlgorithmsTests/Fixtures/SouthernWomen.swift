import GraphAlgorithms

/// Who of 18 women came to which of 14 events (Davis, Gardner & Gardner 1941, Deep South). Rows and all figures
/// below: networkx 3.6.1, `davis_southern_women_graph()` with `bipartite` projections, and scipy 1.17.1.
enum SouthernWomen {
  static let events: [[UInt32]] = [
    [0, 1, 2, 3, 4, 5, 7, 8], [0, 1, 2, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7, 8], [0, 2, 3, 4, 5, 6, 7],
    [2, 3, 4, 6], [2, 4, 5, 7], [4, 5, 6, 7], [5, 7, 8], [4, 6, 7, 8], [6, 7, 8, 11], [7, 8, 9, 11],
    [7, 8, 9, 11, 12, 13], [6, 7, 8, 9, 11, 12, 13], [5, 6, 8, 9, 10, 11, 12, 13], [6, 7, 9, 10, 11], [7, 8],
    [8, 10], [8, 10],
  ]

  static func graph() throws -> TwoModeGraph {
    try TwoModeGraph(
      memberCount: 18, groupCount: 14,
      members: events.indices.flatMap { woman in events[woman].map { _ in UInt32(woman) } },
      groups: events.flatMap { $0 })
  }
}
