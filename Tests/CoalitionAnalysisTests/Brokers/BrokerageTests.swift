@testable import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import DatasetFixtures
import GraphAlgorithms
import Testing

@Suite struct BrokerageTests {
  private func brokers(_ dataset: Dataset) -> Brokerage {
    let links = LinkGraph(dataset)
    var generator = SeededGenerator(seed: 1)
    return Brokerage(links, analysis(links), using: &generator)
  }

  @Test func thePlantedBridgeComesFirst() throws {
    let dataset = try planted(bridge: true)
    let found = brokers(dataset)
    #expect(found.sampledSources == nil)
    let first = try #require(found.brokers.first)
    #expect(dataset[first.entity].id == "bridge")
    #expect(first.isArticulation)
    // 13 linked; of the 66 pairs without it, the 3 · 16 between two groups run through it.
    #expect(abs(first.betweenness - 48.0 / 66) < 1e-9)
    let bonds = found.bonds(of: first.entity)
    #expect(bonds.count == 3)
    #expect(bonds.map { dataset[$0.strongest].id }.sorted() == ["a0", "b0", "c0"])
    #expect(bonds.map(\.weight) == [3, 3, 3])
    #expect(bonds.map(\.isOwn) == [true, false, false])
    #expect(dataset.ids(found.brokers.map(\.entity)) == ["bridge", "a0", "b0", "c0"])
    #expect(found.brokers.dropFirst().allSatisfy { $0.isArticulation })
  }

  @Test func nobodyLiesBetweenWhereAllAreLinked() throws {
    #expect(brokers(try planted()).brokers.isEmpty)
    #expect(brokers(try DatasetText().dataset()).brokers.isEmpty)
  }

  /// A star, and topics, which have no links: those are no sources, and the hub, through which all paths run, has all
  /// of the pairs.
  @Test func aStarIsEstimatedFromThoseWithLinks() throws {
    var text = DatasetText([.sources: [["page", "Page"]]])
    text.add(.organizations, "hub", "Hub")
    for number in 0..<500 {
      text.add(.organizations, "o\(number)", "O\(number)")
      text.add(.relationships, "hub", "partnersWith", "o\(number)", "page", "line \(number)")
    }
    for number in 0..<1_000 { text.add(.topics, "t\(number)", "Topic \(number)") }
    let dataset = try text.dataset()
    let links = LinkGraph(dataset)
    let clusters = analysis(links)
    for seed in 1...5 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let found = Brokerage(
        links, clusters, exactLimit: 400, using: &generator, threads: 1, checkpoint: .none)
      #expect(found.sampledSources == Brokerage.sampleSize)
      let hub = try #require(found.brokers.first)
      #expect(found.brokers.count == 1 && dataset[hub.entity].id == "hub" && hub.isArticulation)
      #expect(hub.betweenness > 0.98 && hub.betweenness <= 1)
    }
  }

  @Test func theFiguresKeepTheirPromises() throws {
    for dataset in try [Dataset.sanctuary()] + (0..<12).map({ try DatasetText.random(seed: $0).dataset() }) {
      let links = LinkGraph(dataset, linksPerEntity: 3)
      var generator = SeededGenerator(seed: 1)
      let found = Brokerage(links, analysis(links), using: &generator)
      for (one, next) in zip(found.brokers, found.brokers.dropFirst()) {
        #expect((-one.betweenness, one.entity) < (-next.betweenness, next.entity))
      }
      let pieces = links.graph.connectedComponents().count
      for broker in found.brokers {
        #expect(broker.betweenness > 0 && broker.betweenness <= 1)
        #expect(dataset[broker.entity].kind.isActor)
        // Taking its edges away isolates it: one piece more if it held nothing together, more if it did.
        let rest = try Graph(
          nodeCount: links.graph.nodeCount,
          edges: links.graph.edges.filter {
            $0.source != broker.entity.value && $0.target != broker.entity.value
          })
        #expect((rest.connectedComponents().count > pieces + 1) == broker.isArticulation)
        let bonds = found.bonds(of: broker.entity)
        let weight = bonds.reduce(0) { $0 + $1.weight }
        #expect(abs(weight - links.graph.strength(of: broker.entity.position)) < 1e-9)
        for (place, bond) in bonds.enumerated() {
          #expect(bond.cluster.members.contains(bond.strongest))
          #expect(bond.isOwn == bond.cluster.members.contains(broker.entity))
          #expect(!bond.isOwn || place == 0)
        }
      }
    }
  }
}
