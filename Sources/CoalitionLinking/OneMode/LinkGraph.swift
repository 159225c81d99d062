public import CoalitionModel
public import GraphAlgorithms

/// Organizations, campaigns and reports, linked by what they share and by stated ties: the view in which clusters
/// and brokers are found.
///
/// A node is an entity's index; topics and places are nodes without edges, so that no renumbering stands between
/// the dataset and the graph. The weight of a link is the sum of its parts (`parts(_:_:)`):
/// topic in the same place (counts most), topic, place, each worth the more the rarer it is and, along the trees,
/// the closer (by information content), and stated relationships, each with the strength of its kind. Of what is shared only
/// the strongest `linksPerEntity` per entity are kept, among equals those that come first in the dataset: exactly
/// those, found through an inverted index without building the full projection. Stated relationships are all kept.
public struct LinkGraph: Sendable {
  /// The dataset it was made from.
  public let dataset: Dataset
  /// The weighted graph over entity indices.
  public let graph: Graph
  let index: FeatureIndex

  /// Links a dataset.
  ///
  /// - Parameters:
  ///   - linksPerEntity: how many of its strongest links each entity contributes; a link is kept when either end
  ///     contributes it.
  ///   - threads: how many entities are looked at side by side; the links are the same for any number.
  ///   - checkpoint: where the work says how far it is, and may be stopped.
  /// - Complexity: linear memory in claims and kept links; the time is that of
  ///   `TwoModeGraph.strongestTies(count:groupWeights:threads:checkpoint:)`.
  public init<Failure: Error>(
    _ dataset: Dataset, linksPerEntity: Int = 20, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) {
    self.dataset = dataset
    index = FeatureIndex(dataset)
    let pairs = try index.held.strongestTies(
      count: linksPerEntity, groupWeights: index.weights, threads: threads, checkpoint: checkpoint
    ).pairs()
    // Pairs and ties both ascend: one merge gives each edge once.
    let ties = dataset.tieWeights { !dataset[$0.to].kind.isPlace }
    var edges: [Edge] = []
    edges.reserveCapacity(pairs.count + ties.count)
    var pair = 0
    var tie = 0
    while pair < pairs.count || tie < ties.count {
      let shared = pair < pairs.count ? pairs[pair] : (UInt32.max, UInt32.max)
      let tied = tie < ties.count ? (ties[tie].low, ties[tie].high) : (UInt32.max, UInt32.max)
      let (low, high) = shared < tied ? shared : tied
      var weight = index.weight(Int(low), Int(high))
      if tied == (low, high) {
        weight += ties[tie].weight
        tie += 1
      }
      if shared == (low, high) { pair += 1 }
      edges.append(Edge(source: low, target: high, weight: weight))
    }
    graph = Graph.linking(dataset, edges)
  }

  /// The weight of the link between two entities; zero where they are not linked. O(log degree).
  public func weight(_ a: EntityIndex, _ b: EntityIndex) -> Double {
    graph.weight(from: a.position, to: b.position) ?? 0
  }

  /// What two entities have in common and how they are tied, heaviest first: the reasons that add up to the weight
  /// of their link. Two that share something and are not among each other's strongest have reasons and no link;
  /// empty where they have nothing in common, and for places and topics. Made from the dataset on request; nothing
  /// is stored for links nobody asks about.
  public func parts(_ a: EntityIndex, _ b: EntityIndex) -> [LinkPart] {
    // A home is a shared place in this view; the tie to it joins nobody.
    guard !dataset[a].kind.isPlace, !dataset[b].kind.isPlace else { return [] }
    return (index.sharedParts(a, b, in: dataset) + dataset.tieParts(a, b)).sorted { $0.weight > $1.weight }
  }
}
