import ArgumentParser
import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import Foundation
import GraphAlgorithms

/// How often what `Resampling` says of a network seen with errors holds of the network as it is.
struct Intervals: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Rank intervals and certainty of membership against planted networks: how often they are right.",
    discussion: """
      Each network is planted and then seen with a share of its rows missing and as many wrong. 'Holds' is how often \
      the interval of a rank, found from what was seen, holds the rank in the network as planted; 'better' and 'worse' \
      how often the true rank lies before or behind it. Ranks are those of what was seen. ± is the standard error \
      over networks. 'Same' is how often somebody whose membership is that sure is, in the analysis of the network as \
      planted, with most of its cluster; 'planted' the same by the communities that were put there.
      """)

  @Option(help: "How many networks of each kind.")
  var networks = 200

  @Option(help: "How many organizations each has.")
  var size = 60

  @Option(help: "How many rows more it has that heed no community, so that memberships are less sure.")
  var stray = 0

  @Option(help: "How often each is drawn anew.")
  var redraws = 99

  @Option(help: "The share of the rows that is missing or wrong in what was seen.")
  var error = 0.1

  @Option(help: "What wrong rows say: blind, anything; near, what keeps within the community.")
  var mistake = PlantedNetwork.Mistake.blind

  @Option(help: "The share that the redrawing takes to be missing or wrong.")
  var supposed = 0.1

  @Option(help: "The seed of the first network; each of the others has the next.")
  var seed: UInt64 = 1

  @Option(help: "One kind of network only: ties or work.")
  var kind: PlantedNetwork.Kind?

  func validate() throws {
    guard networks > 1, redraws >= 19, (0...0.5).contains(error), (0...0.5).contains(supposed), size >= 12,
      stray >= 0
    else { throw ValidationError("too few, or shares beyond 0 to 0.5") }
  }

  func run() throws {
    var ranks: [String] = []
    var memberships: [String] = []
    for kind in kind.map({ [$0] }) ?? PlantedNetwork.Kind.allCases {
      for way in [Resampling.Way.links, .rows] {
        var tally = Tally()
        let clock = ContinuousClock()
        let time = try clock.measure {
          for number in 0..<networks { try add(kind, way, seed &+ UInt64(number), &tally) }
        }
        let name = "\(kind.rawValue), \(way.rawValue) drawn anew"
        ranks += tally.rankRows(name)
        memberships += tally.membershipRows(name)
        FileHandle.standardError.write(
          Data(String(format: "%@: %.1f s\n", name, time / .seconds(1)).utf8))
      }
    }
    print("| network | rank seen | intervals | holds | better | worse | width |")
    print("|---|---|--:|--:|--:|--:|--:|")
    ranks.forEach { print($0) }
    print("\n| network | sure | members | said | same | planted |")
    print("|---|---|--:|--:|--:|--:|")
    memberships.forEach { print($0) }
  }

  private func add(
    _ kind: PlantedNetwork.Kind, _ way: Resampling.Way, _ seed: UInt64, _ tally: inout Tally
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let network = PlantedNetwork(kind, size: size, stray: stray, using: &generator)
    let truth = LinkGraph(try network.dataset())
    let links = LinkGraph(try network.observed(error: error, mistake, using: &generator).dataset())
    let trueClusters = ClusterAnalysis(truth, using: &generator)
    let clusters = ClusterAnalysis(links, using: &generator)
    let trueBrokers = Brokerage(truth, trueClusters, using: &generator).brokers
    let brokers = Brokerage(links, clusters, using: &generator).brokers
    let resampling = Resampling(
      links, clusters, way: way, error: supposed, draws: redraws, using: &generator)
    let scores = Dictionary(
      uniqueKeysWithValues: trueBrokers.map { (truth.dataset[$0.entity].id, $0.betweenness) })
    tally.beginNetwork()
    for (place, broker) in brokers.enumerated() {
      guard let interval = resampling.ranks(of: broker.entity) else { continue }
      let id = links.dataset[broker.entity].id
      let score = scores[id] ?? 0
      let rank = 1 + trueBrokers.count { $0.betweenness > score + 1e-9 }
      tally.add(
        rank: rank, in: interval, seen: place + 1,
        isPlanted: (Int(id.dropFirst()) ?? .max) < PlantedNetwork.brokers)
    }
    for cluster in clusters.clusters {
      let members = cluster.members.compactMap { member -> Tally.Member? in
        let id = links.dataset[member].id
        guard let number = Int(id.dropFirst()), let same = truth.dataset.entity(id: id),
          let certainty = resampling.certainty(of: member, in: clusters)
        else { return nil }
        return Tally.Member(
          certainty: certainty, cluster: trueClusters.cluster(of: same)?.number ?? -1 - number,
          community: network.community(of: number))
      }
      tally.add(members)
    }
  }
}

