public import CoalitionLinking
public import CoalitionModel
public import GraphAlgorithms

/// Who ties the network together: entities on many of the strongest paths, and those without whom it falls apart.
public struct Brokerage: Sendable {
  /// One broker with its reasons.
  public struct Broker: Sendable {
    /// Who.
    public let entity: EntityIndex
    /// The share of all shortest paths between others that run through it, 0 to 1.
    public let betweenness: Double
    /// Whether the network falls into more pieces without it.
    public let isArticulation: Bool
  }

  /// How a broker is tied into one cluster.
  public struct Bond: Sendable {
    /// The cluster.
    public let cluster: Cluster
    /// Whether the broker is a member of it.
    public let isOwn: Bool
    /// What its links into the cluster weigh together.
    public let weight: Double
    /// The member to which its link is the strongest.
    public let strongest: EntityIndex
  }

  /// Every organization and campaign that lies between others, the highest betweenness first; ties in dataset
  /// order.
  public let brokers: [Broker]
  /// How many sources the figures are estimated from, where the network is too large for exact ones.
  public let sampledSources: Int?

  private let links: LinkGraph
  private let clusters: ClusterAnalysis

  /// The largest network for which betweenness is exact.
  static let exactLimit = 5_000
  static let sampleSize = 100

  /// Ranks the brokers of a link graph.
  ///
  /// A link is as long as it is weak (1/weight, Newman 2001, doi:10.1103/PhysRevE.64.016132), so paths follow
  /// strong links; betweenness is Brandes' (2001). Beyond 5,000 linked entities it is estimated from 100 sources
  /// (Brandes & Pich 2007), and `sampledSources` says so.
  ///
  /// - Parameters:
  ///   - links: the link graph.
  ///   - clusters: its clusters.
  ///   - generator: which sources are drawn, where the figures are estimated.
  ///   - threads: how many searches run side by side; the figures are the same for any number.
  ///   - checkpoint: where the work says how far it is, and may be stopped.
  public init<Failure: Error>(
    _ links: LinkGraph, _ clusters: ClusterAnalysis, using generator: inout some RandomNumberGenerator,
    threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) {
    try self.init(
      links, clusters, exactLimit: Self.exactLimit, using: &generator, threads: threads,
      checkpoint: checkpoint)
  }

  /// The same with another limit.
  init<Failure: Error>(
    _ links: LinkGraph, _ clusters: ClusterAnalysis, exactLimit: Int,
    using generator: inout some RandomNumberGenerator, threads: Int, checkpoint: Checkpoint<Failure>
  ) throws(Failure) {
    let dataset = links.dataset
    let graph = links.graph
    let linked = (0..<graph.nodeCount).count { graph.degree(of: $0) > 0 }
    sampledSources = linked <= exactLimit ? nil : Self.sampleSize
    let scores = try Self.scores(
      of: graph, exactLimit: exactLimit, using: &generator, threads: threads, checkpoint: checkpoint)
    let pairs = Double(max(1, (linked - 1) * (linked - 2) / 2))
    let cuts = Set(graph.cutStructure().articulationNodes)
    let actors = dataset.indices.filter { dataset[$0].kind.isActor && scores[$0.position] > 0 }
    let order = actors.sorted { (-scores[$0.position], $0) < (-scores[$1.position], $1) }
    brokers = order.map { entity in
      Broker(
        entity: entity, betweenness: min(1, scores[entity.position] / pairs),
        isArticulation: cuts.contains(entity.position))
    }
    self.links = links
    self.clusters = clusters
  }

  /// The betweenness of every node, unnormalized: exact up to a number of linked nodes, else estimated.
  static func scores<Failure: Error>(
    of graph: Graph, exactLimit: Int = Self.exactLimit, using generator: inout some RandomNumberGenerator,
    threads: Int, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Double] {
    let linkedNodes = (0..<graph.nodeCount).filter { graph.degree(of: $0) > 0 }
    guard linkedNodes.count > exactLimit else {
      return try graph.betweenness(
        normalized: false, weighted: true, threads: threads, checkpoint: checkpoint)
    }
    // Sources are drawn among those that have links, or some would tell nothing.
    let sampled = try graph.induced(by: linkedNodes).sampledBetweenness(
      sources: sampleSize, using: &generator, normalized: false, weighted: true, threads: threads,
      checkpoint: checkpoint)
    var placed = [Double](repeating: 0, count: graph.nodeCount)
    for (node, score) in zip(linkedNodes, sampled) { placed[node] = score }
    return placed
  }

  /// The rank of every organization and campaign: 1, and one more for each with a higher score. Scores that differ by
  /// less than a millionth of a path are equal.
  static func ranks(_ scores: [Double], _ dataset: Dataset) -> [(entity: EntityIndex, rank: Int)] {
    let actors = dataset.indices.filter { dataset[$0].kind.isActor }
    func rounded(_ entity: EntityIndex) -> Double { (scores[entity.position] * 1e6).rounded() }
    let order = actors.sorted { (-rounded($0), $0) < (-rounded($1), $1) }
    var ranks: [(entity: EntityIndex, rank: Int)] = []
    for (place, entity) in order.enumerated() {
      let isTied = place > 0 && rounded(order[place - 1]) == rounded(entity)
      ranks.append((entity, isTied ? ranks[place - 1].rank : place + 1))
    }
    return ranks
  }

  /// The ways in which an entity stands between others, by their clusters. O(links of the entity squared).
  public func roles(of entity: EntityIndex) -> BrokerageRoles {
    links.graph.brokerageRoles(of: entity.position, partition: clusters.partition)
  }

  /// The clusters an entity has links into, its own first, then by the weight of the links, the heaviest first.
  ///
  /// Made on request, since a list of brokers shows only the first of many. O(links of the entity).
  public func bonds(of entity: EntityIndex) -> [Bond] {
    var bonds: [Int: (weight: Double, best: Double, strongest: EntityIndex)] = [:]
    for (node, weight) in links.graph.neighbors(of: entity.position) {
      guard let cluster = clusters.cluster(of: EntityIndex(node)) else { continue }
      var bond = bonds[cluster.number] ?? (0, -1, entity)
      bond.weight += weight
      if weight > bond.best { (bond.best, bond.strongest) = (weight, EntityIndex(node)) }
      bonds[cluster.number] = bond
    }
    let own = clusters.cluster(of: entity)?.number
    return bonds.map { number, bond in
      Bond(
        cluster: clusters.clusters[number - 1], isOwn: number == own, weight: bond.weight,
        strongest: bond.strongest)
    }
    .sorted { left, right in
      if left.isOwn != right.isOwn { return left.isOwn }
      return (-left.weight, left.cluster.number) < (-right.weight, right.cluster.number)
    }
  }
}
