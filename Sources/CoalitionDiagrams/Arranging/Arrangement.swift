internal import GraphAlgorithms

/// Places for the nodes of a table or a time line, and what is drawn besides them.
///
/// A pure function of the diagram and of the sizes that Graphviz measured: the same in, the same out. No box overlaps
/// another, nor a decoration that has a box, whatever the sizes.
struct Arrangement: Hashable, Sendable {
  /// A box for each node, in the diagram's order; never smaller than what was measured.
  var boxes: [Rectangle]
  /// Rules, ticks and bands.
  var decorations: [Decoration] = []
}

extension MeasuredDiagram {
  /// The arrangement that the diagram's first placement asks for; nil for a placement that is not one.
  var arrangement: Arrangement? {
    switch diagram.placements.first {
    case .table: TableArrangement.arranged(diagram, nodeSizes)
    case .timeline: TimelineArrangement.arranged(diagram, nodeSizes)
    case .network, .ranks, .ring, .rows, .map, nil: nil
    }
  }

  /// What is drawn besides nodes and edges.
  var decorations: [Decoration] { arrangement?.decorations ?? [] }
}
