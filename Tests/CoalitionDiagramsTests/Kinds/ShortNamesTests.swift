import Testing

@testable import CoalitionDiagrams

/// No two names that are cut look alike.
@Suite("Short names")
struct ShortNamesTests {
  private let names = [
    "No One Is Illegal-Toronto", "No One Is Illegal-Vancouver", "Mijente",
    "Association pour la défense des droits, section de Sherbrooke",
    "Association pour la défense des droits, section de Gatineau", "Health for All", "Health for All",
    "Réseau d’entraide (1)", "Réseau d’entraide (2)", "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "",
  ]

  @Test("each form stands for one name, and fits", arguments: [6.0, 9.2, 14], [1, 2])
  func distinct(_ width: Double, _ lines: Int) {
    let short = ShortNames(names, width: width, lines: lines)
    let forms = names.compactMap { short[$0] }
    #expect(Set(forms).count == forms.count)
    for form in forms {
      #expect(
        BidirectionalText.withoutControls(
          TextWrapping.lines(form, width: width, maximumLines: lines).joined(separator: " ")) == form,
        "\(form)")
      #expect(BidirectionalText.withoutControls(form) == form)
    }
  }

  @Test("what fits is whole; what would look like another loses its middle; what is another's has none")
  func forms() {
    let short = ShortNames(names, width: 9.2, lines: 1)
    #expect(short["Mijente"] == "Mijente")
    #expect(short["No One Is Illegal-Toronto"] == "No One…Toronto")
    #expect(short["No One Is Illegal-Vancouver"]?.hasSuffix("…Vancouver") == true)
    #expect(short["Health for All"] == nil)
    #expect(short["Nobody Known"] == nil)
  }
}
