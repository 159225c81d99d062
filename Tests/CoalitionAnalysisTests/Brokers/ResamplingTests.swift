import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import DatasetFixtures
import GraphAlgorithms
import Testing

@Suite("Rank intervals and certainty of membership")
struct ResamplingTests {
  /// A network of organizations joined by ties alone: communities with a few planted brokers between them.
  private struct Network {
    var ties: Set<[Int]> = []
    static let size = 60

    init(using dice: inout Dice) {
      func roll(_ count: Int) -> Int { dice.roll(count) }
      let communities = 4
      while ties.count < 170 {
        let (a, b) = (roll(Self.size), roll(Self.size))
        if a < b, a % communities == b % communities { ties.insert([a, b]) }
      }
      for broker in 0..<6 {
        for _ in 0..<5 {
          let other = roll(Self.size)
          if other % communities != broker % communities {
            ties.insert([min(broker, other), max(broker, other)])
          }
        }
      }
    }

    /// What an observer saw of it: a tenth missing, as many wrong.
    func observed(using dice: inout Dice) -> Network {
      var seen = self
      let lost = ties.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.filter { _ in dice.roll(10) == 0 }
      for tie in lost { seen.ties.remove(tie) }
      while seen.ties.count < ties.count {
        let (a, b) = (dice.roll(Self.size), dice.roll(Self.size))
        if a < b, !ties.contains([a, b]) { seen.ties.insert([a, b]) }
      }
      return seen
    }

    func dataset() throws -> Dataset {
      var text = DatasetText()
      text.add(.sources, "page", "Page")
      for number in 0..<Self.size { text.add(.organizations, "o\(number)", "Organization \(number)") }
      for tie in ties.sorted(by: { ($0[0], $0[1]) < ($1[0], $1[1]) }) {
        text.add(.relationships, "o\(tie[0])", "partnersWith", "o\(tie[1])", "page", "1")
      }
      return try text.dataset()
    }
  }

  @Test(
    "the true rank lies within the interval about as often as it should",
    arguments: [Resampling.Way.links, .rows])
  func coverage(_ way: Resampling.Way) throws {
    var dice = Dice(state: 7)
    var (inside, all) = (0, 0)
    var (said, was) = (0.0, 0.0)
    for round in 0..<10 {
      let truth = Network(using: &dice)
      let dataset = try truth.dataset()
      let seen = try truth.observed(using: &dice).dataset()
      var generator = SeededGenerator(seed: UInt64(round))
      let trueLinks = LinkGraph(dataset)
      let trueClusters = analysis(trueLinks)
      let trueBrokers = Brokerage(trueLinks, trueClusters, using: &generator).brokers
      let links = LinkGraph(seen)
      let clusters = analysis(links)
      let brokers = Brokerage(links, clusters, using: &generator).brokers
      let resampling = Resampling(links, clusters, way: way, error: 0.1, draws: 39, using: &generator)
      for broker in brokers.prefix(10) {
        let interval = try #require(resampling.ranks(of: broker.entity))
        let score = trueBrokers.first { $0.entity == broker.entity }?.betweenness ?? 0
        let rank = 1 + trueBrokers.count { $0.betweenness > score + 1e-9 }
        all += 1
        if interval.contains(rank) { inside += 1 }
      }
      for cluster in clusters.clusters {
        // Where most of the cluster is found in the truth.
        let homes = Dictionary(
          grouping: cluster.members.compactMap { trueClusters.cluster(of: $0)?.number }
        ) { $0 }
        let home = homes.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }?.key
        for member in cluster.members {
          said += resampling.certainty(of: member, in: clusters) ?? 0
          was += trueClusters.cluster(of: member)?.number == home ? 1 : 0
        }
      }
    }
    let share = Double(inside) / Double(all)
    print("rank intervals: \(inside) of \(all) hold the true rank; membership said \(said), was \(was)")
    // Rows are redrawn as people err; where errors are anything, as here, that is 85 % in the long run (see the catalog).
    #expect(((way == .links ? 0.82 : 0.76)...0.98).contains(share), "\(share)")
    #expect(abs(said - was) / was < 0.1)
  }

  @Test("rows are drawn anew, the same for the same seed, and nothing is uncertain without error")
  func rows() throws {
    let dataset = try planted(bridge: true)
    let links = LinkGraph(dataset)
    let clusters = analysis(links)
    func resampling(_ seed: UInt64, error: Double) -> Resampling {
      var generator = SeededGenerator(seed: seed)
      return Resampling(links, clusters, error: error, draws: 19, using: &generator)
    }
    let (one, two) = (resampling(3, error: 0.2), resampling(3, error: 0.2))
    let bridge = try dataset.at("bridge")
    for entity in dataset.indices where dataset[entity].kind.isActor {
      #expect(one.ranks(of: entity) == two.ranks(of: entity))
      #expect(one.certainty(of: entity, in: clusters) == two.certainty(of: entity, in: clusters))
    }
    let sure = resampling(3, error: 0)
    #expect(sure.ranks(of: bridge) == 1...1 && sure.share(of: bridge, amongFirst: 1) == 1)
    // The bridge itself is as near to each of the three.
    let members = clusters.clusters.flatMap(\.members).filter { $0 != bridge }
    #expect(members.allSatisfy { sure.certainty(of: $0, in: clusters) == 1 })
    #expect(resampling(4, error: 0.4).ranks(of: try dataset.at("a0")) != sure.ranks(of: try dataset.at("a0")))
  }

  @Test("what if the bridge leaves")
  func without() throws {
    let dataset = try planted(bridge: true)
    let rest = dataset.without(entities: [try dataset.at("bridge")])
    #expect(rest.entity(id: "bridge") == nil && rest.relationships.isEmpty)
    let links = LinkGraph(rest)
    var generator = SeededGenerator(seed: 1)
    #expect(Brokerage(links, analysis(links), using: &generator).brokers.isEmpty)
  }
}
