import CoalitionFormats
import CoalitionModel
import GraphExchange
import RecordReading
import Testing

/// Tables as people have them.
@Suite struct AnyTableTests {
  @Test func aListOfOrganizations() throws {
    let reading = try read(
      "list.csv",
      """
      Organization,Also known as,Issue areas,City,Province,Country,Website,Description,E-mail,Budget
      Clinic for All,CFA,"Health, Housing",Toronto,Ontario,Canada,https://c.example,Care,a@b.example,10
      Shelter,,Housing,Hamilton,ON,Canada,,,,
      """)
    #expect(reading.diagnostics == [])
    let dataset = reading.dataset
    let clinic = try #require(dataset.named("Clinic for All"))
    #expect(clinic.kind == .organization && clinic.id == "clinic-for-all")
    #expect(clinic.aliases == ["CFA"] && clinic.url == "https://c.example" && clinic.note == "Care")
    #expect(dataset.names(clinic.topics) == ["Health", "Housing"])
    guard case .organization(let homes, _) = clinic.details else { return }
    #expect(dataset.names(homes) == ["Toronto"])
    #expect(dataset.names(homes.compactMap { dataset[$0].parent }) == ["Ontario"])
    #expect(clinic.cell("Budget") == "10")
    // What it rests on is the file and the line in it.
    let evidence = try #require(clinic.evidence.first)
    #expect(evidence.locator == "line 2")
    #expect(evidence.source.map { dataset[$0].title } == "list.csv")
    // How people can be reached stays out.
    #expect(reading.omissions.counts == ["contact details": 1])
  }

  @Test func aFrenchListWithSemicolonsInWindows1252() throws {
    let text = "Nom de l’organisme;Thématiques;Ville;Téléphone\nClinique d’été;Santé|Logement;Montréal;514\n"
    let bytes = text.unicodeScalars.map { $0 == "’" ? 0x92 : UInt8($0.value) }
    let reading = try read("liste.csv", bytes)
    #expect(reading.diagnostics.map(\.severity) == [.note])
    #expect(reading.diagnostics.first?.found == "text in Windows-1252")
    let clinic = try #require(reading.dataset.named("Clinique d’été"))
    #expect(reading.dataset.names(clinic.topics) == ["Santé", "Logement"])
    #expect(reading.dataset.nodes.contains("city Montréal"))
    #expect(reading.omissions.counts == ["contact details": 1])
  }

  @Test(arguments: [true, false], [true, false])
  func textInUTF16(_ isLittle: Bool, _ hasMark: Bool) throws {
    let text = (hasMark ? "\u{FEFF}" : "") + "name\ttopics\nCafé\tHealth\n"
    let bytes = text.utf16.flatMap { unit -> [UInt8] in
      let pair = [UInt8(unit >> 8), UInt8(unit & 255)]
      return isLittle ? pair.reversed() : pair
    }
    let reading = try read("list.txt", bytes, as: .csv)
    #expect(reading.dataset.nodes == ["organization Café", "topic Health"])
  }

  @Test func whoWorksOnWhatWhere() throws {
    let reading = try read(
      "work.csv",
      """
      Organisation,Sector,Region,Country,Start date,Quote
      Clinic,Health,Ontario,Canada,2019-05-02T10:00:00Z,they said
      Clinic,Housing,,Canada,soon,
      Shelter,Housing,Ontario,Canada,,
      ,Housing,,,,
      """)
    let dataset = reading.dataset
    #expect(
      dataset.statements == [
        "Clinic | Health | Ontario", "Clinic | Housing | Canada", "Shelter | Housing | Ontario",
      ])
    #expect(dataset.activities[0].period.since?.description == "2019-05-02")
    #expect(dataset.activities[0].evidence.quote == "they said")
    #expect(dataset.activities[1].extra.map(\.value) == ["soon"])
    #expect(reading.omissions.counts == ["rows that do not say who works on what or where": 1])
    #expect(reading.diagnostics.map(\.line) == [3, 5])
    #expect(reading.diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test func columnsCanBeSaid() throws {
    let text = "Acteur principal,Dossier,Remarque libre\nClinic,Health,x\nShelter,Housing,y\n"
    let problem = try read("a.csv", text)
    #expect(problem.hasErrors)
    #expect(problem.diagnostics.first?.mend.contains("--map") == true)
    let options = ReadingOptions(
      fields: ["Acteur principal": "name", "Dossier": "topics", "Remarque libre": "ignore"])
    let reading = try read("a.csv", text, options)
    #expect(!reading.hasErrors)
    #expect(reading.dataset.nodes.count == 4)
    #expect(reading.dataset.named("Clinic")?.extra.isEmpty == true)
  }

  @Test func mapMayNotNameAFieldThatIsNone() {
    #expect(throws: Diagnostic.self) {
      try read("a.csv", "name\nA\n", ReadingOptions(fields: ["name": "nome"]))
    }
  }

  @Test func formulasComeBackAsTheyWere() throws {
    let reading = try read("a.csv", "name,note\n'=SUM(A1),'@x\n")
    #expect(reading.dataset.named("=SUM(A1)")?.note == "@x")
  }

  @Test(arguments: ["", "\n\n", "name\n", "\u{FEFF}", "a\u{0}b"])
  func nearlyNothing(_ text: String) throws {
    // Nothing is found, and nothing crashes; what is wrong is said.
    let reading = try? read("a.csv", text)
    #expect(reading?.dataset.entities.isEmpty ?? true)
  }

  @Test func namesOfQuotesAndNewlines() throws {
    let reading = try read("a.csv", "name,topics\n\"\"\"\n\"\"\",\"\"\"\"\n\"\u{202E}abc\",x\n")
    #expect(reading.dataset.nodes.count == 4)
    #expect(Set(reading.dataset.entities.map(\.id)).count == 4)
  }

  @Test func badVisibilityIsPrivate() throws {
    let reading = try read("a.csv", "name,visibility\nA,public\nB,secret\nC,whatever\n")
    #expect(reading.dataset.entities.map(\.visibility) == [.public, .private, .private])
    #expect(reading.diagnostics.map(\.line) == [4])
  }
}
