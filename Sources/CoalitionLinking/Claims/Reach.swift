public import CoalitionModel

/// How a claim's place fits a place asked for.
public enum Reach: String, Sendable, Comparable {
  /// In the place itself or within it.
  case inside
  /// In a larger place that contains it.
  case wider

  /// Inside comes before wider.
  public static func < (left: Reach, right: Reach) -> Bool { left == .inside && right == .wider }

  /// How `claimed` fits `asked`; nil where neither contains the other. O(1).
  public init?(of claimed: EntityIndex, asked: EntityIndex, in hierarchy: Hierarchy) {
    if hierarchy.contains(asked, claimed) {
      self = .inside
    } else if hierarchy.contains(claimed, asked) {
      self = .wider
    } else {
      return nil
    }
  }
}
