import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import DatasetFixtures
import GraphAlgorithms
import Testing

@Suite struct ConnectionTests {
  private func expectLaws(_ found: [Connection], _ a: EntityIndex, _ b: EntityIndex, _ graph: EntityGraph) {
    var inner: Set<EntityIndex> = []
    for connection in found {
      #expect(connection.steps.first?.from == a)
      #expect(connection.steps.last?.to == b)
      #expect(zip(connection.steps, connection.steps.dropFirst()).allSatisfy { $0.to == $1.from })
      for step in connection.steps.dropLast() {
        #expect(inner.insert(step.to).inserted, "two connections share an entity")
      }
      #expect(!inner.contains(a) && !inner.contains(b))
      let cost = connection.steps.reduce(0) { $0 + 1 / graph.weight($1.from, $1.to) }
      #expect(abs(cost - connection.cost) < 1e-9)
      for step in connection.steps {
        #expect(!step.reasons.isEmpty)
        let weight = step.reasons.reduce(0) { $0 + $1.weight }
        #expect(abs(weight - graph.weight(step.from, step.to)) < 1e-9)
      }
    }
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.cost <= $1.cost })
  }

  @Test func differentConnectionsShareNobody() throws {
    for seed in 0..<8 as Range<UInt64> {
      let dataset = try DatasetText.random(seed: seed).dataset()
      let graph = EntityGraph(dataset)
      let pieces = graph.graph.connectedComponents().communityOf
      var dice = Dice(state: seed)
      for _ in 0..<25 {
        let (a, b) = (
          EntityIndex(dice.roll(dataset.entities.count)), EntityIndex(dice.roll(dataset.entities.count))
        )
        guard a != b else { continue }
        let found = Connection.strongest(from: a, to: b, in: graph, count: 4)
        expectLaws(found, a, b, graph)
        #expect(found.isEmpty == (pieces[a.position] != pieces[b.position]))
        // The way back is as long.
        let back = Connection.strongest(from: b, to: a, in: graph, count: 4)
        #expect(abs((found.first?.cost ?? 0) - (back.first?.cost ?? 0)) < 1e-9)
        let shortest = graph.graph.shortestPath(from: a.position, to: b.position)?.length
        #expect(abs((found.first?.cost ?? 0) - (shortest ?? 0)) < 1e-9)
      }
    }
  }

  @Test func healthForAllAndSchoolForAll() throws {
    let dataset = Dataset.sanctuary()
    let graph = EntityGraph(dataset)
    let (a, b) = (try dataset.at("health-for-all"), try dataset.at("school-for-all"))
    let found = Connection.strongest(from: a, to: b, in: graph)
    #expect(found.count == 3)
    expectLaws(found, a, b, graph)
    let back = Connection.strongest(from: b, to: a, in: graph)
    for (there, home) in zip(found, back) { #expect(abs(there.cost - home.cost) < 1e-9) }
    for step in found.flatMap(\.steps) {
      for reason in step.reasons {
        if case .liesUnder = reason.reason { continue }
        #expect(reason.evidence.contains { $0.source != nil && $0.locator.hasPrefix("line ") })
      }
    }
    // Both rows name it in their shorthand.
    let direct = try #require(found.first { $0.steps.count == 2 })
    #expect(dataset.ids(direct.steps.map(\.to)) == ["services-without-fear", "school-for-all"])
    #expect(
      direct.steps.flatMap(\.reasons).map { $0.sentence(in: dataset) } == [
        "Health for All works on Services without fear", "School for All works on Services without fear",
      ])
    #expect(direct.steps.flatMap(\.reasons).flatMap(\.evidence).map(\.locator).contains("line 35"))
  }

  @Test func nothingWhereTheyDoNotHangTogether() throws {
    let dataset = try planted()
    let graph = EntityGraph(dataset)
    let (a, b, loner) = (try dataset.at("a0"), try dataset.at("b0"), try dataset.at("loner"))
    #expect(Connection.strongest(from: a, to: b, in: graph).isEmpty)
    #expect(Connection.strongest(from: a, to: loner, in: graph).isEmpty)
    #expect(Connection.strongest(from: a, to: a, in: graph).isEmpty)
    #expect(Connection.strongest(from: a, to: try dataset.at("a1"), in: graph, count: 0).isEmpty)
  }

  @Test func aTieIsTheFirstConnectionAndUsedOnce() throws {
    let dataset = try planted(bridge: true)
    let graph = EntityGraph(dataset)
    let found = Connection.strongest(from: try dataset.at("bridge"), to: try dataset.at("a0"), in: graph)
    #expect(found.map(\.steps.count) == [1])
    #expect(abs((found.first?.cost ?? 0) - 1.0 / 3) < 1e-12)
  }
}
