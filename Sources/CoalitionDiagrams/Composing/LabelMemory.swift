internal import GraphAlgorithms
internal import GraphvizRendering
internal import Synchronization

/// What Graphviz measured already: the same words in the same type are measured once, on however many pages they stand.
final class LabelMemory: Sendable {
  struct Extent {
    var size: Size
    /// How wide each line is, in points.
    var lineWidths: [Double]
  }

  private let known: Mutex<[DOTAttributes: Extent]>
  /// Whether what is new is estimated, because nothing can be asked.
  private let isEstimating: Bool

  init() {
    known = Mutex([:])
    isEstimating = false
  }

  /// A memory that goes on without a renderer, from what another has learnt.
  init(estimatingAfter other: LabelMemory) {
    known = Mutex(other.known.withLock { $0 })
    isEstimating = true
  }

  /// What a node looks like has no part in how large it is.
  private static let looks: Set = ["tooltip", "URL", "color", "fillcolor", "fontcolor", "penwidth"]

  private static func key(_ node: DOTNode) -> DOTAttributes {
    var key = DOTAttributes()
    for entry in node.attributes.entries where !looks.contains(entry.name) { key[entry.name] = entry.value }
    return key
  }

  /// The extents of nodes, of which the renderer is asked for those that are new, all at once.
  func extents(of nodes: [DOTNode], _ renderer: any DiagramRenderer) async throws(GraphvizError) -> Extents {
    let keys = nodes.map(Self.key)
    var new: [DOTAttributes] = []
    known.withLock { known in
      var seen: Set<DOTAttributes> = []
      new = keys.filter { known[$0] == nil && seen.insert($0).inserted }
    }
    if isEstimating {
      known.withLock { known in
        for key in new { known[key] = LabelEstimate(key).extent }
      }
    } else if !new.isEmpty {
      var graph = DOTGraph(identifier: "sizes")
      graph.nodes = new.enumerated().map { place, attributes in
        var attributes = attributes
        attributes["pos"] = .position(x: 0, y: 0)
        return DOTNode("\(place)", attributes)
      }
      let layout = try await renderer.layout(graph.statingDefaults().encoded(), engine: .positioned)
      known.withLock { known in
        for (place, key) in new.enumerated() {
          guard let node = layout.nodes["\(place)"] else { continue }
          known[key] = Extent(
            size: Size(width: node.width, height: node.height), lineWidths: node.textWidths)
        }
      }
    }
    var extents = Extents(sizes: [:], lineWidths: [:])
    known.withLock { known in
      for (node, key) in zip(nodes, keys) {
        guard let extent = known[key] else { continue }
        extents.sizes[node.identifier] = extent.size
        extents.lineWidths[node.identifier] = extent.lineWidths
      }
    }
    return extents
  }
}
