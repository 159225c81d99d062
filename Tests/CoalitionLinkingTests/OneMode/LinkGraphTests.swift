import CoalitionLinking
import CoalitionModel
import DatasetFixtures
import GraphAlgorithms
import Testing

@Suite struct LinkGraphTests {
  /// Organizations `a`, `b`, … with the given topics and places as shorthand, among topics and places of a small
  /// world: health ▸ clinics ▸ dentists, housing; North and South.
  private func world(_ rows: [(topics: String, places: String)]) throws -> LinkGraph {
    var text = DatasetText([
      .topics: [
        ["health", "Health"], ["clinics", "Clinics", "health"], ["dentists", "Dentists", "clinics"],
        ["housing", "Housing"], ["food", "Food"],
      ],
      .cities: [["north", "North"], ["south", "South"], ["east", "East"]],
    ])
    for (number, row) in rows.enumerated() {
      text.add(.organizations, "o\(number)", "O \(number)", row.topics, row.places)
    }
    return LinkGraph(try text.dataset())
  }

  @Test func partsAddUpToTheWeightAndRestOnTheirRows() throws {
    for dataset in try [Dataset.sanctuary()] + (0..<12).map({ try DatasetText.random(seed: $0).dataset() }) {
      let links = LinkGraph(dataset)
      #expect(links.graph.edgeCount > 0)
      for edge in links.graph.edges {
        let (a, b) = (EntityIndex(Int(edge.source)), EntityIndex(Int(edge.target)))
        let parts = links.parts(a, b)
        #expect(abs(parts.reduce(0) { $0 + $1.weight } - edge.weight) < 1e-9)
        #expect(links.weight(a, b) == edge.weight)
        #expect(links.weight(b, a) == edge.weight)
        #expect(parts.allSatisfy { $0.weight > 0 })
        #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.weight >= $1.weight })
        #expect(Set(parts.map(\.reason)).count == parts.count)
        for part in parts { expectGround(part, a, b, dataset) }
      }
    }
  }

  /// Every row that could stand behind a part names its source, so the part must; and all of it is about the two.
  private func expectGround(_ part: LinkPart, _ a: EntityIndex, _ b: EntityIndex, _ dataset: Dataset) {
    let rows = [a, b].map { end in
      dataset.activities(of: end).map(\.evidence) + dataset[end].evidence
        + dataset.relationships(of: end).map(\.evidence)
    }
    #expect(part.evidence.allSatisfy { rows[0].contains($0) || rows[1].contains($0) || $0.source == nil })
    let namesAll = rows.joined().allSatisfy { $0.source != nil } && rows.allSatisfy { !$0.isEmpty }
    if namesAll, [a, b].allSatisfy({ !dataset[$0].evidence.isEmpty }) { #expect(!part.evidence.isEmpty) }
  }

  @Test func partsOfASideComeFromBothSides() throws {
    let dataset = Dataset.sanctuary()
    let links = LinkGraph(dataset)
    let (a, b) = (try dataset.at("noii-toronto"), try dataset.at("solidarity-city-network"))
    let part = try #require(
      links.parts(a, b).first { part in
        if case .sharedActivity(let topic, _) = part.reason {
          dataset[topic].id == "services-without-fear"
        } else {
          false
        }
      })
    #expect(part.basis == .stated)
    #expect(part.evidence.map(\.locator) == ["line 9", "line 15", "line 25"])
    #expect(part.sentence(in: dataset) == "both work on Services without fear in Toronto")
  }

  @Test func aRarerTopicWeighsMore() throws {
    let links = try world([
      ("housing", ""), ("housing", ""), ("food", ""), ("food", ""), ("food", ""), ("food", ""),
    ])
    #expect(links.weight(EntityIndex(0), EntityIndex(1)) > links.weight(EntityIndex(2), EntityIndex(3)))
  }

  @Test func aDeeperCommonTopicWeighsMore() throws {
    let links = try world([
      ("dentists", ""), ("dentists", ""), ("clinics", ""), ("clinics", ""), ("health", ""), ("housing", ""),
    ])
    let deep = links.weight(EntityIndex(0), EntityIndex(1))
    let middle = links.weight(EntityIndex(0), EntityIndex(2))
    let high = links.weight(EntityIndex(0), EntityIndex(4))
    #expect(deep > middle)
    #expect(middle > high)
    #expect(high > 0)
    #expect(links.weight(EntityIndex(0), EntityIndex(5)) == 0)
    // Named by the deepest they share, once.
    let parts = links.parts(EntityIndex(0), EntityIndex(2))
    #expect(parts.map(\.reason) == [.sharedTopic(try links.dataset.at("clinics"))])
  }

  @Test func statedWeighsMoreThanImplied() throws {
    var text = DatasetText([
      .topics: [["t", "T"], ["u", "U"]],
      .organizations: [["a", "A"], ["b", "B"], ["c", "C", "u"], ["d", "D", "u"]],
    ])
    text.add(.activities, "a", "t", "")
    text.add(.activities, "b", "t", "")
    let links = LinkGraph(try text.dataset())
    let (stated, implied) = (
      links.weight(EntityIndex(0), EntityIndex(1)), links.weight(EntityIndex(2), EntityIndex(3))
    )
    #expect(abs(stated - 4 * implied) < 1e-9)
    #expect(links.parts(EntityIndex(2), EntityIndex(3)).map(\.basis) == [.implied])
  }

