import CoalitionFormats
import CoalitionModel
import GraphExchange
import RecordReading
import Testing

/// Kumu's and Gephi's spreadsheets, and Kumu's JSON.
@Suite struct KumuTests {
  private static let elements = """
    Label,Type,Description,Tags,Mood
    Clinic,Organization,Care for all,Health|Housing,calm
    Shelter,NGO,,Housing,
    Ada,Person,,,
    Air for All,Campaign,,,
    Harbour,City,,,
    Thing,Vehicle,,,
    """
  private static let connections = """
    From,To,Type,Direction,Strength,Note
    Clinic,Shelter|Air for All,Funds,directed,2,yearly
    Clinic,Ada,Employs,directed,,
    Shelter,Clinic,shares an office with,mutual,,
    Shelter,Harbour,located in,directed,,
    Newcomer,Clinic,funded by,directed,,
    Clinic,Clinic,sees,directed,,
    ,Clinic,x,,,
    """

  @Test func elementsAndConnections() throws {
    let reading = try withScratch([
      "elements.csv": Array(Self.elements.utf8), "connections.csv": Array(Self.connections.utf8),
    ]) { try DatasetImport.read($0) }
    #expect(reading.format == .kumuCSV)
    let dataset = reading.dataset
    #expect(
      dataset.statements == [
        "Clinic funds Air for All ×2.0", "Clinic funds Newcomer", "Clinic funds Shelter ×2.0",
        "Shelter is based in Harbour", "Shelter shares an office with Clinic",
      ])
    #expect(dataset.named("Ada") == nil)
    #expect(dataset.named("Thing")?.cell("type") == "Vehicle")
    #expect(dataset.named("Clinic")?.cell("Mood") == "calm")
    #expect(dataset.names(dataset.named("Clinic")?.topics ?? []) == ["Health", "Housing"])
    #expect(
      reading.omissions.counts == [
        "people": 1, "ties of people": 1, "ties of something with itself": 1, "ties with one end": 1,
      ])
    let tie = try #require(dataset.relationships.first { $0.kind == .funds })
    #expect(tie.evidence.locator == "connections.csv line 2")
    #expect(tie.extra.map(\.value).contains("yearly"))
    #expect(reading.diagnostics.contains { $0.found.contains("1 names that only ties") })
  }

  @Test func peopleWhereSomebodySaysSo() throws {
    let reading = try withScratch([
      "elements.csv": Array(Self.elements.utf8), "connections.csv": Array(Self.connections.utf8),
    ]) { try DatasetImport.read($0, ReadingOptions(keepsPeople: true)) }
    let ada = try #require(reading.dataset.named("Ada"))
    #expect(ada.visibility == .private && ada.kind == .organization)
    #expect(reading.dataset.statements.contains("Clinic Employs Ada"))
    #expect(reading.dataset.visible(to: .coalition).named("Ada") == nil)
    #expect(!reading.dataset.visible(to: .coalition).statements.contains { $0.contains("Ada") })
  }

  @Test func blueprint() throws {
    let reading = try read(
      "map.json",
      """
      {"elements": [{"label": "Clinic", "type": "Organization", "tags": ["Health", "Care"], "aliases": ["C"]},
        {"label": "Shelter"}],
       "connections": [{"from": "Clinic", "to": "Shelter", "type": "partner", "direction": "mutual"}],
       "maps": [{}, {}]}
      """)
    #expect(reading.format == .kumuJSON)
    #expect(reading.dataset.statements == ["Clinic partners with Shelter"])
    #expect(reading.dataset.named("Clinic")?.aliases == ["C"])
    #expect(reading.omissions.counts == ["maps of the project": 2])
  }

  @Test func wholeProject() throws {
    let reading = try read(
      "project.json",
      """
      {"name": "Our map", "elements": [
         {"_id": "elem-1", "attributes": {"label": "Clinic", "element type": "Organization", "founded": 1998}},
         {"_id": "elem-2", "attributes": {"label": "Clinic", "element type": "Organization"}}],
       "connections": [{"_id": "conn-1", "from": "elem-1", "to": "elem-2", "direction": "directed",
         "attributes": {"connection type": "Funding"}}]}
      """)
    #expect(reading.dataset.title == "Our map")
    #expect(reading.dataset.entities.map(\.id) == ["elem-1", "elem-2"])
    #expect(reading.dataset.named("Clinic")?.cell("founded") == "1998")
    #expect(reading.dataset.statements == ["Clinic Funding Clinic"])
  }

  @Test func gephiSpreadsheets() throws {
    let reading = try withScratch([
      "nodes.csv": Array("Id,Label,Country\n1,Clinic,Canada\n2,Shelter,\n".utf8),
      "edges.csv": Array(
        """
        Source,Target,Type,Kind,Weight,Label
        1,2,Directed,mentors,3,
        2,1,Undirected,,,
        1,3,Directed,,1,hello
        """.utf8),
    ]) { try DatasetImport.read($0) }
    #expect(reading.format == .gephiCSV)
    #expect(
      reading.dataset.statements == [
        "Clinic mentors Shelter ×3.0", "Clinic points to 3", "Shelter is tied to Clinic",
      ])
    #expect(reading.dataset.nodes.contains("country Canada"))
  }
}
