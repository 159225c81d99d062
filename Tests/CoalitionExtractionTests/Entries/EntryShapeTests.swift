import CoalitionExtraction
import CoalitionModel
import Testing

/// Each shape in which pages list things, by an invented line of it.
@Suite("Shapes of entries")
struct EntryShapeTests {
  private func entities(_ text: String, _ name: String = "page.txt") throws -> [Proposal] {
    Extraction(of: try Page(Array(text.utf8), named: name)).proposals.filter(\.outcome.isEntity)
  }

  @Test(
    "a line gives its name",
    arguments: [
      (
        "The Open Door: A Guide for Clinics (Harbour Health Network, March 2014) This guide explains.",
        "The Open Door: A Guide for Clinics"
      ),
      ("Harbour Tenants Union (Hamilton) fights for renters.", "Harbour Tenants Union"),
      (
        "Open Schools—Winnipeg North End Families is a group of parents.",
        "Open Schools—Winnipeg North End Families"
      ),
      ("Harbour Workers’ Centre is a Halifax-based organization.", "Harbour Workers’ Centre"),
      (
        "The Riverside Alliance for Change (formerly the River Coalition) is a coalition of unions.",
        "The Riverside Alliance for Change"
      ),
      (
        "Farm Workers Alliance in association with Field Union Canada operates ten centres.",
        "Farm Workers Alliance"
      ),
      ("Fares Not Fines, a campaign against transit police, began in 2016.", "Fares Not Fines"),
      ("Alliance for Rural Health – Canada is a voice of nurses.", "Alliance for Rural Health – Canada"),
      ("Solidarité sans frontières (Montréal) est un organisme communautaire.", "Solidarité sans frontières"),
      ("Le Comité logement du Nord, fondé en 1977, défend les locataires.", "Le Comité logement du Nord"),
      (
        "La Coalition pour l’accès aux soins (anciennement le Réseau) regroupe des cliniques.",
        "La Coalition pour l’accès aux soins"
      ),
      ("1JustStreet operates three drop-ins.", "1JustStreet"),
      (
        "“Turned Away: Shelters in Regina”, published by the Street Network in June 2020, counts.",
        "Turned Away: Shelters in Regina"
      ),
      ("La Maison du Quartier est un organisme communautaire de Laval.", "La Maison du Quartier"),
    ])
  func line(text: String, name: String) throws {
    #expect(try entities("Groups\n\n\(text)\n").map(\.name).contains(name))
  }

  @Test(
    "sentences that list nothing give nothing",
    arguments: [
      "We are a group of neighbours who care.", "This page is a list of friends.",
      "To learn more, visit our office.",
      "In 2014, a clinic opened.", "Read the minutes here.", "Thanks to all who came.",
    ])
  func none(text: String) throws {
    #expect(try entities(text + "\n").isEmpty)
  }

  @Test("Markdown leads: links, bold words, rows, headings")
  func markdown() throws {
    let list = """
      # Partners
      - [Alpha Clinic](https://alpha.example) - Care for all.
      - **Beta Network**: a network of beta testers
      - [Read more](https://more.example)

      | Organization | City | Focus |
      | --- | --- | --- |
      | Gamma House | Regina | housing |
      """
    let found = try entities(list, "page.md")
    #expect(found.map(\.name) == ["Alpha Clinic", "Beta Network", "Gamma House"])
    #expect(found[0].url == "https://alpha.example")
    let headings = ["Delta Union", "Epsilon Café", "Zeta Legal Clinic"].map {
      "## \($0)\n\nIt serves people all over the city and beyond.\n"
    }
    #expect(
      try entities("# Members\n\n" + headings.joined(separator: "\n"), "page.md").map(\.name) == [
        "Delta Union", "Epsilon Café", "Zeta Legal Clinic",
      ])
  }

  @Test("kinds follow what the words say")
  func kinds() throws {
    let text = """
      Links

      Safe Streets for All is a campaign calling for slower traffic.

      River Clinic is a community health centre.

      Counting Us In (River Clinic, 2019) A report on who is turned away.

      RiverMap is an open source Python package for flood simulation.

      """
    #expect(
      try entities(text).filter { $0.name != "River Clinic" || $0.outcome == .organization }.map(\.outcome)
        == [.campaign, .organization, .report, .other])
  }

  @Test("publisher, date and precision")
  func dates() throws {
    let text = """
      A First Title (One Group, 2014) Words.

      Second Title (Deux Groupes, mars 2015) Mots.

      Third Title (Three Group, 9 March 2016) Words.

      """
    let proposals = Extraction(of: try Page(Array(text.utf8), named: "p.txt")).proposals
    #expect(
      proposals.filter { $0.outcome == .report }.map { $0.date?.description } == [
        "2014", "2015-03", "2016-03-09",
      ])
    #expect(
      proposals.filter { $0.kind == "publishes" }.map(\.name) == ["One Group", "Deux Groupes", "Three Group"])
  }

  @Test("publisher and date in the words about a report")
  func publications() throws {
    let text = """
      - [Locked Out](https://a.example/a.pdf) - Report by the River Housing Group, 2019.
      - [Rural Rents](https://b.example) (Rural Institute, 2022) - Survey of rents.

      “Turned Away”, a study published by the Street Network in June 2020, counts beds.
      """
    let proposals = Extraction(of: try Page(Array(text.utf8), named: "p.md")).proposals
    #expect(
      proposals.filter { $0.outcome == .report }.map { $0.date?.description } == ["2019", "2022", "2020-06"])
    #expect(
      proposals.filter { $0.kind == "publishes" }.map(\.name) == [
        "River Housing Group", "Rural Institute", "Street Network",
      ])
  }

  @Test("other names: initials in brackets, former names")
  func aliases() throws {
    let text = """
      The Riverside Alliance for Change (formerly the River Coalition) is a coalition.

      Harbour Legal Aid Society (HLAS) is a society.

      """
    #expect(try entities(text).map(\.aliases) == [["River Coalition"], ["HLAS"]])
  }
}
