import CoalitionExtraction
import CoalitionModel
import RecordReading
import Testing

@Suite("Tables of proposals")
struct ProposalTableTests {
  private static func records(_ text: String) throws -> [ProposalRecord] {
    ProposalTable.updated([], with: Extraction(of: try Page(Array(text.utf8), named: "page.txt")).proposals)
  }

  private static let text =
    "Harbour Clinic is a health clinic in Toronto.\n\n=Sum Group is a group, \"of\" sorts.\n"

  @Test("are read back as they were written")
  func roundTrip() throws {
    var records = try Self.records(Self.text)
    records[0].proposal.verdict = .yes
    records[0].decidedBy = "somebody"
    let bytes = ProposalTable.encode(records)
    let (again, problems) = ProposalTable.decode(bytes, file: "proposals.csv")
    #expect(problems.isEmpty)
    #expect(again == records)
    // As a spreadsheet writes it: a mark in front, semicolons, CR LF.
    let text = String(decoding: bytes, as: UTF8.self)
    let first = text.split(separator: "\n")[0].replacing(",", with: ";")
    let rest = String(repeating: ";", count: ProposalTable.columns.count - 3)
    let sheet = "\u{FEFF}" + first + "\r\nOui;organization;X" + rest + "\r\n"
    let (row, found) = ProposalTable.decode(Array(sheet.utf8), file: "proposals.csv")
    #expect(found.isEmpty && row.map(\.proposal.verdict) == [.yes])
  }

  @Test("say what in them makes no sense, all of it")
  func problems() throws {
    let text = String(decoding: ProposalTable.encode(try Self.records(Self.text)), as: UTF8.self)
    let broken = text.replacing("\n,organization,Harbour Clinic", with: "\nmaybe,organization,Harbour Clinic")
      .replacing(",activity,", with: ",activiti,")
    let (_, problems) = ProposalTable.decode(Array(broken.utf8), file: "proposals.csv")
    #expect(problems.contains { $0.found == "'maybe'" && $0.line == 2 && $0.column == 1 })
    #expect(problems.contains { $0.found == "'activiti'" })
    #expect(ProposalTable.decode(Array("a,b\n".utf8), file: "p").problems.count == 7)
  }

  @Test("of a page that changed: what was decided stays, what is new, moved and gone is marked")
  func updated() throws {
    var old = try Self.records("Alpha Clinic is a clinic.\n\nBeta Union is a union.\n")
    for index in old.indices { old[index].proposal.verdict = index == 0 ? .yes : .no }
    let new = Extraction(
      of: try Page(
        Array("Words before.\n\nAlpha Clinic is a clinic.\n\nGamma House is a house.\n".utf8),
        named: "page.txt")
    ).proposals
    let records = ProposalTable.updated(old, with: new)
    #expect(records.map(\.proposal.name).contains("Gamma House"))
    let byName = Dictionary(records.filter(\.proposal.outcome.isEntity).map { ($0.proposal.name, $0) }) {
      first, _ in first
    }
    #expect(byName["Alpha Clinic"]?.state == .changed && byName["Alpha Clinic"]?.proposal.verdict == .yes)
    #expect(byName["Gamma House"]?.state == .new && byName["Gamma House"]?.proposal.verdict == .open)
    #expect(byName["Beta Union"]?.state == .gone && byName["Beta Union"]?.proposal.verdict == .no)
    // The same page again changes nothing.
    #expect(
      ProposalTable.updated(records.filter { $0.state != .gone }, with: new).allSatisfy { $0.state == .known }
    )
  }

  @Test("same page, same bytes")
  func deterministic() throws {
    #expect(
      ProposalTable.encode(try Self.records(Self.text)) == ProposalTable.encode(try Self.records(Self.text)))
  }
}
