import CoalitionFormats
import CoalitionModel
import GraphExchange
import RecordReading
import Testing

@Suite struct FollowTheMoneyTests {
  private static let lines = [
    #"{"id":"m","schema":"Membership","properties":{"member":["shelter"],"organization":["Clinic-1"],"startDate":["2019-02"],"role":["associate member"]}}"#,
    #"{"id":"Clinic-1","schema":"PublicBody","properties":{"name":["Clinic","Clinic of the Harbour"],"alias":["C"],"country":["ca"],"keywords":["Health"],"email":["a@b.example"],"website":["https://c.example"],"summary":["Care"],"addressEntity":["ad"],"sourceUrl":["https://s.example"],"publisher":["Register"]}}"#,
    #"{"id":"shelter","schema":"Organization","properties":{"name":["Shelter"]}}"#,
    #"{"id":"p","schema":"Person","properties":{"name":["Ada"]}}"#,
    #"{"id":"e","schema":"Employment","properties":{"employee":["p"],"employer":["shelter"]}}"#,
    #"{"id":"ad","schema":"Address","properties":{"city":["Toronto"],"state":["Ontario"],"country":["ca"],"street":["1 Main"]}}"#,
    #"{"id":"d","schema":"Document","properties":{"title":["Report"],"date":["2020"],"publisher":["Clinic"]}}"#,
    #"{"id":"q","schema":"Documentation","properties":{"document":["d"],"entity":["shelter"]}}"#,
    #"{"id":"g","schema":"Payment","properties":{"payer":["Clinic-1"],"beneficiary":["shelter","nobody"]}}"#,
    #"{"id":"u","schema":"UnknownLink","properties":{"subject":["shelter"],"object":["ad"],"role":["works on Housing"],"summary":["they do"]}}"#,
    #"{"id":"v","schema":"Vessel","properties":{"name":["Ship"]}}"#,
    #"{"id":"n","schema":"Project","properties":{"name":["Air"],"startDate":["2011"]}}"#, "", "no json",
    #"{"id":"x"}"#,
  ]

  @Test func entitiesAndTies() throws {
    let reading = try read("a.ftm", Self.lines.joined(separator: "\n"))
    #expect(reading.format == .followTheMoney)
    let dataset = reading.dataset
    #expect(
      dataset.nodes.filter { !$0.hasPrefix("country") && !$0.hasPrefix("region") } == [
        "campaign Air", "city Toronto", "organization Clinic", "organization Shelter", "report Report",
        "topic Health", "topic Housing",
      ])
    #expect(
      dataset.statements == [
        "Shelter | Housing | Toronto", "Clinic funds Shelter", "Report mentions Shelter",
        "Shelter associate member Clinic",
      ])
    let clinic = try #require(dataset.named("Clinic"))
    #expect(clinic.aliases == ["Clinic of the Harbour", "C"])
    #expect(clinic.cell("original_id") == "Clinic-1" && clinic.cell("schema") == "PublicBody")
    #expect(clinic.evidence.compactMap(\.source).map { dataset[$0].title } == ["Register"])
    #expect(dataset.activities.first?.evidence.quote == "they do")
    #expect(dataset.named("Report").map { dataset.names($0.publishers) } == ["Clinic"])
    #expect(
      reading.omissions.counts == [
        "people": 1, "ties of people": 1, "contact details": 1, "street of addresses": 1,
        "entities of the schema Vessel": 1,
        "ties of what the file does not have, or a dataset cannot hold": 1,
      ])
    #expect(reading.diagnostics.filter { $0.severity == .error }.map(\.line) == [14, 15])
  }

  @Test func peopleWhereSomebodySaysSo() throws {
    let reading = try read(
      "a.ftm", Self.lines.prefix(12).joined(separator: "\n"), ReadingOptions(keepsPeople: true))
    #expect(reading.dataset.named("Ada")?.visibility == .private)
    #expect(reading.dataset.statements.contains("Ada works for Shelter"))
  }

  @Test func nestedEntities() throws {
    let reading = try read(
      "a.ftm",
      #"{"id":"a","schema":"Organization","properties":{"name":["A"],"membershipMember":[{"id":"m","schema":"Membership","properties":{"member":["a"],"organization":[{"id":"b","schema":"Company","properties":{"name":["B"]}}]}}]}}"#
    )
    #expect(reading.dataset.statements == ["A is a member of B"])
  }

  @Test func whatIsWrittenSaysTheSame() throws {
    let dataset = RoundTripTests.read("/Data/sanctuary")
    let export = try DatasetExport(of: dataset, as: .followTheMoney, fileName: "a.ftm")
    let again = try RoundTripTests.withFiles(export, .followTheMoney, hasSidecar: false) {
      try DatasetImport.read($0)
    }
    #expect(!again.hasErrors)
    // Work in a place, and every tie, is there; work of which no place is known has become keywords.
    func placed(_ dataset: Dataset) -> [String] { dataset.statements.filter { !$0.hasSuffix("| -") } }
    #expect(placed(again.dataset) == placed(dataset))
    for entity in dataset.entities where entity.kind != .topic {
      #expect(again.dataset.entity(id: entity.id).map { again.dataset[$0].name } == entity.name)
    }
  }
}
