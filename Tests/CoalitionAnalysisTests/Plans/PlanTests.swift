import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import DatasetFixtures
import Testing

@Suite("Plans")
struct PlanTests {
  private func plan(
    _ dataset: Dataset, _ needs: [Plan.Need], must: [EntityIndex] = [], without: [EntityIndex] = [],
    size: Int? = nil
  ) throws -> Plan {
    try Plan.make(
      for: needs, LinkGraph(dataset), must: must, without: without, size: size
    ).get()
  }

  /// Who covers a need, told by the claims themselves.
  private func covers(_ who: EntityIndex, _ need: Plan.Need, _ dataset: Dataset) -> Bool {
    dataset.claims(of: who).contains { claim in
      guard let topic = claim.topic, dataset.hierarchy.contains(need.topic, topic) else { return false }
      guard let asked = need.place else { return true }
      return claim.place.map {
        dataset.hierarchy.contains(asked, $0) || dataset.hierarchy.contains($0, asked)
      } ?? false
    }
  }

  @Test("no smaller coalition covers as much", arguments: 1...60)
  func smallest(seed: UInt64) throws {
    let dataset = try DatasetText.random(seed: seed, organizations: 4...10).dataset()
    var dice = Dice(state: seed)
    let topics = dataset.indices.filter { dataset[$0].kind == .topic }
    let places = dataset.indices.filter { dataset[$0].kind == .city }
    let needs = (0..<(1 + dice.roll(5))).map { _ in
      Plan.Need(
        topic: topics[dice.roll(topics.count)],
        place: dice.roll(3) == 0 ? nil : places[dice.roll(places.count)])
    }
    let actors = dataset.indices.filter { dataset[$0].kind.isActor }
    let must = dice.roll(3) == 0 ? [actors[dice.roll(actors.count)]] : []
    let without = dice.roll(3) == 0 ? [actors[dice.roll(actors.count)]].filter { !must.contains($0) } : []
    let found = try plan(dataset, needs, must: must, without: without)

    let table = actors.map { who in needs.map { covers(who, $0, dataset) } }
    func covered(_ set: [Int]) -> Int { needs.indices.count { need in set.contains { table[$0][need] } } }
    let allowed = actors.indices.filter { !without.contains(actors[$0]) }
    let required = actors.indices.filter { must.contains(actors[$0]) }
    var best = Int.max
    let coverable = covered(allowed)
    for bits in 0..<(1 << allowed.count) {
      let set = allowed.indices.filter { bits >> $0 & 1 == 1 }.map { allowed[$0] }
      if Set(set).isSuperset(of: required), covered(set) == coverable { best = min(best, set.count) }
    }
    #expect(found.members.count == best && found.isOptimal && found.sizeBound == best)
    let members = found.members.compactMap { member in actors.firstIndex(of: member.who) }
    #expect(covered(members) == coverable && Set(members).isSuperset(of: required))
    #expect(found.uncoverable.count == needs.count - coverable && found.leftOut.isEmpty)
    for member in found.members {
      #expect(!without.contains(member.who))
      let others = members.filter { actors[$0] != member.who }
      // What breaks when one leaves is exactly what it alone covers.
      #expect(covered(others) == coverable - member.alone.count)
      #expect(member.covers.allSatisfy { covers(member.who, needs[$0.need], dataset) })
      for replacement in member.replacements {
        #expect(member.alone.allSatisfy { covers(replacement, needs[$0], dataset) })
      }
    }
    for alternative in found.alternatives {
      let set = alternative.compactMap { actors.firstIndex(of: $0) }
      #expect(covered(set) == coverable && Set(set).isSuperset(of: required) && Set(set) != Set(members))
      #expect(Set(alternative).isDisjoint(with: without))
    }
  }

  @Test("within a size none covers what counts more", arguments: 1...40)
  func weights(seed: UInt64) throws {
    let dataset = try DatasetText.random(seed: seed, organizations: 4...10).dataset()
    var dice = Dice(state: seed &+ 99)
    let topics = dataset.indices.filter { dataset[$0].kind == .topic }
    let places = dataset.indices.filter { dataset[$0].kind == .city }
    let needs = (0..<(2 + dice.roll(5))).map { _ in
      Plan.Need(
        topic: topics[dice.roll(topics.count)], place: places[dice.roll(places.count)],
        weight: 1 + dice.roll(9))
    }
    let size = 1 + dice.roll(2)
    let found = try plan(dataset, needs, size: size)
    let actors = dataset.indices.filter { dataset[$0].kind.isActor }
    let table = actors.map { who in needs.map { covers(who, $0, dataset) } }
    func weight(_ set: [Int]) -> Int {
      needs.indices.reduce(0) { sum, need in
        sum + (set.contains { table[$0][need] } ? needs[need].weight : 0)
      }
    }
    var best = 0
    for bits in 0..<(1 << actors.count) where bits.nonzeroBitCount <= size {
      best = max(best, weight(actors.indices.filter { bits >> $0 & 1 == 1 }))
    }
    let members = found.members.compactMap { member in actors.firstIndex(of: member.who) }
    #expect(weight(members) == best && members.count <= size && found.isOptimal)
  }

  @Test("contradictions are said, not solved")
  func contradictions() throws {
    let dataset = try planted()
    let health = Plan.Need(topic: try dataset.at("health"), place: nil)
    let (a, b) = (try dataset.at("a0"), try dataset.at("b0"))
    let links = LinkGraph(dataset)
    func error(_ result: Result<Plan, PlanError>) -> PlanError? {
      if case .failure(let error) = result { error } else { nil }
    }
    #expect(error(Plan.make(for: [health], links, must: [a], without: [a])) == .wantedAndNot([a]))
    #expect(error(Plan.make(for: [health], links, must: [a, b], size: 1)) == .tooMany(wanted: 2, limit: 1))
    let nothing = try plan(dataset, [])
    #expect(nothing.members.isEmpty && nothing.isOptimal)
  }

  @Test("a size limit covers the most that it can, and names what is left out")
  func limited() throws {
    let dataset = try planted()
    let needs = try ["health", "housing", "transit"].map { Plan.Need(topic: try dataset.at($0), place: nil) }
    let found = try plan(dataset, needs, size: 2)
    #expect(found.members.count == 2 && found.leftOut.count == 1 && found.isOptimal && found.sizeBound == 3)
  }

  @Test("among equals, those that work together already")
  func connected() throws {
    var text = DatasetText()
    text.add(.sources, "page", "Page")
    for topic in ["health", "housing"] { text.add(.topics, topic, topic) }
    for (id, topic) in [("a", "health"), ("b", "health"), ("c", "housing"), ("d", "housing")] {
      text.add(.organizations, id, id.uppercased())
      text.add(.activities, id, topic, "", "page", id)
    }
    text.add(.relationships, "b", "partnersWith", "d", "page", "9")
    let dataset = try text.dataset()
    let needs = try ["health", "housing"].map { Plan.Need(topic: try dataset.at($0), place: nil) }
    let found = try plan(dataset, needs)
    #expect(dataset.ids(found.members.map(\.who)) == ["b", "d"] && found.isBestConnected)
    #expect(found.members[0].worksWith == [found.members[1].who])
    #expect(dataset.ids(found.members[0].replacements) == ["a"])
    #expect(found.alternatives.map { dataset.ids($0) } == [["a", "c"]])
  }
}
