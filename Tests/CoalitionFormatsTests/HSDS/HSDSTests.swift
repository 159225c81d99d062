import CoalitionFormats
import CoalitionModel
import Foundation
import GraphExchange
import RecordReading
import Testing

@Suite struct HSDSTests {
  private static let files = [
    "organizations.csv":
      "id,name,alternate_name,description,email,website,parent_organization_id\no,Clinic,C,Care,a@b.example,https://c.example,\nq,Shelter,,,,,o\nr,Lost,,,,,gone\n",
    "services.csv":
      "id,organization_id,name,status,email\ns,o,Counselling,active,x@y.example\nt,q,Beds,active,\nu,nobody,Lost,active,\nv,q,Unclear,active,\n",
    "taxonomy_terms.csv": "id,name,parent_id\n1,Health,\n2,Minds,1\n3,Housing,9\n",
    "attributes.csv":
      "id,link_id,link_entity,taxonomy_term_id\na,s,service,2\nb,t,service,3\nc,s,service,7\n",
    "service_at_location.csv": "id,service_id,location_id\nl,s,p\nm,s,r\n",
    "locations.csv":
      "id,organization_id,name,latitude,longitude\np,o,House,43.5,-79.2\nr,,Other,,\nz,o,Nowhere,,\n",
    "addresses.csv":
      "id,location_id,attention,address_1,city,state_province,country\nd,p,Ada,1 Main,Harbour,Ontario,CA\ne,r,,,Quay,Ontario,CA\n",
    "phones.csv": "id,number\nx,1\n", "schedules.csv": "id,valid_from\nx,2020\ny,2021\n",
  ]

  @Test func servicesAreWork() throws {
    let reading = try withScratch(Self.files.mapValues { Array($0.utf8) }) { try DatasetImport.read($0) }
    #expect(reading.format == .hsds)
    #expect(!reading.hasErrors, "\(reading.diagnostics)")
    let dataset = reading.dataset
    #expect(
      dataset.statements == [
        "Clinic | Minds | Harbour", "Clinic | Minds | Quay", "Shelter | Housing | -",
        "Shelter is a member of Clinic",
      ])
    #expect(dataset.named("Minds")?.parent.map { dataset[$0].name } == "Health")
    let clinic = try #require(dataset.named("Clinic"))
    #expect(clinic.aliases == ["C"] && clinic.note == "Care" && clinic.url == "https://c.example")
    guard case .organization(let homes, _) = clinic.details else { return }
    #expect(dataset.names(homes) == ["Harbour"])
    let work = try #require(dataset.activities.first)
    #expect(work.evidence.locator == "services.csv line 2")
    #expect(work.extra.map(\.value).contains("Counselling"))
    #expect(
      reading.omissions.counts == [
        "contact details": 4, "coordinates of locations": 1, "locations without an address": 1,
        "parent organizations that the file does not have": 1, "parent terms that the file does not have": 1,
        "rows of schedules": 2, "services of organizations that the file does not have": 1,
        "services of which neither a topic nor a place is known": 1, "streets and postal codes": 1,
        "terms that the file does not have": 1,
      ])
  }

  @Test func nestedJSON() throws {
    let reading = try read(
      "a.json",
      #"""
      {"id": "o", "name": "Clinic", "legal_status": "x", "phones": [{"id": "f"}], "services": [
        {"id": "s", "name": "Care", "status": "active",
         "attributes": [{"id": "a", "taxonomy_term": {"id": "t", "name": "Health"}}],
         "service_at_locations": [{"id": "l", "location": {"id": "p", "location_type": "physical",
           "addresses": [{"id": "d", "city": "Harbour"}]}}]}]}
      """#)
    #expect(reading.format == .hsds)
    #expect(reading.dataset.statements == ["Clinic | Health | Harbour"])
    #expect(reading.omissions.counts == ["contact details": 1])
  }

  /// The examples of the specification: whatever their rows say is carried or counted.
  @Test(arguments: [
    "csv", "organization_full.json", "service_full.json", "service_list.json", "organization_list.json",
  ])
  func theSpecificationsExamples(_ name: String) throws {
    let above = URL(filePath: RoundTripTests.root).deletingLastPathComponent().path
    let folder = ProcessInfo.processInfo.environment["COALITION_SHARED"] ?? above + "/shared"
    let path = folder + "/samples/hsds/" + name
    guard FileManager.default.fileExists(atPath: path) else { return }
    let reading = try DatasetImport.read(path)
    #expect(reading.format == .hsds)
    #expect(!reading.hasErrors, "\(reading.diagnostics)")
    #expect(reading.dataset.entities.count + reading.omissions.counts.count > 0)
    if name == "organization_full.json" {
      #expect(reading.dataset.statements == ["Example Organization Inc. | name | MyCity"])
    }
  }
}
