import GraphAlgorithms
import Testing

@testable import CoalitionDiagrams

@Suite("Moving boxes apart")
struct OverlapsTests {
  /// Random boxes, denser where `side` is small.
  static func boxes(_ count: Int, side: Double, seed: UInt64) -> [Box] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      Box(
        x: .random(in: 0...side, using: &generator), y: .random(in: 0...side, using: &generator),
        width: .random(in: 1...120, using: &generator), height: .random(in: 1...40, using: &generator))
    }
  }

  static let samples: [[Box]] =
    [[], [Box(x: 3, y: 4, width: 10, height: 20)]]
    + (0..<12).map { boxes(2 + $0 * 7, side: 200, seed: UInt64($0)) }
    + [boxes(200, side: 1000, seed: 20), boxes(300, side: 1, seed: 21), boxes(1000, side: 4000, seed: 22)]
    + [
      // All alike, on one spot; in a row; one that holds all the others; without height.
      Array(repeating: Box(x: 0, y: 0, width: 50, height: 20), count: 40),
      (0..<30).map { Box(x: Double($0), y: 0, width: 50, height: 20) },
      [Box(x: 0, y: 0, width: 900, height: 900)] + boxes(20, side: 300, seed: 23),
      (0..<10).map { _ in Box(x: 1, y: 1, width: 10, height: 0) },
    ]

  @Test("nothing overlaps afterwards, sizes are kept, and the same comes out again", arguments: samples)
  func laws(_ boxes: [Box]) {
    for arrange in [Overlaps.removed(from:gap:), Rows.arranged(_:gap:)] {
      let moved = arrange(boxes, 6)
      #expect(moved.map { [$0.width, $0.height] } == boxes.map { [$0.width, $0.height] })
      #expect(Self.naivePairs(moved, gap: 6 - 1e-6).isEmpty)
      #expect(arrange(boxes, 6) == moved)
    }
  }

  @Test("what does not overlap stays where it is")
  func still() {
    let boxes = (0..<50).map { Box(x: Double($0 % 10) * 60, y: Double($0 / 10) * 30, width: 50, height: 20) }
    #expect(Overlaps.removed(from: boxes, gap: 6) == boxes)
  }

  @Test("a thousand boxes on one spot come apart", .timeLimit(.minutes(1)))
  func heap() {
    let boxes = Array(repeating: Box(x: 7, y: 7, width: 80, height: 20), count: 1000)
    let start = ContinuousClock.now
    let moved = Overlaps.removed(from: boxes, gap: 6)
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(Overlaps.pairs(moved, gap: 6 - 1e-6).isEmpty)
  }

  @Test("the sweep finds the pairs that looking at all of them finds", arguments: samples)
  func sweep(_ boxes: [Box]) {
    for gap in [0, 6, -2] as [Double] {
      let found = Overlaps.pairs(boxes, gap: gap).map { [$0.0, $0.1] }
      #expect(Set(found).count == found.count)
      #expect(Set(found) == Set(Self.naivePairs(boxes, gap: gap)))
    }
  }

  static func naivePairs(_ boxes: [Box], gap: Double) -> [[Int]] {
    var pairs: [[Int]] = []
    for a in boxes.indices {
      for b in boxes.indices.dropFirst(a + 1) {
        let (one, other) = (boxes[a], boxes[b])
        let isApartX = one.right + gap <= other.left || other.right + gap <= one.left
        let isApartY = one.top + gap <= other.bottom || other.top + gap <= one.bottom
        if !isApartX && !isApartY { pairs.append([a, b]) }
      }
    }
    return pairs
  }
}
