import CoalitionExtraction
import Testing

@Suite("What identifies persons")
struct WithholdingTests {
  private static let text = """
    Harbour Clinic is a clinic in Toronto. Write to jane.doe@harbour.example or call (416) 555-0199 for health care.

    Jane Doe, Executive Director of the clinic, is a nurse.

    """

  @Test("stays out, and is counted")
  func out() throws {
    let extraction = Extraction(of: try Page(Array(Self.text.utf8), named: "page.txt"))
    #expect(!extraction.proposals.isEmpty)
    for proposal in extraction.proposals {
      #expect(
        !"\(proposal)".contains("jane.doe@") && !"\(proposal)".contains("555-0199")
          && !proposal.name.contains("Jane"))
    }
    #expect(extraction.withheld == ["e-mail addresses": 1, "telephone numbers": 1, "names of persons": 1])
  }

  @Test("may be kept where that is asked for")
  func kept() throws {
    let extraction = Extraction(of: try Page(Array(Self.text.utf8), named: "page.txt"), keepsContacts: true)
    #expect(extraction.withheld.isEmpty)
    #expect(extraction.proposals.contains { $0.quote.contains("jane.doe@harbour.example") })
  }
}
