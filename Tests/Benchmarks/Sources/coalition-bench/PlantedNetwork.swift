import ArgumentParser
import CoalitionModel
import GraphAlgorithms

/// A network whose communities and brokers are known because they were put there.
struct PlantedNetwork {
  /// What it is made of.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    /// Ties alone: dense within the communities, a few of each broker's to the others.
    case ties
    /// Who works on what where, each community on topics and in cities of its own and brokers on others' too, and fewer
    /// ties.
    case work
  }

  let kind: Kind
  let size: Int
  static let communities = 4
  static let brokers = 6
  private static let topics = 5
  private static let cities = 3
  /// Two organizations, the lesser first.
  private var ties: Set<[Int]> = []
  /// An organization, a topic, a city.
  private var work: Set<[Int]> = []

  /// Plants a network of so many organizations, with so many rows more that heed no community.
  ///
  /// With 60 and none, the ties are drawn as in the unit test of `Resampling`.
  init(_ kind: Kind, size: Int, stray: Int, using generator: inout SeededGenerator) {
    (self.kind, self.size) = (kind, size)
    func roll(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
    let wanted = kind == .ties ? size * 17 / 6 : size
    while ties.count < wanted {
      let (a, b) = (roll(size), roll(size))
      if a < b, community(of: a) == community(of: b) { ties.insert([a, b]) }
    }
    if kind == .work {
      for who in 0..<size {
        for _ in 0..<3 { work.insert(Self.work(who, in: community(of: who), roll)) }
      }
    }
    for broker in 0..<Self.brokers {
      for _ in 0..<5 {
        let other = roll(size)
        if community(of: other) == community(of: broker) { continue }
        switch kind {
        case .ties: ties.insert([min(broker, other), max(broker, other)])
        case .work: work.insert(Self.work(broker, in: community(of: other), roll))
        }
      }
    }
    for _ in 0..<stray {
      switch kind {
      case .ties:
        let (a, b) = (roll(size), roll(size))
        if a != b { ties.insert([min(a, b), max(a, b)]) }
      case .work: work.insert(Self.work(roll(size), in: roll(Self.communities), roll))
      }
    }
  }

  /// The community in which somebody was put.
  func community(of organization: Int) -> Int { organization % Self.communities }

  private static func work(_ who: Int, in community: Int, _ roll: (Int) -> Int) -> [Int] {
    [who, community * topics + roll(topics), community * cities + roll(cities)]
  }

  /// What is wrong with a wrong row.
  enum Mistake: String, CaseIterable, ExpressibleByArgument {
    /// Anything: it joins any two, and whoever it is does anything.
    case blind
    /// It keeps within the community.
    case near
  }

  /// What an observer saw of it: a share of the rows missing, as many that are wrong put in.
  func observed(
    error: Double, _ mistake: Mistake, using generator: inout SeededGenerator
  ) -> PlantedNetwork {
    var seen = self
    func roll(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
    func isLost(_ row: [Int]) -> Bool { Double.random(in: 0..<1, using: &generator) < error }
    let lostTies = Self.sorted(ties).filter(isLost)
    let lostWork = Self.sorted(work).filter(isLost)
    seen.ties.subtract(lostTies)
    seen.work.subtract(lostWork)
    for _ in lostTies {
      let (a, b) = (roll(size), roll(size))
      let other = mistake == .blind ? b : b - community(of: b) + community(of: a)
      if a != other, other < size, !ties.contains([min(a, other), max(a, other)]) {
        seen.ties.insert([min(a, other), max(a, other)])
      }
    }
    for _ in lostWork {
      let who = roll(size)
      let own = community(of: who)
      let row =
        mistake == .blind
        ? [who, roll(Self.communities * Self.topics), roll(Self.communities * Self.cities)]
        : Self.work(who, in: own, roll)
      if !work.contains(row) { seen.work.insert(row) }
    }
    return seen
  }

  private static func sorted(_ rows: Set<[Int]>) -> [[Int]] {
    rows.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The network as a dataset, in which organization 7 is `o7`.
  func dataset() throws -> Dataset {
    var scratch = ScratchDataset()
    scratch.set(.organizations, "id,name", (0..<size).map { ["o\($0)", "Organization \($0)"] })
    scratch.set(.topics, "id,name", (0..<Self.communities * Self.topics).map { ["t\($0)", "Topic \($0)"] })
    scratch.set(.cities, "id,name", (0..<Self.communities * Self.cities).map { ["c\($0)", "City \($0)"] })
    scratch.set(.sources, "id,title", [["page", "Page"]])
    scratch.set(
      .relationships, "from,kind,to,source",
      Self.sorted(ties).map { ["o\($0[0])", "partnersWith", "o\($0[1])", "page"] })
    scratch.set(
      .activities, "who,topic,place,source",
      Self.sorted(work).map { ["o\($0[0])", "t\($0[1])", "c\($0[2])", "page"] })
    return try scratch.dataset()
  }
}
