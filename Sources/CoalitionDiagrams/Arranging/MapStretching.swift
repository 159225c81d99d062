internal import GraphAlgorithms

/// A block on a map: a place, and how far what belongs to it reaches from the middle of its box.
struct MapBlock: Hashable, Sendable {
  /// On the flat map, in degrees.
  var spot: Point
  var reach: Reach

  struct Reach: Hashable, Sendable {
    var left: Double
    var right: Double
    var above: Double
    var below: Double
  }

  func box(at anchor: Point) -> Rectangle {
    Rectangle(
      left: anchor.x - reach.left, bottom: anchor.y - reach.below, right: anchor.x + reach.right,
      top: anchor.y + reach.above)
  }
}

/// Blocks moved apart so that of any two the one further west stays further west and the one further north further
/// north.
///
/// Any two blocks must be apart in one direction: the one in which, for their sizes, they are further apart already,
/// where a `lean` above 1 counts what lies across for more, so that the whole becomes wider, one below 1 for less.
/// In each direction these are lower bounds of differences along the order, so one pass from either end finds the
/// nearest places at or beyond the wanted ones, and the mean of the two passes meets all bounds too, since they are
/// convex. O(n²) for n blocks.
struct MapStretching {
  private let blocks: [MapBlock]
  private let gap: Double
  private let lean: Double
  private let step: Double
  /// The places from west to east and from north to south.
  private let eastward: [Int]
  private let southward: [Int]

  init(_ blocks: [MapBlock], gap: Double, lean: Double = 1) {
    self.blocks = blocks
    self.gap = gap
    self.lean = lean
    step = min(8, 300 / Double(max(1, blocks.count)))
    eastward = blocks.indices.sorted { (blocks[$0].spot.x, $0) < (blocks[$1].spot.x, $1) }
    southward = blocks.indices.sorted { (-blocks[$0].spot.y, $0) < (-blocks[$1].spot.y, $1) }
  }

  /// Where the middles of the places' boxes go when a degree is `scale` points.
  func anchors(scale: Double) -> [Point] {
    let xs = spread(eastward, wanted: blocks.map { $0.spot.x * scale }) { need($0, $1).across }
    let depths = spread(southward, wanted: blocks.map { -$0.spot.y * scale }) { need($0, $1).down }
    return zip(xs, depths).map { Point(x: $0, y: -$1) }
  }

  /// How far the two must be from each other in both directions at least: only so far that the eye sees who is
  /// further north or west where their boxes need not be apart, and not at all where neither is.
  private func need(_ a: Int, _ b: Int) -> (across: Double, down: Double) {
    let (west, east) = (blocks[a].spot.x, a) < (blocks[b].spot.x, b) ? (a, b) : (b, a)
    let (north, south) = (-blocks[a].spot.y, a) < (-blocks[b].spot.y, b) ? (a, b) : (b, a)
    let across = blocks[west].reach.right + blocks[east].reach.left + gap
    let down = blocks[north].reach.below + blocks[south].reach.above + gap
    let width = blocks[east].spot.x - blocks[west].spot.x
    let height = blocks[north].spot.y - blocks[south].spot.y
    if width == 0, height == 0 { return across < down ? (across, 0) : (0, down) }
    let isAcross = lean * width * down >= height * across
    return (
      isAcross ? across : width > 0 ? min(step, across) : 0,
      isAcross ? height > 0 ? min(step, down) : 0 : down
    )
  }

  private func spread(_ order: [Int], wanted: [Double], _ need: (Int, Int) -> Double) -> [Double] {
    var (low, high) = (wanted, wanted)
    for (rank, block) in order.enumerated() {
      for before in order[..<rank] {
        low[block] = max(low[block], low[before] + need(before, block))
      }
    }
    for (rank, block) in order.enumerated().reversed() {
      for after in order[(rank + 1)...] {
        high[block] = min(high[block], high[after] - need(block, after))
      }
    }
    return zip(low, high).map { ($0 + $1) / 2 }
  }
}
