import GraphAlgorithms
import Testing

@Suite struct RectangleTests {
  private let unit = Rectangle(left: 0, bottom: 0, right: 2, top: 1)

  @Test func `Sides and middle agree`() {
    #expect(unit.center == Point(x: 1, y: 0.5))
    #expect(unit.size == Size(width: 2, height: 1))
    #expect([unit.left, unit.bottom, unit.right, unit.top] == [0, 0, 2, 1])
  }

  @Test func `Those that touch do not overlap, and a gap makes them`() {
    let beside = Rectangle(left: 2, bottom: 0, right: 3, top: 1)
    #expect(!unit.overlaps(beside))
    #expect(unit.overlaps(beside, gap: 0.5))
    #expect(unit.overlaps(Rectangle(left: 1.9, bottom: 0.9, right: 3, top: 3)))
    // Near in one direction only.
    #expect(!unit.overlaps(Rectangle(left: 0, bottom: 5, right: 2, top: 6), gap: 1))
  }

  @Test func `The bounds hold all`() {
    #expect([Rectangle]().bounds == nil)
    #expect(
      [unit, Rectangle(left: -3, bottom: 4, right: -2, top: 5)].bounds
        == Rectangle(left: -3, bottom: 0, right: 2, top: 5))
    #expect(unit.expanded(by: 1) == Rectangle(left: -1, bottom: -1, right: 3, top: 2))
  }

  @Test func `Distances`() {
    #expect(Point(x: 0, y: 0).distance(to: Point(x: 3, y: -4)) == 5)
  }
}