/// What came true, by how it was said.
private struct Tally {
  struct Member {
    let certainty: Double
    /// Where it is in the network as planted; a number of its own for those that are nowhere.
    let cluster: Int
    let community: Int
  }

  private struct Band {
    let name: String
    let holds: (_ seen: Int, _ isPlanted: Bool) -> Bool
    /// Of each network, in which the last is at hand.
    var networks: [(within: Int, all: Int)] = []
    var better = 0
    var worse = 0
    var width = 0

    init(_ name: String, holds: @escaping (_ seen: Int, _ isPlanted: Bool) -> Bool) {
      (self.name, self.holds) = (name, holds)
    }
  }

  private var bands = [
    Band("1–3") { seen, _ in seen <= 3 }, Band("4–10") { seen, _ in 4...10 ~= seen },
    Band("11–30") { seen, _ in 11...30 ~= seen }, Band("after 30") { seen, _ in seen > 30 },
    Band("planted brokers") { $1 }, Band("first 10") { seen, _ in seen <= 10 },
    Band("all") { _, _ in true },
  ]

  /// Ten of a tenth each, and one for what is said to be certain.
  private var deciles = [(count: Int, said: Double, same: Int, planted: Int)](
    repeating: (0, 0, 0, 0), count: 11)

  mutating func beginNetwork() {
    for band in bands.indices { bands[band].networks.append((0, 0)) }
  }

  mutating func add(rank: Int, in interval: ClosedRange<Int>, seen: Int, isPlanted: Bool) {
    for band in bands.indices where bands[band].holds(seen, isPlanted) {
      let network = bands[band].networks.count - 1
      bands[band].networks[network].all += 1
      bands[band].width += interval.count
      if rank < interval.lowerBound { bands[band].better += 1 }
      if rank > interval.upperBound { bands[band].worse += 1 }
      if interval.contains(rank) { bands[band].networks[network].within += 1 }
    }
  }

  /// Adds a cluster.
  mutating func add(_ members: [Member]) {
    let home = Self.commonest(members.map(\.cluster))
    let community = Self.commonest(members.map(\.community))
    for member in members {
      let decile = Int(member.certainty * 10 + 1e-9)
      deciles[decile].count += 1
      deciles[decile].said += member.certainty
      if member.cluster == home { deciles[decile].same += 1 }
      if member.community == community { deciles[decile].planted += 1 }
    }
  }

  private static func commonest(_ values: [Int]) -> Int? {
    Dictionary(grouping: values) { $0 }.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }?.key
  }

  func rankRows(_ name: String) -> [String] {
    bands.compactMap { band in
      let count = Double(band.networks.reduce(0) { $0 + $1.all })
      guard count > 0 else { return nil }
      let share = Double(band.networks.reduce(0) { $0 + $1.within }) / count
      // Of a ratio, since networks have different numbers of brokers.
      let scale = Double(band.networks.count) / count
      let off = Mean(band.networks.map { (Double($0.within) - share * Double($0.all)) * scale })
      return String(
        format: "| %@ | %@ | %.0f | %.1f ± %.1f %% | %.1f %% | %.1f %% | %.1f |", name, band.name, count,
        100 * share, 100 * off.error, 100 * Double(band.better) / count, 100 * Double(band.worse) / count,
        Double(band.width) / count)
    }
  }

  func membershipRows(_ name: String) -> [String] {
    func row(_ sure: String, _ decile: (count: Int, said: Double, same: Int, planted: Int)) -> String {
      let count = Double(decile.count)
      return String(
        format: "| %@ | %@ | %d | %.3f | %.3f | %.3f |", name, sure, decile.count, decile.said / count,
        Double(decile.same) / count, Double(decile.planted) / count)
    }
    var rows: [String] = []
    var all = (count: 0, said: 0.0, same: 0, planted: 0)
    for (number, decile) in deciles.enumerated() where decile.count > 0 {
      all.count += decile.count
      all.said += decile.said
      all.same += decile.same
      all.planted += decile.planted
      let low = Double(number) / 10
      rows.append(row(number == 10 ? "1" : String(format: "%.1f to %.1f", low, low + 0.1), decile))
    }
    return rows + [row("all", all)]
  }
}
