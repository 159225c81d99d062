import ArgumentParser
import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import Foundation
import GraphAlgorithms
import Measuring

/// Plans smallest coalitions of invented organizations: how small, how sure, how long it takes.
struct Plans: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Plan coalitions for 200 needs among 2,000 candidates: size, bound, whether proved, seconds.",
    discussion: """
      Each organization works on one to four topics in one to three cities, drawn by Zipf's law, each topic in each \
      city; every topic is needed in every city. 'Cover' is the solver alone, for the smallest set; 'plan' is \
      Plan.make, which looks besides for the best connected of the smallest and for two others. With --size, 'of' is \
      the most that is not ruled out.
      """)

  @Option(help: "How many organizations.")
  var candidates = 2_000

  @Option(help: "How many topics.")
  var topics = 20

  @Option(help: "How many cities.")
  var cities = 10

  @Option(help: "How many ties there are between organizations.")
  var ties = 2_000

  @Option(help: "How many seeds, from 1.")
  var seeds = 20

  @Option(help: "How many members a coalition may have; left out: as many as it takes.")
  var size: Int?

  func validate() throws {
    guard candidates > 1, topics > 0, cities > 0, ties >= 0, seeds > 0, size ?? 1 > 0 else {
      throw ValidationError("nothing to plan")
    }
  }

  func run() throws {
    print(
      "| seed | needs that somebody covers | cover: size | bound | covered | of | proved | nodes | s | plan: size | bound "
        + "| proved | best connected | others | s |")
    print("|--:|--:|--:|--:|--:|--:|---|--:|--:|--:|--:|---|---|--:|--:|")
    var (coverTimes, planTimes): ([Double], [Double]) = ([], [])
    var (provedCovers, provedPlans, best) = (0, 0, 0)
    for seed in 1...seeds {
      let market = Market(
        candidates: candidates, topics: topics, cities: cities, ties: ties, seed: UInt64(seed))
      let covering = try Covering(rows: market.rows, needCount: topics * cities, sizeLimit: size)
      let (cover, coverTime) = timed { covering.smallestCover() }
      let links = LinkGraph(try market.dataset())
      let needs = try market.needs(in: links.dataset)
      let (result, planTime) = timed { Plan.make(for: needs, links, size: size) }
      let plan = try result.get()
      coverTimes.append(coverTime)
      planTimes.append(planTime)
      if cover.isOptimal { provedCovers += 1 }
      if plan.isOptimal { provedPlans += 1 }
      if plan.isBestConnected { best += 1 }
      print(
        "| \(seed) | \(topics * cities - cover.uncoverable.count) | \(cover.members.count) | \(cover.sizeBound) "
          + "| \(cover.coveredWeight) | \(cover.weightBound) | \(cover.isOptimal ? "yes" : "no") "
          + "| \(cover.searchedNodes) | \(String(format: "%.2f", coverTime)) | \(plan.members.count) "
          + "| \(plan.sizeBound) | \(plan.isOptimal ? "yes" : "no") | \(plan.isBestConnected ? "yes" : "no") "
          + "| \(plan.alternatives.count) | \(String(format: "%.2f", planTime)) |")
    }
    func spread(_ times: [Double]) -> String {
      let sorted = times.sorted()
      return String(
        format: "median %.2f s, slowest %.2f s", sorted[sorted.count / 2], sorted[sorted.count - 1])
    }
    print("\ncover: \(provedCovers) of \(coverTimes.count) proved, \(spread(coverTimes))")
    print(
      "plan: \(provedPlans) of \(planTimes.count) proved, \(best) best connected, \(spread(planTimes)), peak \(Memory.peak() / 1024) MB"
    )
  }
}

/// Organizations and what they do where.
private struct Market {
  /// The topics and cities of each.
  private var work: [(topics: [Int], cities: [Int])] = []
  private var ties: Set<[Int]> = []
  private let topics: Int
  private let cities: Int

  init(candidates: Int, topics: Int, cities: Int, ties: Int, seed: UInt64) {
    (self.topics, self.cities) = (topics, cities)
    var generator = SeededGenerator(seed: seed)
    let (topicSums, citySums) = (Self.sums(topics), Self.sums(cities))
    for _ in 0..<candidates {
      let own = Self.drawn(min(topics, Int.random(in: 1...4, using: &generator)), topicSums, &generator)
      let at = Self.drawn(min(cities, Int.random(in: 1...3, using: &generator)), citySums, &generator)
      work.append((own, at))
    }
    let possible = candidates * (candidates - 1) / 2
    while self.ties.count < min(ties, possible) {
      let a = Int.random(in: 0..<candidates, using: &generator)
      let b = Int.random(in: 0..<candidates, using: &generator)
      if a < b { self.ties.insert([a, b]) }
    }
  }

  private static func sums(_ kinds: Int) -> [Double] {
    (1...kinds).reduce(into: [0.0]) { $0.append(($0.last ?? 0) + 1 / Double($1)) }
  }

  /// So many different ones, by Zipf's law.
  private static func drawn(_ count: Int, _ sums: [Double], _ generator: inout SeededGenerator) -> [Int] {
    var set: Set<Int> = []
    while set.count < count {
      let point = Double.random(in: 0..<(sums.last ?? 1), using: &generator)
      set.insert(sums.indices.dropLast().first { sums[$0 + 1] > point } ?? 0)
    }
    return set.sorted()
  }

  /// The needs that each covers, a need being topic × cities + city.
  var rows: [[Int]] {
    work.map { own in own.topics.flatMap { topic in own.cities.map { topic * cities + $0 } } }
  }

  func dataset() throws -> Dataset {
    var scratch = ScratchDataset()
    scratch.set(.organizations, "id,name", work.indices.map { ["o\($0)", "Organization \($0)"] })
    scratch.set(.topics, "id,name", (0..<topics).map { ["t\($0)", "Topic \($0)"] })
    scratch.set(.cities, "id,name", (0..<cities).map { ["c\($0)", "City \($0)"] })
    let activities = zip(work.indices, rows).flatMap { who, needs in
      needs.map { ["o\(who)", "t\($0 / cities)", "c\($0 % cities)", ""] }
    }
    scratch.set(.activities, "who,topic,place,source", activities)
    let tied = ties.sorted { $0.lexicographicallyPrecedes($1) }
    scratch.set(
      .relationships, "from,kind,to,source", tied.map { ["o\($0[0])", "partnersWith", "o\($0[1])", ""] })
    return try scratch.dataset()
  }

  func needs(in dataset: Dataset) throws -> [Plan.Need] {
    try (0..<topics * cities).map { need in
      guard let topic = dataset.entity(id: "t\(need / cities)"),
        let city = dataset.entity(id: "c\(need % cities)")
      else { throw ValidationError("a need of nothing") }
      return Plan.Need(topic: topic, place: city)
    }
  }
}
