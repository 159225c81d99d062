/// A way of Graphviz to place nodes. Source: <https://graphviz.org/docs/layouts/>.
public enum LayoutEngine: String, Sendable, CaseIterable, Codable {
  /// Ranks, for what has a direction. Time grows steeply with edges; fit for hundreds of nodes.
  case dot
  /// Springs (stress majorization), for up to some hundred nodes. Time and memory O(nodes²).
  case neato
  /// Springs by force, with clusters.
  ///
  /// Graphviz 2.42 orders some edges by where their nodes lie in memory, so that the result depends on what
  /// the process drew before. Only in a fresh process (``ChildRenderer``) is it the same each time.
  case fdp
  /// Springs over several scales, for thousands of nodes.
  case sfdp
  /// A circle for each biconnected component.
  case circo
  /// Rings around a root.
  case twopi
  /// Nodes stay where their `pos` says (`nop2` in Graphviz's words); every node must have one.
  case positioned

  /// The name under which Graphviz knows the engine.
  var graphvizName: String { self == .positioned ? "nop2" : rawValue }
}
