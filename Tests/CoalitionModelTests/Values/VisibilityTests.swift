import CoalitionModel
import Testing

@Suite("Visibility")
struct VisibilityTests {
  @Test("each audience sees its rows and those of wider ones")
  func order() {
    #expect(Visibility.allCases.sorted() == [.public, .coalition, .private])
    for row in Visibility.allCases {
      #expect(row.isShown(to: .private))
      #expect(row.isShown(to: .public) == (row == .public))
    }
    #expect(Visibility.coalition.isShown(to: .coalition) && !Visibility.private.isShown(to: .coalition))
  }
}
