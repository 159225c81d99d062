internal import CoalitionModel
internal import GraphAlgorithms

extension Graph {
  /// The graph over a dataset's indices. Linking makes its edges itself, from indices of that dataset and sums of
  /// positive numbers, so an edge the graph refuses would be a mistake here and not in anybody's data.
  static func linking(_ dataset: Dataset, _ edges: [Edge]) -> Graph {
    do {
      return try Graph(nodeCount: dataset.entities.count, edges: edges)
    } catch {
      preconditionFailure("Linking made an edge that is none: \(error)")
    }
  }
}
