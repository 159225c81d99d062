import CoalitionExtraction
import Foundation
import Testing

/// Real pages with labels made by hand. The pages are not part of the project; without them, the tests say so.
@Suite("Labelled pages")
struct LabelledPagesTests {
  @Test("the page that the project starts from")
  func seed() throws {
    guard let bytes = SharedPages.bytes("seed/resources.txt") else {
      return print("No shared/seed: not tested.")
    }
    var score = Score()
    score.add(try Label.of("seed"), try Page(bytes, named: "resources.txt"), onlyLabelledSections: false)
    print("seed:", score)
    #expect(score.recall >= 0.98 && score.precision >= 0.98)
    #expect(score.kinds >= 0.95)
    #expect(score.publishers == (9, 9) && score.dates == (9, 9))
    #expect(score.placesF1 >= 0.95)
  }

  @Test(
    "pages of other shapes",
    arguments: [("organize-nyc", "html"), ("open-sustainable", "md"), ("causes", "md")])
  func others(labels: String, ending: String) throws {
    var score = Score()
    let all = try Label.of(labels)
    for (page, own) in Dictionary(grouping: all, by: \.page) {
      let path =
        labels == "causes"
        ? "pages/causes/\(page)"
        : labels == "organize-nyc" ? "pages/organize-nyc.html" : "pages/open-sustainable-technology.md"
      guard let bytes = SharedPages.bytes(path) else { return print("No shared/pages: not tested.") }
      score.add(own, try Page(bytes, named: path), onlyLabelledSections: labels != "causes")
    }
    print("\(labels):", score)
    #expect(score.f1 >= 0.9)
    // In the list of software, what is an organization is often a matter of taste (see the labels' kinds).
    #expect(score.kinds >= (labels == "open-sustainable" ? 0.85 : 0.9))
    if labels != "open-sustainable" { #expect(score.placesF1 >= 0.9) }
  }

  @Test("confidence means what it says")
  func calibration() throws {
    var score = Score()
    guard let seed = SharedPages.bytes("seed/resources.txt"),
      let city = SharedPages.bytes("pages/organize-nyc.html"),
      let list = SharedPages.bytes("pages/open-sustainable-technology.md")
    else { return print("No shared pages: not tested.") }
    score.add(try Label.of("seed"), try Page(seed, named: "resources.txt"), onlyLabelledSections: false)
    score.add(try Label.of("organize-nyc"), try Page(city, named: "city.html"), onlyLabelledSections: true)
    score.add(try Label.of("open-sustainable"), try Page(list, named: "list.md"), onlyLabelledSections: true)
    print("confidence  proposals  right")
    for band in [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] {
      let inside = score.hits.filter { $0.confidence >= band && $0.confidence < band + 0.1 }
      guard !inside.isEmpty else { continue }
      let share = Double(inside.count(where: \.isRight)) / Double(inside.count)
      print("\(band) to \(band + 0.1)  \(inside.count)  \((share * 100).rounded() / 100)")
    }
    let sure = score.hits.filter { $0.confidence >= 0.9 }
    #expect(Double(sure.count(where: \.isRight)) >= 0.9 * Double(sure.count))
  }

  @Test("every quote is read back from its bytes")
  func spans() throws {
    for path in [
      "seed/resources.txt", "pages/organize-nyc.html", "pages/open-sustainable-technology.md",
      "pages/causes/immigration.md",
    ] {
      guard let bytes = SharedPages.bytes(path) else { return print("No shared pages: not tested.") }
      let page = try Page(bytes, named: path)
      let proposals = Extraction(of: page).proposals
      #expect(proposals.count > 5)
      for proposal in proposals { #expect(page.text(of: proposal.span) == proposal.quote) }
    }
  }

  @Test(
    "and of a page that fuzzing made",
    arguments: ["mixed-encoding.md", "mixed-encoding.html", "broken-tags.html", "broken-marks.md"])
  func fuzzed(_ name: String) throws {
    let url = try #require(Bundle.module.url(forResource: "Fixtures/fuzzed/\(name)", withExtension: nil))
    let page = try Page(Array(try Data(contentsOf: url)), named: name)
    let proposals = Extraction(of: page).proposals
    for proposal in proposals { #expect(page.text(of: proposal.span) == proposal.quote) }
  }
}
