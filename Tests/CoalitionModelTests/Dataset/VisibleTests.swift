import CoalitionModel
import Testing

@Suite("What an audience may see")
struct VisibleTests {
  /// A row of each visibility in each table, every cell of the hidden ones unmistakable.
  private var canaries: DatasetFolder {
    DatasetFolder([
      .organizations: """
      id,name,aliases,based_in,topics,places,url,note,source,locator,visibility,checked,extra
      o-pub,Pub,,c-pub|c-canary1,t-pub|t-canary2,c-pub|c-canary2,,,s-pub|s-canary1,,public,,
      o-canary1,CANARY name1,CANARY alias1,,,,CANARYurl,CANARY note,s-canary2,CANARY loc,coalition,,CANARY extra
      o-canary2,CANARY name2,CANARY alias2,,,,CANARYurl,CANARY note,s-canary2,CANARY loc,private,,CANARY extra
      """,
      .campaigns: """
      id,name,run_by,targets,topics,source,visibility
      k-pub,Pub campaign,o-pub|o-canary1,o-canary2,t-pub,s-pub,public
      k-canary1,CANARY 3,o-pub,,,s-canary2,coalition
      k-canary2,CANARY 4,o-pub,,,s-canary2,private
      """,
      .reports: """
      id,title,published_by,source,visibility
      r-pub,Pub report,o-pub|o-canary2,s-pub,public
      r-canary1,CANARY 5,o-pub,s-canary2,coalition
      r-canary2,CANARY 6,o-pub,s-canary2,private
      """,
      .topics: """
      id,name,broader,terms,visibility
      t-pub,Pub topic,t-canary1,,public
      t-canary1,CANARY 7,,CANARY term,coalition
      t-canary2,CANARY 8,t-pub,,private
      """,
      .cities: """
      id,name,region,country,visibility
      c-pub,Pub city,Region,Country,public
      c-canary1,CANARY 9,CANARY region1,CANARY country1,coalition
      c-canary2,CANARY 10,CANARY region2,Country,private
      """,
      .sources: """
      id,title,publisher,url,visibility
      s-pub,Pub page,,,public
      s-canary1,CANARY page1,CANARY pub,CANARYurl,coalition
      s-canary2,CANARY page2,CANARY pub,CANARYurl,public
      """,
      .activities: """
      who,topic,place,source,locator,quote,visibility
      o-pub,t-pub,c-pub,s-pub,l,q,public
      o-pub,t-pub,,s-canary2,CANARY loc,CANARY quote,coalition
      o-pub,t-pub,,s-canary1,CANARY loc,CANARY quote,public
      o-pub,t-canary2,,s-canary2,CANARY loc,CANARY quote,public
      o-pub,,c-canary1,s-canary2,CANARY loc,CANARY quote,public
      o-canary1,t-pub,,s-canary2,CANARY loc,CANARY quote,public
      """,
      .relationships: """
      from,kind,to,source,quote,visibility
      o-pub,mentions,r-pub,s-pub,q,public
      o-pub,memberOf,o-canary1,s-canary2,CANARY,public
      o-pub,funds,r-pub,s-canary2,CANARY,private
      """,
      .decisions: """
      a,b,verdict,note,visibility
      k-pub,o-pub,different,fine,public
      o-pub,o-canary1,different,CANARY,public
      k-pub,o-pub,unsure,CANARY,coalition
      """,
    ])
  }

  private func text(_ dataset: Dataset) -> String {
    var text = canonicalText(dataset)
    dump(dataset, to: &text)
    return text
  }

  @Test("nothing of a hidden row can be reached")
  func nothing() throws {
    let reading = try canaries.read()
    #expect(reading.diagnostics.isEmpty)
    #expect(text(reading.dataset).lowercased().contains("canary"))
    let dataset = reading.dataset.visible(to: .public)
    let told = text(dataset).lowercased()
    if let hit = told.firstRange(of: "canary") {
      Issue.record("… \(String(told[..<hit.upperBound].suffix(200)))")
    }
    #expect(dataset.entities.map(\.id) == ["o-pub", "k-pub", "r-pub", "c-pub", "t-pub", "country", "region"])
    #expect(dataset.sources.map(\.id) == ["s-pub"] && dataset.activities.count == 1)
    #expect(dataset.decisions.map(\.note) == ["fine"])
    // What is left of a visible row lacks exactly the hidden.
    #expect(
      dataset.entities[0].places.map { dataset[$0].id } == ["c-pub"]
        && dataset.entities[0].evidence.count == 1)
    #expect(dataset.entities[4].parent == nil && dataset.entities[0].topics.count == 1)
  }

  @Test("each audience sees no less than a wider one; the keepers see all")
  func audiences() throws {
    let dataset = try canaries.read().dataset
    #expect(canonicalText(dataset.visible(to: .private)) == canonicalText(dataset))
    let coalition = dataset.visible(to: .coalition)
    #expect(
      coalition.entities.contains { $0.id == "o-canary1" }
        && !coalition.entities.contains { $0.id == "o-canary2" })
    #expect(
      coalition.entities.contains { $0.id == "canary-country1" }
        && !coalition.entities.contains { $0.id == "canary-region2" })
    let twice = coalition.visible(to: .public)
    #expect(canonicalText(twice) == canonicalText(dataset.visible(to: .public)))
    #expect(canonicalText(twice.visible(to: .public)) == canonicalText(twice))
  }

  @Test("merging before looking hides, and never shows")
  func merged() throws {
    let dataset = try DatasetFolder([
      .organizations: "id,name,visibility\na,A,public\nb,CANARY,private\n",
      .decisions: "a,b,verdict\na,b,same\n",
    ]).read().dataset
    #expect(!text(dataset.merged().visible(to: .public)).contains("CANARY"))
    #expect(dataset.visible(to: .public).merged().entities.map(\.id) == ["a"])
  }

  @Test("a city in a hidden region stays in the country that its row names")
  func hiddenRegion() throws {
    let reading = try DatasetFolder([
      .cities:
        "id,name,region,country,level,visibility\nt,T,Ontario,Canada,,\non,Ontario,,Canada,region,private\n"
    ]).read()
    #expect(reading.diagnostics.isEmpty)
    #expect(
      reading.dataset[try #require(reading.dataset.entity(id: "t"))].parent
        == reading.dataset.entity(id: "on"))
    let dataset = reading.dataset.visible(to: .public)
    #expect(dataset.entities.map(\.id) == ["t", "canada"])
    #expect(dataset.entities[0].parent == EntityIndex(1))
  }

  @Test("the same as a folder in which the hidden rows never were", arguments: 1...16 as ClosedRange<UInt64>)
  func law(_ seed: UInt64) throws {
    let world = RandomWorld(seed: seed)
    let reading = try world.folder(for: nil).read()
    #expect(!reading.hasErrors)
    for audience in [Visibility.public, .coalition] {
      let seen = try world.folder(for: audience).read()
      #expect(!seen.hasErrors)
      #expect(canonicalText(reading.dataset.visible(to: audience)) == canonicalText(seen.dataset))
    }
  }
}
