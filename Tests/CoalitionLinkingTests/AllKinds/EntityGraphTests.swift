import CoalitionLinking
import CoalitionModel
import DatasetFixtures
import GraphAlgorithms
import Testing

@Suite struct EntityGraphTests {
  @Test func partsAddUpToTheWeight() throws {
    for dataset in try [Dataset.sanctuary()] + (0..<10).map({ try DatasetText.random(seed: $0).dataset() }) {
      let entities = EntityGraph(dataset)
      for edge in entities.graph.edges {
        let (a, b) = (EntityIndex(Int(edge.source)), EntityIndex(Int(edge.target)))
        let parts = entities.parts(a, b)
        #expect(abs(parts.reduce(0) { $0 + $1.weight } - edge.weight) < 1e-9)
        #expect(entities.weight(b, a) == edge.weight)
        #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.weight >= $1.weight })
      }
    }
  }

  @Test func inSanctuaryEveryPartButStepsOfATreeHasEvidence() throws {
    let dataset = Dataset.sanctuary()
    let entities = EntityGraph(dataset)
    for edge in entities.graph.edges {
      for part in entities.parts(EntityIndex(Int(edge.source)), EntityIndex(Int(edge.target))) {
        if case .liesUnder = part.reason {
          #expect(part.evidence.isEmpty)
        } else {
          #expect(part.evidence.contains { $0.source != nil }, "\(part.sentence(in: dataset))")
        }
      }
    }
  }

  @Test func theKindsOfParts() throws {
    var text = DatasetText([
      .topics: [["health", "Health"], ["clinics", "Clinics", "health"]],
      .cities: [["north", "North", "Upland", "Land"]], .organizations: [["a", "A", "", "", "", "north"]],
      .reports: [["r", "R", "health", "north", "", "a"]],
    ])
    text.add(.activities, "a", "clinics", "north")
    let dataset = try text.dataset()
    let entities = EntityGraph(dataset)
    func sentences(_ a: String, _ b: String) throws -> [String] {
      entities.parts(try dataset.at(a), try dataset.at(b)).map { "\($0.sentence(in: dataset)) \($0.basis)" }
    }
    #expect(try sentences("a", "clinics") == ["A works on Clinics stated"])
    #expect(try sentences("clinics", "a") == ["A works on Clinics stated"])
    #expect(try sentences("a", "north") == ["A is based in North implied", "A works in North stated"])
    #expect(try sentences("r", "health") == ["R is about Health implied"])
    #expect(try sentences("r", "a") == ["A publishes R implied"])
    #expect(try sentences("clinics", "health") == ["Clinics is part of Health stated"])
    #expect(try sentences("north", "upland") == ["North lies in Upland stated"])
    #expect(try sentences("a", "health").isEmpty)
  }

  @Test func whatEveryoneSharesIsALongWay() throws {
    var text = DatasetText([.topics: [["common", "Common"], ["rare", "Rare"]], .organizations: []])
    for number in 0..<10 {
      text.add(.organizations, "o\(number)", "O", number == 0 ? "common|rare" : "common")
    }
    let dataset = try text.dataset()
    let entities = EntityGraph(dataset)
    let who = try dataset.at("o0")
    #expect(entities.weight(who, try dataset.at("rare")) > entities.weight(who, try dataset.at("common")))
  }
}