  @Test func theSameActivityOutweighsTopicAndPlaceApart() throws {
    var text = DatasetText([
      .topics: [["t", "T"], ["u", "U"]], .cities: [["x", "X"], ["y", "Y"]],
      .organizations: [["a", "A"], ["b", "B"], ["c", "C"]],
    ])
    text.add(.activities, "a", "t", "x")
    text.add(.activities, "b", "t", "x")
    text.add(.activities, "c", "t", "y")
    text.add(.activities, "c", "u", "x")
    let dataset = try text.dataset()
    let links = LinkGraph(dataset)
    #expect(links.weight(EntityIndex(0), EntityIndex(1)) > links.weight(EntityIndex(0), EntityIndex(2)))
    // "Works on health" and "is in Toronto" do not make "works on health in Toronto".
    let apart = links.parts(EntityIndex(0), EntityIndex(2)).map(\.reason)
    #expect(apart == [.sharedTopic(try dataset.at("t")), .sharedPlace(try dataset.at("x"))])
  }

  @Test func aTieCountsOnceHoweverOftenItIsSaid() throws {
    var text = DatasetText([
      .organizations: [["a", "A"], ["b", "B"]], .sources: [["p", "P"], ["q", "Q"]],
    ])
    text.add(.relationships, "a", "partnersWith", "b", "p", "1")
    text.add(.relationships, "b", "partnersWith", "a", "q", "2")
    text.add(.relationships, "a", "memberOf", "b", "q", "3")
    text.add(.relationships, "b", "memberOf", "a", "q", "4")
    let dataset = try text.dataset()
    let links = LinkGraph(dataset)
    // partnersWith 3, memberOf 3 each way.
    #expect(links.weight(EntityIndex(0), EntityIndex(1)) == 9)
    let parts = links.parts(EntityIndex(0), EntityIndex(1))
    #expect(parts.count == 3)
    #expect(parts.first?.evidence.map(\.locator) == ["1", "2"])
    #expect(parts.first?.sentence(in: dataset) == "A partners with B")
  }

  @Test func aHeavierTieWeighsMore() throws {
    var text = DatasetText()
    for id in ["a", "b", "c"] { text.add(.organizations, id, id.uppercased()) }
    text.add(.relationships, "a", "tiedTo", "b", "", "", "", "", "", "", "31")
    text.add(.relationships, "b", "tiedTo", "a", "", "", "", "", "", "", "7")
    text.add(.relationships, "b", "other: mentors", "c")
    text.add(.relationships, "c", "other: pays", "b", "", "", "", "", "", "", "0.5")
    let dataset = try text.dataset()
    let links = LinkGraph(dataset)
    #expect(links.weight(try dataset.at("a"), try dataset.at("b")) == 31)
    #expect(links.weight(try dataset.at("c"), try dataset.at("b")) == 1.5)
    #expect(links.parts(try dataset.at("a"), try dataset.at("b")).map(\.weight) == [31])
    #expect(
      links.parts(try dataset.at("b"), try dataset.at("c")).map { $0.sentence(in: dataset) }
        == ["B mentors C", "C pays B"])
  }

  @Test func shorthandThatRepeatsAStatedTieAddsNothing() throws {
    var text = DatasetText([.organizations: [["a", "A"]], .sources: [["p", "P"], ["q", "Q"]]])
    text.add(.reports, "r", "R", "", "", "p", "a", "2014")
    text.add(.relationships, "a", "publishes", "r", "p", "", "", "", "“R” by A")
    let links = LinkGraph(try text.dataset())
    let parts = links.parts(EntityIndex(0), EntityIndex(1))
    #expect(parts.map(\.weight) == [3])
    #expect(parts.map(\.basis) == [.stated])
    #expect(parts.flatMap(\.evidence).map(\.quote) == ["“R” by A"])
  }

  @Test func aHomeIsASharedPlaceAndNoLinkToThePlace() throws {
    let dataset = Dataset.sanctuary()
    let links = LinkGraph(dataset)
    let (who, home) = (try dataset.at("noii-toronto"), try dataset.at("toronto"))
    #expect(links.weight(who, home) == 0)
    #expect(links.parts(who, home).isEmpty)
    #expect(links.parts(home, who).isEmpty)
    for entity in dataset.indices where dataset[entity].kind == .topic || dataset[entity].kind.isPlace {
      #expect(links.graph.degree(of: entity.position) == 0)
    }
  }

  @Test func theSameBytesTwice() throws {
    for seed in 0..<4 as Range<UInt64> {
      let dataset = try DatasetText.random(seed: seed).dataset()
      let (one, two) = (LinkGraph(dataset), LinkGraph(dataset))
      #expect(Array(one.graph.edges) == Array(two.graph.edges))
      for edge in one.graph.edges {
        let (a, b) = (EntityIndex(Int(edge.source)), EntityIndex(Int(edge.target)))
        #expect(one.parts(a, b).map(\.reason) == two.parts(a, b).map(\.reason))
        #expect(Set(one.parts(a, b).map(\.reason)) == Set(one.parts(b, a).map(\.reason)))
      }
    }
  }

  @Test func anEmptyDatasetHasNoLinks() throws {
    #expect(LinkGraph(try DatasetText().dataset()).graph.edgeCount == 0)
    #expect(EntityGraph(try DatasetText().dataset()).graph.edgeCount == 0)
  }

  @Test func aVeryDeepTreeIsNoProblem() throws {
    var text = DatasetText([.cities: [["x", "X"]], .organizations: [["a", "A"], ["b", "B"]]])
    for depth in 0..<1500 { text.add(.topics, "t\(depth)", "T", depth == 0 ? "" : "t\(depth - 1)") }
    text.add(.activities, "a", "t1499", "x")
    text.add(.activities, "b", "t1499", "x")
    #expect(LinkGraph(try text.dataset()).weight(EntityIndex(0), EntityIndex(1)) > 0)
  }
}
