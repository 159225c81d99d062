import CoalitionModel
import Testing

@Suite("Entities")
struct EntityTests {
  @Test(
    "a coordinate is on the globe",
    arguments: [(90, 180, true), (-90, -180, true), (90.1, 0, false), (0, 180.1, false), (.nan, 0, false)])
  func coordinates(_ latitude: Double, _ longitude: Double, _ isOnGlobe: Bool) {
    #expect((Coordinate(latitude: latitude, longitude: longitude) != nil) == isOnGlobe)
  }

  @Test("plurals and families of kinds")
  func kinds() {
    #expect(
      EntityKind.allCases.map(\.plural) == [
        "organizations", "campaigns", "reports", "cities", "regions", "countries", "topics",
      ])
    #expect(EntityKind.allCases.filter(\.isPlace) == [.city, .region, .country])
    #expect(EntityKind.allCases.filter(\.isActor) == [.organization, .campaign])
  }

  @Test("every column of every table of entities is read, and unknown ones are kept")
  func columns() throws {
    let reading = try DatasetFolder([
      .organizations: """
      id,name,aliases,based_in,topics,places,url,note,source,locator,visibility,checked,members,Region
      o,Org,A| B |,t,health,t|canada,https://o.example,A note,s|r,line 1,coalition,2020-05,12,
      """,
      .campaigns: """
      id,name,aliases,run_by,topics,places,targets,since,until,url,note,source,visibility
      c,Camp,C,o,health,t,o|r,2011,2012,u,n,s,private
      """,
      .reports:
        "id,title,published_by,date,topics,places,url,note,source,visibility\nr,Rep,o|c,2014-03,health,t,u,n,s,\n",
      .topics: "id,name,broader,terms,note\nhealth,Health,,santé|care,n\nteeth,Teeth,health,,\n",
      .cities: "id,name,region,country,latitude,longitude,aliases\nt,Toronto,Ontario,Canada,43.5,-79.25,TO\n",
      .sources:
        "id,title,publisher,date,url,accessed,archived,shelf\ns,Page,Pub,2014,u,2026-11-22,a,7\nr,Other,,,,,,\n",
    ]).read()
    #expect(reading.diagnostics.isEmpty)
    let dataset = reading.dataset
    func index(_ id: String) throws -> EntityIndex { try #require(dataset.entity(id: id)) }
    func ids(_ list: [EntityIndex]) -> [String] { list.map { dataset[$0].id } }

    let organization = dataset[try index("o")]
    #expect(
      organization.kind == .organization && organization.name == "Org" && organization.aliases == ["A", "B"])
    #expect(ids(organization.topics) == ["health"] && ids(organization.places) == ["t", "canada"])
    #expect(organization.url == "https://o.example" && organization.note == "A note")
    #expect(organization.evidence.map { $0.source.map { dataset[$0].id } } == ["s", "r"])
    #expect(organization.evidence.allSatisfy { $0.locator == "line 1" })
    #expect(organization.visibility == .coalition && organization.checked == PartialDate("2020-05"))
    #expect(organization.extra.map(\.column) == ["members"] && organization.extra.map(\.value) == ["12"])
    #expect(organization.origin == RowOrigin(table: .organizations, line: 2))
    guard case .organization(let basedIn, _) = organization.details else {
      Issue.record("not an organization")
      return
    }
    #expect(ids(basedIn) == ["t"])

    let campaign = dataset[try index("c")]
    #expect(campaign.period.description == "2011 to 2012" && campaign.visibility == .private)
    guard case .campaign(let runBy, let targets, _) = campaign.details else {
      Issue.record("not a campaign")
      return
    }
    #expect(ids(runBy) == ["o"] && ids(targets) == ["o", "r"])

    let report = dataset[try index("r")]
    #expect(
      report.name == "Rep" && report.date == PartialDate("2014-03") && ids(report.publishers) == ["o", "c"])
    let topic = dataset[try index("health")]
    #expect(topic.terms == ["santé", "care"] && topic.parent == nil)
    #expect(dataset[try index("teeth")].parent == (try index("health")))
    let city = dataset[try index("t")]
    #expect(city.coordinate == Coordinate(latitude: 43.5, longitude: -79.25) && city.aliases == ["TO"])
    #expect(city.parent == (try index("ontario")))
    #expect(dataset[try index("ontario")].parent == (try index("canada")))
    let source = dataset[try #require(dataset.source(id: "s"))]
    #expect(source.title == "Page" && source.publisher == "Pub" && source.date == PartialDate("2014"))
    #expect(source.url == "u" && source.accessed == PartialDate("2026-11-22") && source.archived == "a")
    #expect(source.extra.map(\.value) == ["7"])
    #expect(dataset.entity(id: "nobody") == nil && dataset.source(id: "nothing") == nil)
  }

  @Test("entities stand in the order organizations, campaigns, reports, places, topics, then derived places")
  func order() throws {
    let dataset = try DatasetFolder([
      .topics: "id,name\nt,T\n", .cities: "id,name,country\nc,C,Land\n",
      .organizations: "id,name\no,O\np,P\n",
      .reports: "id,title\nr,R\n", .campaigns: "id,name\nk,K\n",
    ]).read().dataset
    #expect(dataset.entities.map(\.id) == ["o", "p", "k", "r", "c", "t", "land"])
    #expect(dataset.indices.map { dataset[$0].id } == dataset.entities.map(\.id))
  }
}
