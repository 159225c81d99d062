import CoalitionFormats
import CoalitionModel
import GraphExchange
import RecordReading
import Testing

@Suite struct HXLTests {
  private static let table = """
    3W of the harbour,,,,,,,,,
    Organisation,Sector,What,Country,Province,Town,From,Funder,Contact,Reached
    #ORG +name,#sector,#activity,#country+name,#adm1 +name,#loc,#date+start,#org+funder,#contact+email,#reached
    Clinic,Health,Vaccination,Canada,Ontario,Harbour,2019-02,City Fund,a@b.example,40
    Clinic,Health,,Canada,Ontario,,,,,
    Shelter,Housing,,Canada,,,,City Fund,,
    ,Housing,,Canada,,,,,,
    ,,,,,,,,,
    Union,,,,,,,,,
    """

  @Test func rowsAreWork() throws {
    let reading = try read("a.csv", Self.table)
    #expect(reading.format == .hxl)
    #expect(!reading.hasErrors, "\(reading.diagnostics)")
    let dataset = reading.dataset
    #expect(
      dataset.statements == [
        "Clinic | Health | Ontario", "Clinic | Vaccination | Harbour", "Shelter | Housing | Canada",
        "City Fund funds Clinic", "City Fund funds Shelter",
      ])
    let topic = try #require(dataset.named("Vaccination"))
    #expect(topic.parent.map { dataset[$0].name } == "Health")
    let harbour = try #require(dataset.named("Harbour"))
    #expect(harbour.parent.map { dataset[$0].name } == "Ontario")
    #expect(dataset.activities[0].extra.map(\.value) == ["40"])
    #expect(dataset.activities[0].evidence.locator == "line 4")
    #expect(
      reading.omissions.counts == [
        "contact details": 1, "rows without an organization": 1,
        "rows that do not say who works on what or where": 1,
      ])
  }

  @Test func whoImplementsDoesTheWork() throws {
    let reading = try read(
      "a.csv",
      "#org+prog,#org+impl,#sector,#adm2+name,#geo+lat,#geo+lon\nBig,Small,Water,Quay,43.5,-79.25\n")
    #expect(reading.dataset.statements == ["Small | Water | Quay", "Small partners with Big"])
    #expect(reading.dataset.named("Quay")?.coordinate == Coordinate(latitude: 43.5, longitude: -79.25))
  }

  @Test func whatIsWrittenSaysTheSame() throws {
    let dataset = RoundTripTests.read("/Data/sanctuary")
    let export = try DatasetExport(of: dataset, as: .hxl, fileName: "a.hxl.csv")
    let again = try RoundTripTests.withFiles(export, .hxl, hasSidecar: false) { try DatasetImport.read($0) }
    func work(_ dataset: Dataset) -> [String] { dataset.statements.filter { $0.contains(" | ") } }
    #expect(work(again.dataset) == work(dataset))
    #expect(again.dataset.activities.map(\.evidence.quote) == dataset.activities.map(\.evidence.quote))
  }

  @Test(arguments: ["#org\n", "#org,#sector\n,\n", "x,y\n#org,#sector\n", "#,##,#+a\nA,B,C\n"])
  func nearlyNothing(_ text: String) throws {
    #expect(try read("a.csv", text, as: .hxl).dataset.activities.isEmpty)
  }
}
