import CoalitionLinking
import CoalitionModel
import DatasetFixtures
import GraphAlgorithms
import Testing

@Suite struct StrongestLinksTests {
  private let close = 1e-5

  @Test(arguments: [1, 3, 20]) func theSameAsLookingAtEveryPair(linksPerEntity: Int) throws {
    for seed in 0..<12 as Range<UInt64> {
      let dataset = try DatasetText.random(seed: seed).dataset()
      let naive = NaiveLinks(dataset)
      let links = LinkGraph(dataset, linksPerEntity: linksPerEntity)
      let entities = dataset.indices.filter { !naive.held[$0.position].isEmpty }
      // What the weakest kept and the strongest left out of each entity weigh, without ties among equals.
      var bars: [EntityIndex: (last: Double, next: Double)] = [:]
      for entity in entities {
        let others = entities.filter { $0 != entity }.map { naive.shared(entity, $0) }.filter { $0 > 0 }
          .sorted(by: >)
        let last = others.isEmpty ? .infinity : others[min(others.count, linksPerEntity) - 1]
        bars[entity] = (last, others.count > linksPerEntity ? others[linksPerEntity] : 0)
      }
      for (place, a) in entities.enumerated() {
        for b in entities[(place + 1)...] {
          let (shared, tied) = (naive.shared(a, b), naive.tied(a, b))
          let weight = links.weight(a, b)
          let isSure = [a, b].contains { shared > (bars[$0]?.next ?? 0) + close }
          let isPossible = [a, b].contains { shared >= (bars[$0]?.last ?? 0) - close } && shared > 0
          if tied > 0 || (shared > close && isSure) {
            #expect(abs(weight - shared - tied) < 1e-6, "seed \(seed): \(dataset.ids([a, b]))")
          } else if !isPossible {
            #expect(weight == 0, "seed \(seed): \(dataset.ids([a, b]))")
          } else {
            #expect(weight == 0 || abs(weight - shared) < 1e-6)
          }
        }
      }
    }
  }

  @Test func amongEqualsTheFirstInTheDatasetAreKept() throws {
    var text = DatasetText([.topics: [["t", "T"]]])
    for number in 0..<6 { text.add(.organizations, "o\(number)", "O", "t") }
    let dataset = try text.dataset()
    let links = LinkGraph(dataset, linksPerEntity: 2)
    let pairs = links.graph.edges.map { "\($0.source)-\($0.target)" }
    // Everyone keeps o0 and o1; those two keep each other and o2.
    #expect(pairs == ["0-1", "0-2", "0-3", "0-4", "0-5", "1-2", "1-3", "1-4", "1-5"])
  }

  /// How many entities lack a link among their strongest, which is no tie among equals.
  private func incomplete(_ links: LinkGraph, _ naive: NaiveLinks, _ linksPerEntity: Int) -> Int {
    let dataset = naive.dataset
    let entities = dataset.indices.filter { !naive.held[$0.position].isEmpty }
    return entities.count { entity in
      let others = entities.filter { $0 != entity }.map { ($0, naive.shared(entity, $0)) }
        .filter { $0.1 > close }.sorted { $0.1 > $1.1 }
      let next = others.count > linksPerEntity ? others[linksPerEntity].1 : 0
      return others.prefix(linksPerEntity).contains { other, shared in
        shared > next + close && links.weight(entity, other) == 0
      }
    }
  }

  @Test func everybodyHasItsStrongest() throws {
    for seed in 0..<4 as Range<UInt64> {
      let dataset = try DatasetText.random(seed: seed, organizations: 40...60).dataset()
      let naive = NaiveLinks(dataset)
      for count in [1, 2, 3, 5] {
        let links = LinkGraph(dataset, linksPerEntity: count)
        #expect(incomplete(links, naive, count) == 0, "seed \(seed), \(count) links")
      }
    }
  }

