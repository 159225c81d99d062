public import CoalitionLinking
public import CoalitionModel
public import GraphAlgorithms

/// How far the ranks of brokers and the membership of clusters can be relied on: what they are when the network is
/// drawn again and again as it might be if some of it were missing or wrong.
///
/// "If about a tenth of the rows were missing or wrong, it would rank 2nd to 9th in nine of ten redrawings, and stays
/// with its cluster in 87 of 100." A rank interval is that of the middle nine tenths of the ranks in the redrawings;
/// nothing is corrected, since what may be wrong with the data is what the redrawing does once more. Membership is
/// certain to the share of the redrawings in which somebody is found in the community that holds most of its cluster.
public struct Resampling: Sendable {
  /// What is drawn anew.
  public enum Way: String, Sendable {
    /// The rows, which are then linked again: for a dataset.
    case rows
    /// The links themselves: for a bare network.
    case links
  }

  /// What may be missing or wrong.
  public let way: Way
  /// The share of it that may be.
  public let error: Double
  /// How many times it was drawn.
  public let draws: Int
  /// The share of the redrawings that an interval covers.
  public static let level = 0.9

  private var ranks: [[Int32]]
  private var stays: [Int32]

  /// Draws a network again and again.
  ///
  /// - Parameters:
  ///   - links: the network.
  ///   - clusters: its clusters.
  ///   - way: what is drawn anew.
  ///   - error: the share that may be missing or wrong, 0 to 0.5.
  ///   - draws: how often; 19, 39, 59 … make the interval exact.
  ///   - resolution: that of the clusters.
  ///   - generator: the source of randomness.
  ///   - checkpoint: where the work says how far it is, and may be stopped.
  /// - Complexity: that of linking, betweenness and clusters, `draws` times.
  public init<Failure: Error>(
    _ links: LinkGraph, _ clusters: ClusterAnalysis, way: Way = .rows, error: Double = 0.1, draws: Int = 99,
    resolution: Double = 1, using generator: inout some RandomNumberGenerator, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) {
    self.way = way
    self.error = error
    self.draws = draws
    let dataset = links.dataset
    let count = dataset.entities.count
    ranks = Array(repeating: [], count: count)
    stays = Array(repeating: 0, count: count)
    let rows = DatasetRedrawing(dataset, clusters, error: error)
    let edges = EdgeRedrawing(links.graph, partition: clusters.partition, error: error)
    for draw in 0..<draws {
      let graph: Graph
      switch way {
      case .rows: graph = LinkGraph(rows.redraw(using: &generator), threads: threads).graph
      case .links: graph = edges.redraw(using: &generator)
      }
      let scores = Brokerage.scores(of: graph, using: &generator, threads: threads)
      let order = Brokerage.ranks(scores, dataset)
      for (entity, rank) in order { ranks[entity.position].append(Int32(rank)) }
      let partition = graph.leiden(resolution: resolution, using: &generator, threads: threads)
      for cluster in clusters.clusters {
        var sizes: [UInt32: Int] = [:]
        for member in cluster.members { sizes[partition.communityOf[member.position], default: 0] += 1 }
        let home = sizes.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key
        for member in cluster.members where partition.communityOf[member.position] == home {
          stays[member.position] += 1
        }
      }
      try checkpoint.pass(Double(draw + 1) / Double(draws))
    }
    for position in ranks.indices { ranks[position].sort() }
  }

  /// The ranks among organizations and campaigns that somebody has in the middle nine tenths of the redrawings; nil
  /// where there were too few. O(1).
  public func ranks(of entity: EntityIndex) -> ClosedRange<Int>? {
    let sorted = ranks[entity.position]
    guard sorted.count == draws, draws >= 19 else { return nil }
    let cut = max(1, Int((Double(draws + 1) * (1 - Self.level) / 2 + 1e-9).rounded(.down)))
    return Int(sorted[cut - 1])...Int(sorted[draws - cut])
  }

  /// The share of the redrawings in which somebody is among the first `count`. O(draws).
  public func share(of entity: EntityIndex, amongFirst count: Int) -> Double {
    Double(ranks[entity.position].count { $0 <= count }) / Double(max(1, draws))
  }

  /// The share of the redrawings in which somebody stays with its cluster; nil for those in none.
  public func certainty(of entity: EntityIndex, in clusters: ClusterAnalysis) -> Double? {
    clusters.cluster(of: entity).map { _ in Double(stays[entity.position]) / Double(max(1, draws)) }
  }

  /// As many redrawings as are worth waiting for, by how many are linked; 0 where one alone takes seconds.
  public static func usualDraws(linked: Int) -> Int {
    linked <= 1_000 ? 99 : linked <= 3_000 ? 19 : 0
  }
}
