internal import GraphAlgorithms

/// Places for the nodes of a table, a time line or a map, and what is drawn besides them.
///
/// A pure function of the diagram and of the sizes that Graphviz measured: the same in, the same out. No box overlaps
/// another, nor a decoration that has a box, whatever the sizes.
struct Arrangement: Hashable, Sendable {
  /// A box for each node, in the diagram's order; never smaller than what was measured.
  var boxes: [Rectangle]
  /// Rules, ticks and bands.
  var decorations: [Decoration] = []
}

extension Arrangement {
  /// What the diagram's first placement asks for; nil for a placement that is not an arrangement.
  init?(of diagram: Diagram, _ sizes: [Size], _ room: PageRoom) {
    switch diagram.placements.first {
    case .table: self = TableArrangement.arranged(diagram, sizes)
    case .timeline: self = TimelineArrangement.arranged(diagram, sizes, ease: room.ease)
    case .map: self.init(boxes: MapArrangement.arranged(diagram, sizes, ease: room.ease))
    case .network, .ranks, .ring, .rows, nil: return nil
    }
  }
}

extension MeasuredDiagram {
  /// What is drawn besides nodes and edges.
  var decorations: [Decoration] { arrangement?.decorations ?? [] }
}
