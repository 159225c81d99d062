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
    return furnitureHeight * max(0.7, min(3, share))
  }

  /// At which scale a picture of this size is set, its words with it; `nil` where there is no end of paper.
  func scale(of picture: Size) -> Double? {
    guard page != .free else { return nil }
    return page.scale(
      of: Size(
        width: max(picture.width, Furniture.minimumWidth),
        height: picture.height + furniture(besides: picture.width)))
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
    let height = drawn <= short && page != .slide ? long : drawn <= long ? short : nil
    return height.map { $0 / Self.leastScale - furniture(besides: width) }.flatMap { $0 > 0 ? $0 : nil }
  }
}
