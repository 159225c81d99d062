internal import GraphAlgorithms

/// How large a picture will be on a page, estimated before the words around it are set to its width.
///
/// The words take about the same area however wide they stand, so what was measured once at one width tells their
/// height at others. An estimate: ``Sheet/isReadable(on:)`` measures the page itself.
struct PageRoom {
  let page: PageSize
  /// How high title, legend and caption are together where they are as wide as `furnitureWidth`, in points.
  private let furnitureHeight: Double
  private let furnitureWidth: Double
  /// How wide a picture had best be for its height, and how high it is at ease, where there is no end of paper.
  private static let freeRatio = 1.7
  private static let freeHeight = 640.0
  /// At which scale words of the smallest size that furniture has are just large enough.
  static let leastScale = DiagramComposer.smallestTextSize / Legend.size

  init(_ page: PageSize, furnitureHeight: Double, furnitureWidth: Double) {
    self.page = page
    self.furnitureHeight = furnitureHeight
    self.furnitureWidth = furnitureWidth
  }

  /// How high the words around a picture of this width become, in points.
  func furniture(besides width: Double) -> Double {
    let share = furnitureWidth / max(width, Furniture.minimumWidth)
    // A line of a few words stays one line.
    return furnitureHeight * (0.4 + 0.6 * share)
  }

  /// How wide the words around a picture had best stand for the whole to become largest on the page: no less wide
  /// than the picture, and wider where they would make it too high.
  func furnitureWidth(besides picture: Size) -> Double {
    let least = max(picture.width, Furniture.minimumWidth)
    guard page != .free else { return least }
    var (best, most) = (least, 0.0)
    for width in [least] + Self.furnitureWidths.filter({ $0 > least }) {
      let scale = page.scale(of: Size(width: width, height: picture.height + furniture(besides: width)))
      if scale > most { (best, most) = (width, scale) }
    }
    return best
  }

  private static let furnitureWidths = [440.0, 520, 620, 740, 880, 1050, 1250, 1500]

  /// At which scale a picture of this size is set, its words with it; `nil` where there is no end of paper.
  func scale(of picture: Size) -> Double? {
    guard page != .free else { return nil }
    let width = furnitureWidth(besides: picture)
    return page.scale(of: Size(width: width, height: picture.height + furniture(besides: width)))
  }

  /// Whether the words of a picture of this size can be read, with a share of the page to spare.
  func holds(_ picture: Size, sparing: Double = 0) -> Bool {
    guard let scale = scale(of: picture) else { return true }
    return scale * (1 - sparing) >= Self.leastScale
  }

  /// How good a size is for a picture, at most 1 for as good as any: its scale on the page, or without an end of
  /// paper how near it is to a shape that is at ease on a screen.
  func ease(_ picture: Size) -> Double {
    if let scale = scale(of: picture) { return min(1, scale) }
    return Self.freeHeight / max(picture.width / Self.freeRatio, picture.height, Self.freeHeight)
  }

  /// How high a picture of this width may be at most for its words to be read; `nil` where it is too wide.
  func height(besides width: Double) -> Double? {
    guard let sides = page.sides else { return .infinity }
    let (short, long) = (sides.width - 2 * PageSize.margin, sides.height - 2 * PageSize.margin)
    let drawn = max(width, Furniture.minimumWidth) * Self.leastScale
    // A slide lies.
    let isUpright = drawn <= short && page != .slide
    guard isUpright || drawn <= long else { return nil }
    let room = (
      width: (isUpright ? short : long) / Self.leastScale,
      height: (isUpright ? long : short) / Self.leastScale
    )
    let height = room.height - furniture(besides: room.width)
    return height > 0 ? height : nil
  }
}
