import ArgumentParser
import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import Foundation
import GraphAlgorithms

/// How often rank intervals hold the true rank, where the truth is planted.
struct Intervals: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "How often the 90 % rank intervals of brokers hold the true rank, and how sure memberships are.",
    discussion: """
      Networks of 60 organizations in four communities with six brokers between them. What is seen of each lacks some \
      of the links and has as many that are wrong; from that intervals are made and compared with the network itself.
      """)

  @Option(help: "How many networks.")
  var networks = 200

  @Option(help: "The share of links that is missing, and the share that is wrong.")
  var error = 0.1

  @Option(help: "How often links are drawn anew for each.")
  var draws = 99

  @Option(help: "The seed.")
  var seed: UInt64 = 1

  func run() throws {
    var generator = SeededGenerator(seed: seed)
    var (inside, all, width) = (0, 0, 0)
    var said = [Double](repeating: 0, count: 10)
    var was = said
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<networks {
      let truth = ties(using: &generator)
      let (trueLinks, trueClusters) = try analysis(of: truth, using: &generator)
      let trueBrokers = Brokerage(trueLinks, trueClusters, using: &generator).brokers
      let (links, clusters) = try analysis(of: seen(truth, using: &generator), using: &generator)
      let brokers = Brokerage(links, clusters, using: &generator).brokers
      let resampling = Resampling(
        links, clusters, way: .links, error: error, draws: draws, using: &generator)
      for broker in brokers.prefix(10) {
        guard let interval = resampling.ranks(of: broker.entity) else { continue }
        let score = trueBrokers.first { $0.entity == broker.entity }?.betweenness ?? 0
        let rank = 1 + trueBrokers.count { $0.betweenness > score + 1e-9 }
        all += 1
        width += interval.count
        if interval.contains(rank) { inside += 1 }
      }
      for cluster in clusters.clusters {
        let homes = Dictionary(grouping: cluster.members.compactMap { trueClusters.cluster(of: $0)?.number })
        { $0 }
        let home = homes.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }?.key
        for member in cluster.members {
          guard let certainty = resampling.certainty(of: member, in: clusters) else { continue }
          let decile = min(9, Int(certainty * 10))
          said[decile] += certainty
          was[decile] += trueClusters.cluster(of: member)?.number == home ? 1 : 0
          counts[decile] += 1
        }
      }
    }
    print(
      String(
        format: "rank intervals, nominal 90 %%: %d of %d hold the true rank (%.1f %%); mean width %.1f ranks",
        inside,
        all, 100 * Double(inside) / Double(all), Double(width) / Double(all)))
    print("membership    said    was      n")
    for decile in counts.indices where counts[decile] > 0 {
      let count = Double(counts[decile])
      print(
        String(
          format: "%.1f to %.1f   %.3f  %.3f  %5d", Double(decile) / 10, Double(decile + 1) / 10,
          said[decile] / count, was[decile] / count, counts[decile]))
    }
  }

  private static let size = 60

  private func ties(using generator: inout SeededGenerator) -> Set<[Int]> {
    var ties: Set<[Int]> = []
    func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
    while ties.count < 170 {
      let (a, b) = (roll(Self.size), roll(Self.size))
      if a < b, a % 4 == b % 4 { ties.insert([a, b]) }
    }
    for broker in 0..<6 {
      for _ in 0..<5 {
        let other = roll(Self.size)
        if other % 4 != broker % 4 { ties.insert([min(broker, other), max(broker, other)]) }
      }
    }
    return ties
  }

  /// What an observer sees of it.
  private func seen(_ truth: Set<[Int]>, using generator: inout SeededGenerator) -> Set<[Int]> {
    var seen = truth
    let sorted = truth.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
    let lost = sorted.filter { _ in Double.random(in: 0..<1, using: &generator) < error }
    for tie in lost { seen.remove(tie) }
    var wrong = 0
    while wrong < lost.count {
      let (a, b) = (
        Int.random(in: 0..<Self.size, using: &generator), Int.random(in: 0..<Self.size, using: &generator)
      )
      if a < b, !truth.contains([a, b]), seen.insert([a, b]).inserted { wrong += 1 }
    }
    return seen
  }

  private func analysis(
    of ties: Set<[Int]>, using generator: inout SeededGenerator
  ) throws -> (LinkGraph, ClusterAnalysis) {
    let dataset = try ScratchDataset.read([
      .organizations: (0..<Self.size).map { "o\($0),Organization \($0)" },
      .relationships: ties.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map {
        "o\($0[0]),partnersWith,o\($0[1]),"
      },
    ])
    let links = LinkGraph(dataset)
    return (links, ClusterAnalysis(links, using: &generator))
  }
}