  @Test func aLongListIsOpenedWhereItMatters() throws {
    // The first shares a rare topic with eight, by half, and three common ones with the last four alone.
    var text = DatasetText([.topics: [["rare", "R"], ["a", "A"], ["b", "B"], ["c", "C"]]])
    let first = "x"
    text.add(.organizations, first, "X", "rare")
    for number in 0..<8 { text.add(.organizations, "r\(number)", "R", "rare") }
    for number in 0..<810 {
      text.add(.organizations, "o\(number)", "O")
      text.add(.activities, "o\(number)", ["a", "b", "c"][number % 3], "")
    }
    for number in 0..<4 { text.add(.organizations, "last\(number)", "Last") }
    for who in [first, "last0", "last1", "last2", "last3"] {
      for topic in ["a", "b", "c"] { text.add(.activities, who, topic, "") }
    }
    let dataset = try text.dataset()
    let links = LinkGraph(dataset, linksPerEntity: 4)
    let linked = links.graph.neighbors(of: 0).sorted { $0.weight > $1.weight }.map { EntityIndex($0.node) }
    #expect(Set(dataset.ids(linked.prefix(4))) == ["last0", "last1", "last2", "last3"])
  }

  @Test func whoIsMetOnlyInAPopularTopicIsFound() throws {
    // Eighty share one topic; the last six of them a commoner one too.
    var text = DatasetText([.topics: [["a", "A"], ["b", "B"]]])
    for number in 0..<180 {
      text.add(.organizations, "o\(number)", "O")
      if number < 80 { text.add(.activities, "o\(number)", "a", "") }
      if number >= 74 { text.add(.activities, "o\(number)", "b", "") }
    }
    let dataset = try text.dataset()
    #expect(incomplete(LinkGraph(dataset, linksPerEntity: 5), NaiveLinks(dataset), 5) == 0)
  }

  @Test func ofManyEqualsTheFirstAreKept() throws {
    var text = DatasetText([.topics: [["t", "T"]]])
    for number in 0..<600 { text.add(.organizations, "o\(number)", "O", "t") }
    let links = LinkGraph(try text.dataset(), linksPerEntity: 3)
    #expect((0..<3).allSatisfy { links.graph.degree(of: $0) == 599 })
    #expect((3..<600).allSatisfy { links.graph.degree(of: $0) == 3 })
  }

  @Test func theSameLinksWithOneThreadAndTwo() throws {
    let dataset = try DatasetText.random(seed: 5, organizations: 300...400).dataset()
    let (one, two) = (LinkGraph(dataset, threads: 1), LinkGraph(dataset, threads: 2))
    #expect(Array(one.graph.edges) == Array(two.graph.edges))
  }

  @Test func aLongListIsLeftOutOnlyWhereItCannotMatter() throws {
    // 700 share a common topic; eleven of them also a rare one, which decides.
    var text = DatasetText([.topics: [["common", "Common"], ["rare", "Rare"]]])
    for number in 0..<700 {
      text.add(.organizations, "o\(number)", "O", number % 64 == 0 ? "common|rare" : "common")
    }
    let dataset = try text.dataset()
    let links = LinkGraph(dataset, linksPerEntity: 4)
    let naive = NaiveLinks(dataset)
    let rare = stride(from: 0, to: 700, by: 64).map { EntityIndex($0) }
    for a in rare {
      let kept = rare.filter { $0 != a && links.weight(a, $0) > 0 }
      #expect(kept.count >= 4)
      for b in kept { #expect(abs(links.weight(a, b) - naive.shared(a, b)) < 1e-6) }
    }
  }

  @Test func noLinksWantedLeavesTheTies() throws {
    let dataset = Dataset.sanctuary()
    let links = LinkGraph(dataset, linksPerEntity: 0)
    for edge in links.graph.edges {
      let parts = links.parts(EntityIndex(Int(edge.source)), EntityIndex(Int(edge.target)))
      #expect(parts.contains { if case .relationship = $0.reason { true } else { false } })
    }
    #expect(links.graph.edgeCount > 0)
  }
}
