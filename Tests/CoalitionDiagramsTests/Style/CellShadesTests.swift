import Testing

@testable import CoalitionDiagrams

/// Cells are told apart by how dark they are, and their words can be read on each.
@Suite("Shades of cells")
struct CellShadesTests {
  @Test("words on each shade and on gaps have a contrast of 4.5 in every theme", arguments: Theme.allCases)
  func contrast(_ theme: Theme) {
    let palette = theme.palette
    let fills = (0..<CellShades.count).map(palette.cellFill)
    for fill in fills + [palette.gap.fill] { #expect(fill.contrast(palette.text) >= 4.5, "\(fill.text)") }
    #expect(palette.gap.border.contrast(palette.ground) >= 3)
    // Each is darker than the one before (lighter on a dark ground), on grey paper too.
    for (one, next) in zip(fills, fills.dropFirst()) {
      #expect(next.contrast(palette.ground) > one.contrast(palette.ground) * 1.08)
    }
  }

  @Test("every number has one shade, and its words name it")
  func levels() {
    #expect((1...12).map { CellShades.level(of: Double($0)) } == [0, 1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4])
    #expect((0..<CellShades.count).map(CellShades.words) == ["1", "2", "3–4", "5–8", "9 or more"])
    for level in 0..<CellShades.count { #expect(CellShades.level(of: CellShades.least(of: level)) == level) }
  }
}
