import GraphAlgorithms
import Testing

@Suite struct OverlapRemovalTests {
  /// All pairs, one by one.
  static func overlapCount(_ rectangles: [Rectangle], gap: Double) -> Int {
    var count = 0
    for (place, one) in rectangles.enumerated() {
      for other in rectangles[..<place] where one.overlaps(other, gap: gap) { count += 1 }
    }
    return count
  }

  static func random(_ count: Int, extent: Double, seed: UInt64) -> [Rectangle] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      Rectangle(
        center: Point(
          x: Double.random(in: 0...extent, using: &generator),
          y: Double.random(in: 0...extent, using: &generator)),
        size: Size(
          width: Double.random(in: 20...120, using: &generator),
          height: Double.random(in: 10...40, using: &generator)))
    }
  }

  /// Two that overlap part in the direction in which less is missing:
  ///
  ///     ┌────┐           ┌────┐
  ///     │  ┌─┼──┐        │    │┌────┐
  ///     └──┼─┘  │   →    └────┘│    │
  ///        └────┘              └────┘
  @Test func twoPartTheShortWay() {
    let size = Size(width: 10, height: 10)
    let result = [
      Rectangle(center: Point(x: 0, y: 0), size: size), Rectangle(center: Point(x: 8, y: -3), size: size),
    ].overlapsRemoved(gap: 1)
    #expect(!result[0].overlaps(result[1], gap: 1))
    #expect(isClose(result[1].center.x - result[0].center.x, 11, within: 0.01))
    #expect(isClose(result[1].center.y - result[0].center.y, -3, within: 0.01))
  }

  @Test(arguments: [(10, 50.0), (60, 200), (80, 30), (150, 1_200), (50, 1)])
  func noneIsLeft(count: Int, extent: Double) {
    for gap in [0, 5.0] {
      let given = Self.random(count, extent: extent, seed: UInt64(count))
      let result = given.overlapsRemoved(gap: gap)
      #expect(Self.overlapCount(result, gap: gap) == 0)
      #expect(result.map(\.size) == given.map(\.size))
      #expect(given.overlapsRemoved(gap: gap) == result)
      let again = result.overlapsRemoved(gap: gap)
      #expect(again == result ? true : false, "what has no overlaps stays")
    }
  }

  /// Left of stays left of: for pairs that were far apart.
  @Test func theShapeIsKept() {
    let given = Self.random(100, extent: 700, seed: 4)
    let result = given.overlapsRemoved(gap: 2)
    var (pairs, kept) = (0, 0)
    for one in given.indices {
      for other in given.indices where given[other].center.x - given[one].center.x > 250 {
        pairs += 1
        kept += result[one].center.x < result[other].center.x ? 1 : 0
      }
    }
    #expect(Double(kept) > 0.99 * Double(pairs))
    let size = result.bounds?.size ?? Size(width: 0, height: 0)
    #expect(size.width * size.height < 4 * 800 * 740.0)
  }

  @Test func pinnedStay() {
    let given = Self.random(150, extent: 400, seed: 9)
    let pinned = given.indices.map { $0 % 10 == 0 }
    let result = given.overlapsRemoved(gap: 3, pinned: pinned)
    for place in given.indices where pinned[place] { #expect(result[place] == given[place]) }
    for one in given.indices {
      for other in 0..<one where !(pinned[one] && pinned[other]) {
        #expect(!result[one].overlaps(result[other], gap: 3))
      }
    }
    #expect(given.overlapsRemoved(pinned: given.map { _ in true }) == given)
  }

  @Test func edgeCases() {
    #expect([Rectangle]().overlapsRemoved().isEmpty)
    let one = Rectangle(center: Point(x: 3, y: 4), size: Size(width: 5, height: 6))
    #expect([one].overlapsRemoved(gap: 1) == [one])
    let same = [Rectangle](repeating: one, count: 60)
    #expect(Self.overlapCount(same.overlapsRemoved(gap: 1), gap: 1) == 0)
    let nothing = Rectangle(center: one.center, size: Size(width: 0, height: 0))
    #expect([nothing, nothing].overlapsRemoved() == [nothing, nothing])
    #expect(
      Self.overlapCount([Rectangle](repeating: nothing, count: 50).overlapsRemoved(gap: 2), gap: 2) == 0)
    let flat = Rectangle(center: one.center, size: Size(width: 10, height: 0))
    #expect(Self.overlapCount([flat, one, flat, one].overlapsRemoved(gap: 2), gap: 2) == 0)
  }

  @Test func hugeAndTiny() {
    var given = Self.random(80, extent: 500, seed: 2).map {
      Rectangle(center: $0.center, size: Size(width: $0.size.width / 50, height: $0.size.height / 50))
    }
    given.append(Rectangle(center: Point(x: 250, y: 250), size: Size(width: 2_000, height: 1_000)))
    given.append(Rectangle(center: Point(x: 260, y: 250), size: Size(width: 1_000, height: 3_000)))
    #expect(Self.overlapCount(given.overlapsRemoved(gap: 1), gap: 1) == 0)
  }

  /// Far from the origin, where a coordinate has few digits left behind the point.
  @Test func farAway() {
    let given = Self.random(50, extent: 150, seed: 7).map {
      Rectangle(center: Point(x: $0.center.x + 1e12, y: $0.center.y - 1e12), size: $0.size)
    }
    #expect(Self.overlapCount(given.overlapsRemoved(gap: 1), gap: 1) == 0)
  }
}
