public import CoalitionLinking
public import CoalitionModel
public import GraphAlgorithms

/// The clusters of a link graph: Leiden communities by modularity, named by what sets each apart.
public struct ClusterAnalysis: Sendable {
  /// Clusters of two or more, largest first; equal ones by the member that comes first in the dataset.
  public let clusters: [Cluster]
  /// Organizations, campaigns and reports with no link at all, in dataset order.
  public let unlinked: [EntityIndex]
  /// Those that have links and still form no cluster with anyone, in dataset order: what a resolution above 1 can
  /// leave.
  public let alone: [EntityIndex]
  /// The modularity of the partition at the resolution asked for.
  public let modularity: Double

  /// The communities of all nodes, those of one node included.
  public let partition: Partition

  private let clusterOf: [Int32]

  /// Finds the clusters.
  ///
  /// - Parameters:
  ///   - links: the link graph.
  ///   - resolution: granularity; above 1 gives more and smaller clusters.
  ///   - generator: the source of randomness; the same one gives the same clusters.
  ///   - threads: how many may share the work; the clusters are the same for any number.
  ///   - checkpoint: where the work says how far it is, and may be stopped.
  public init<Failure: Error>(
    _ links: LinkGraph, resolution: Double = 1, using generator: inout some RandomNumberGenerator,
    threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) {
    let dataset = links.dataset
    let graph = links.graph
    let partition = try graph.leiden(
      resolution: resolution, using: &generator, threads: threads, checkpoint: checkpoint)
    self.partition = partition
    modularity = graph.modularity(of: partition, resolution: resolution)
    let naming = ClusterNaming(dataset)
    var clusters: [Cluster] = []
    var clusterOf = [Int32](repeating: -1, count: dataset.entities.count)
    var takenLabels: Set<String> = []
    for nodes in partition.members() where nodes.count > 1 {
      let inside = nodes.map { node in
        graph.neighbors(of: node).reduce(0.0) {
          partition.communityOf[$1.node] == partition.communityOf[node] ? $0 + $1.weight : $0
        }
      }
      // Leiden joins through edges only, so a community of two or more holds no node without one.
      let order = nodes.indices.sorted { (-inside[$0], nodes[$0]) < (-inside[$1], nodes[$1]) }
      let members = order.map { EntityIndex(nodes[$0]) }
      let traits = naming.traits(of: members)
      let number = clusters.count + 1
      for member in members { clusterOf[member.position] = Int32(number - 1) }
      clusters.append(
        Cluster(
          number: number, label: naming.label(traits, members: members, taken: &takenLabels),
          members: members,
          topics: traits.topics, places: traits.places))
    }
    self.clusters = clusters
    self.clusterOf = clusterOf
    let outside = dataset.indices.filter { entity in
      let kind = dataset[entity].kind
      return clusterOf[entity.position] < 0 && (kind.isActor || kind == .report)
    }
    unlinked = outside.filter { graph.degree(of: $0.position) == 0 }
    alone = outside.filter { graph.degree(of: $0.position) > 0 }
  }

  /// The cluster an entity belongs to; nil for those in none.
  public func cluster(of entity: EntityIndex) -> Cluster? {
    let number = clusterOf[entity.position]
    return number < 0 ? nil : clusters[Int(number)]
  }
}
