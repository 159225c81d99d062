/// What a layout of rectangles is asked for.
public struct LayoutOptions: Sendable, Hashable {
  /// How far apart two rectangles stay, in at least one of the two directions. Not negative.
  public var gap: Double
  /// The wanted width of the whole divided by its height; 1.414 is a page of A-sizes on its side. Positive.
  public var aspectRatio: Double
  /// How much more room an edge between two communities takes than one within: 0 for none. Not negative.
  public var communityWeight: Double
  /// Up to which area, in square points, a drawing takes the room that shows it best; beyond it gets denser, so that
  /// texts can be read on a page. Two pages A3 if not said. Not negative.
  public var comfortableArea: Double

  /// Makes options.
  public init(
    gap: Double = 8, aspectRatio: Double = 1.414, communityWeight: Double = 0.5,
    comfortableArea: Double = 2_000_000
  ) {
    self.gap = gap
    self.aspectRatio = aspectRatio
    self.communityWeight = communityWeight
    self.comfortableArea = comfortableArea
  }

  func check() {
    precondition(gap >= 0 && gap.isFinite, "a gap of \(gap)")
    precondition(aspectRatio > 0 && aspectRatio.isFinite, "an aspect ratio of \(aspectRatio)")
    precondition(communityWeight >= 0 && communityWeight.isFinite, "a community weight of \(communityWeight)")
    precondition(comfortableArea >= 0, "an area of \(comfortableArea)")
  }
}
