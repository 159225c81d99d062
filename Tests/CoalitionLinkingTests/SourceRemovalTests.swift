import CoalitionLinking
import CoalitionModel
import DatasetFixtures
import GraphAlgorithms
import Testing

/// Take a source away, and exactly what rested on it goes.
@Suite struct SourceRemovalTests {
  /// The rows without those that rest on a source: as if nobody had ever read it.
  private func without(_ source: String, _ text: DatasetText) -> DatasetText {
    var text = text
    for table in [TableName.activities, .relationships] {
      text.tables[table]?.removeAll { $0.count > 3 && $0[3] == source }
    }
    // Row 4 of an entity's row is its source; 2 and 3 its topics and places, 5 and 6 its ties.
    for table in [TableName.organizations, .campaigns, .reports] {
      for row in (text.tables[table] ?? []).indices {
        guard var cells = text.tables[table]?[row], cells.count > 4, cells[4] == source else { continue }
        for cell in [2, 3, 4, 5] + (table == .campaigns ? [6] : []) where cell < cells.count {
          cells[cell] = ""
        }
        text.tables[table]?[row] = cells
      }
    }
    return text
  }

  /// Every link with its reasons and the evidence of each, by ids, which outlive renumbering.
  private func description(
    _ dataset: Dataset, _ edges: [Edge], _ parts: (EntityIndex, EntityIndex) -> [LinkPart]
  )
    -> [String]
  {
    edges.flatMap { edge in
      let (a, b) = (EntityIndex(Int(edge.source)), EntityIndex(Int(edge.target)))
      return parts(a, b).map { part in
        let evidence = part.evidence.map { "\($0.source.map { dataset[$0].id } ?? "?") \($0.locator)" }
        let weight = (part.weight * 1e6).rounded()
        return
          "\(dataset[a].id) \(dataset[b].id) \(part.sentence(in: dataset)) \(part.basis) \(weight) \(evidence)"
      }
    }
    .sorted()
  }

  private func description(_ dataset: Dataset) -> (links: [String], entities: [String]) {
    let (links, entities) = (LinkGraph(dataset, linksPerEntity: 1000), EntityGraph(dataset))
    return (
      description(dataset, Array(links.graph.edges), links.parts),
      description(dataset, Array(entities.graph.edges), entities.parts)
    )
  }

  @Test func theSameAsIfTheSourceHadNeverBeenRead() throws {
    for seed in 0..<10 as Range<UInt64> {
      let text = DatasetText.random(seed: seed)
      let dataset = try text.dataset()
      let source = try #require(dataset.source(id: "s1"))
      let reduced = description(dataset.without(source: source))
      let never = description(try without("s1", text).dataset())
      #expect(reduced.links == never.links, "seed \(seed)")
      #expect(reduced.entities == never.entities, "seed \(seed)")
    }
  }

  @Test func whatASecondSourceAddsToSanctuaryGoesWithIt() throws {
    let before = Dataset.sanctuary()
    let folder = try SanctuaryCopy()
    defer { folder.remove() }
    try folder.append("sources.csv", "flyer,Flyer,,,,,")
    try folder.append("organizations.csv", "clinic,Clinic,,toronto,health,toronto,,,flyer,p. 1,public,")
    try folder.append("activities.csv", "mijente,housing,toronto,,,flyer,p. 2,Mijente houses,,public")
    try folder.append("activities.csv", "noii-toronto,policing,toronto,,,flyer,p. 3,again,,public")
    try folder.append("relationships.csv", "clinic,partnersWith,health-for-all,,,flyer,p. 4,,,public")
    let full = folder.read()
    let source = try #require(full.source(id: "flyer"))
    let all = description(full)
    #expect(all.links.contains { $0.contains("Clinic partners with Health for All") })
    #expect(all.links.contains { $0.contains("flyer p. 3") && $0.contains("resources-page line 15") })

    let reduced = description(full.without(source: source))
    #expect(reduced.links == description(before).links)
    #expect(reduced.entities == description(before).entities)
    #expect(!reduced.links.contains { $0.contains("flyer") })

    // And the other way round: nothing is left of the page but the vocabulary.
    let page = try #require(full.source(id: "resources-page"))
    let rest = LinkGraph(full.without(source: page))
    for edge in rest.graph.edges {
      let parts = rest.parts(EntityIndex(Int(edge.source)), EntityIndex(Int(edge.target)))
      #expect(parts.flatMap(\.evidence).allSatisfy { $0.source.map { rest.dataset[$0].id } == "flyer" })
    }
    #expect(rest.graph.edgeCount > 0)
  }

  @Test func aPartThatNeedsBothSidesGoesWithEither() throws {
    var text = DatasetText([
      .topics: [["t", "T"]], .sources: [["p", "P"], ["q", "Q"]], .organizations: [["a", "A"], ["b", "B"]],
    ])
    text.add(.activities, "a", "t", "", "p", "1")
    text.add(.activities, "b", "t", "", "q", "2")
    text.add(.activities, "b", "t", "", "p", "3")
    let dataset = try text.dataset()
    let links = LinkGraph(dataset)
    #expect(
      links.parts(EntityIndex(0), EntityIndex(1)).flatMap(\.evidence).map(\.locator) == ["1", "2", "3"])
    let withoutQ = LinkGraph(dataset.without(source: try #require(dataset.source(id: "q"))))
    #expect(withoutQ.parts(EntityIndex(0), EntityIndex(1)).flatMap(\.evidence).map(\.locator) == ["1", "3"])
    let withoutP = LinkGraph(dataset.without(source: try #require(dataset.source(id: "p"))))
    #expect(withoutP.graph.edgeCount == 0)
  }
}
