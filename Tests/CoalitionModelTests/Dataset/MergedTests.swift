import CoalitionModel
import Testing

@Suite("Entities judged the same")
struct MergedTests {
  private func folder(_ decisions: [String]) -> DatasetFolder {
    DatasetFolder([
      .organizations: """
      id,name,aliases,based_in,topics,source,note,url,visibility
      a,Alpha,First,,health,s,Note a.,,
      b,Beta,Second|First,c,health|housing,r,Note b.,https://b.example,coalition
      d,Delta,,,,,,,
      e,Alpha,,,housing,s,,,
      """,
      .campaigns: "id,name,run_by\nk,K,b\n",
      .cities: "id,name\nc,C\n", .topics: "id,name\nhealth,Health\nhousing,Housing\n",
      .sources: "id,title\ns,S\nr,R\n",
      .activities: "who,topic,place,source\nb,health,,s\ne,housing,c,r\nd,health,,s\n",
      .relationships: "from,kind,to,source\na,partnersWith,b,s\nb,memberOf,d,s\nd,funds,e,r\n",
      .decisions: (["a,b,verdict"] + decisions).joined(separator: "\n"),
    ])
  }

  private func merged(_ decisions: [String]) throws -> Dataset {
    let reading = try folder(decisions).read()
    try #require(reading.diagnostics.isEmpty)
    return reading.dataset.merged()
  }

  @Test("names, lists and evidence are kept, statements name the one, ties with itself go")
  func keeps() throws {
    let dataset = try merged(["a,b,same", "b,e,same"])
    #expect(dataset.entities.map(\.id) == ["a", "d", "k", "c", "health", "housing"])
    let a = try #require(dataset.entity(id: "a"))
    let one = dataset[a]
    #expect(one.name == "Alpha" && one.aliases == ["First", "Beta", "Second"])
    #expect(one.topics.map { dataset[$0].id } == ["health", "housing"])
    #expect(one.evidence.map { $0.source.map { dataset[$0].id } } == ["s", "r"])
    #expect(one.note == "Note a. Note b." && one.url == "https://b.example")
    // Whoever sees the one sees what stood in each of its rows.
    #expect(one.visibility == .coalition)
    guard case .organization(let basedIn, _) = one.details else {
      Issue.record("not an organization")
      return
    }
    #expect(basedIn.map { dataset[$0].id } == ["c"])
    #expect(dataset.activities.map { dataset[$0.who].id } == ["a", "a", "d"])
    #expect(
      dataset.relationships.map { "\(dataset[$0.from].id) \($0.kind.id) \(dataset[$0.to].id)" } == [
        "a memberOf d", "d funds a", "a basedIn c", "a runs k",
      ])
    #expect(dataset.decisions.isEmpty)
    #expect(canonicalText(dataset.merged()) == canonicalText(dataset))
  }

  @Test("neither the order of judgements nor that of their sides matters")
  func order() throws {
    let expected = canonicalText(try merged(["a,b,same", "b,e,same"]))
    for decisions in [
      ["b,e,same", "a,b,same"], ["e,b,same", "b,a,same"], ["a,e,same", "e,b,same", "a,b,same"],
    ] {
      #expect(canonicalText(try merged(decisions)) == expected)
    }
  }

  @Test("different and unsure do nothing, and a judgement is undone by removing its line")
  func undone() throws {
    let plain = try folder(["a,b,different", "a,e,unsure"]).read().dataset
    #expect(canonicalText(plain.merged()) == canonicalText(plain))
    let one = try merged(["a,b,same"])
    #expect(one.entity(id: "e") != nil && one.entity(id: "b") == nil)
    #expect(try merged([]).entities.count == plain.entities.count)
  }

  @Test("other judgements on the merged stay, now on the one")
  func others() throws {
    let dataset = try merged(["a,b,same", "b,d,different", "b,e,unsure"])
    #expect(
      dataset.decisions.map { "\(dataset[$0.a].id) \($0.verdict) \(dataset[$0.b].id)" } == [
        "a different d", "a unsure e",
      ])
  }

  @Test("20,000 rows made one take no quadratic time")
  func many() throws {
    let last = 20_000
    let rows = (0...last).map { "o\($0),Name \($0),c\($0 % 5_000)\n" }
    let reading = try DatasetFolder([
      .organizations: "id,name,based_in\n" + rows.joined(),
      .cities: "id,name\n" + (0..<5_000).map { "c\($0),City\n" }.joined(),
      .decisions: "a,b,verdict\n" + (0..<last).reversed().map { "o\($0),o\(last),same\n" }.joined(),
    ]).read()
    #expect(reading.diagnostics.isEmpty)
    let clock = ContinuousClock()
    var dataset = reading.dataset
    let time = clock.measure { dataset = dataset.merged() }
    #expect(dataset.entities.count == 5_001 && dataset.entities[0].aliases.count == last)
    #expect(time < .seconds(5))
  }

  @Test("topics made one never lie under themselves")
  func topics() throws {
    let reading = try DatasetFolder([
      .topics: "id,name,broader,terms\na,A,b,x\nb,B,c,y\nc,C,,x|z\nd,D,e,\ne,E,,\n",
      .decisions: "a,b,verdict\na,c,same\ne,d,same\n",
    ]).read()
    #expect(reading.diagnostics.isEmpty)
    let dataset = reading.dataset.merged()
    #expect(dataset.entities.map(\.id) == ["a", "b", "d"])
    let (a, b) = (try #require(dataset.entity(id: "a")), try #require(dataset.entity(id: "b")))
    #expect(dataset[a].parent == nil && dataset[b].parent == a && dataset[a].terms == ["x", "z"])
    #expect(Array(dataset.hierarchy.ancestors(of: b).prefix(3)) == [a])
    #expect(dataset[EntityIndex(2)].parent == nil)
  }
}
