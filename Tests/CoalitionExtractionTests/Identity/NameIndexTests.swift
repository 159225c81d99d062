import CoalitionExtraction
import CoalitionModel
import DatasetFixtures
import Testing

@Suite("Names for the same thing")
struct NameIndexTests {
  private static func index() throws -> (NameIndex, Dataset) {
    var text = DatasetText()
    for (id, name) in [
      ("a", "No One Is Illegal-Toronto"), ("b", "Harbour Community Legal Clinic"),
      ("c", "Migrant Workers Alliance for Change"),
      ("d", "Coalition of Childcare Advocates Inc."), ("e", "Réseau des cliniques du Québec"),
    ] { text.add(.organizations, id, name) }
    text.add(.reports, "r", "Open Doors")
    let dataset = try text.dataset()
    return (NameIndex(dataset), dataset)
  }

  @Test(
    "are found",
    arguments: [
      ("The Migrant Workers Alliance for Change", "c"), ("no one is illegal — toronto", "a"),
      ("Coalition of Childcare Advocates", "d"),
      ("Reseau de cliniques du Quebec", "e"), ("MWAC", "c"), ("Harbour Legal Community Clinics", "b"),
    ])
  func found(name: String, id: String) throws {
    let (index, dataset) = try Self.index()
    #expect(index.best(for: [name], kind: .organization).map { dataset[$0.entity].id } == id)
  }

  @Test(
    "are told from names that are only alike",
    arguments: [
      "No One Is Illegal-Vancouver", "Alliance for Change", "Harbour Swimming Club", "Open Doors", "",
    ])
  func different(name: String) throws {
    let (index, _) = try Self.index()
    #expect(index.best(for: [name], kind: .organization)?.score ?? 0 == 0)
  }
}
