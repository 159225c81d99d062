import CoalitionExtraction
import Testing

@Suite("Places")
struct PlaceTests {
  private func places(_ text: String) throws -> [String] {
    let proposals = Extraction(of: try Page(Array(text.utf8), named: "page.txt")).proposals
    var seen: Set<String> = []
    return proposals.filter { $0.outcome == .activity && !$0.place.isEmpty }
      .map { [$0.place, $0.placeWithin].filter { !$0.isEmpty }.joined(separator: ", ") }.filter {
        seen.insert($0).inserted
      }
  }

  @Test(
    "a name of several places is the one that its words and its page mean",
    arguments: [
      ("Alpha is a group in London, Ontario.", ["London, Ontario, Canada"]),
      ("Alpha is a group in London.", ["London, England, United Kingdom"]),
      ("Alpha is a group in Victoria, BC.", ["Victoria, British Columbia, Canada"]),
      ("Alpha is a group in Vancouver, Washington.", ["Vancouver, Washington, United States"]),
      (
        "Alpha is a Hamilton-based group that works across Ontario.",
        ["Hamilton, Ontario, Canada", "Ontario, Canada"]
      ),
      ("Alpha is made up of Hamiltonians.", ["Hamilton, Ontario, Canada"]),
      ("Alpha is a group of Montrealers.", ["Montréal, Quebec, Canada"]),
      ("Alpha est un organisme à Genève.", ["Geneva, Switzerland"]),
      ("Alpha is a Danish nonprofit.", ["Denmark"]),
      ("Alpha is a clinic in St. John's.", ["St. John's, Newfoundland and Labrador, Canada"]),
      (
        "Alpha is a group based in Toronto and Vancouver.",
        ["Toronto, Ontario, Canada", "Vancouver, British Columbia, Canada"]
      ),
    ])
  func ambiguous(text: String, expected: [String]) throws {
    #expect(try places(text + "\n").map { $0.replacing("Genève", with: "Geneva") } == expected)
  }

  @Test("a column of places holds places, however small")
  func cells() throws {
    let text =
      "Group,City,About\nAlpha,North Vancouver BC,A clinic\nBeta,Saanich,A farm\nGamma,\"Nelson, British Columbia\",A library\n"
    let proposals = Extraction(of: try Page(Array(text.utf8), named: "page.csv")).proposals
    #expect(
      proposals.filter { !$0.place.isEmpty }.map { "\($0.name): \($0.place), \($0.placeWithin)" }.sorted()
        == [
          "Alpha: North Vancouver, British Columbia, Canada", "Beta: Saanich, British Columbia, Canada",
          "Gamma: British Columbia, Canada",
        ])
  }

  @Test(
    "part of another's name is no place of an entry's",
    arguments: [
      "Alpha is a campaign against the Canada Border Services Agency.",
      "Alpha is a group. Jordan Reading leads it.",
      "Alpha is a mobile clinic of hope.", "Alpha is a group of refugees from Uganda, Iran and Jamaica.",
      "Alpha is a group that met in March 2019.", "Alpha is a school of the North Shore.",
      "Alpha is a group that remembers Lucia Vega Jimenez.",
    ])
  func embedded(text: String) throws {
    #expect(try places(text + "\n").isEmpty)
  }
}
