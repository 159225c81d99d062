public import GraphAlgorithms

/// The paper or the slide that a diagram is for.
///
/// A diagram is drawn at its natural size and scaled to the page, so the page decides how large its words become:
/// see ``DiagramComposer/smallestTextSize``. On ``free`` a diagram is as large as it needs to be.
public enum PageSize: String, Sendable, Hashable, CaseIterable {
  /// 148 × 210 mm.
  case a5
  /// 210 × 297 mm.
  case a4
  /// 297 × 420 mm.
  case a3
  /// 420 × 594 mm.
  case a2
  /// 594 × 841 mm.
  case a1
  /// 841 × 1189 mm.
  case a0
  /// 8.5 × 11 in.
  case letter
  /// 11 × 17 in.
  case tabloid
  /// 13⅓ × 7½ in, as presentations have it.
  case slide
  /// As large as it needs to be: for a screen, on which one moves about.
  case free

  /// Its shorter and its longer side in points, borders included; `nil` for ``free``.
  public var sides: Size? {
    let pointsPerMillimetre = 72 / 25.4
    func paper(_ width: Double, _ height: Double) -> Size {
      Size(width: width * pointsPerMillimetre, height: height * pointsPerMillimetre)
    }
    return switch self {
    case .a5: paper(148, 210)
    case .a4: paper(210, 297)
    case .a3: paper(297, 420)
    case .a2: paper(420, 594)
    case .a1: paper(594, 841)
    case .a0: paper(841, 1189)
    case .letter: Size(width: 612, height: 792)
    case .tabloid: Size(width: 792, height: 1224)
    case .slide: Size(width: 540, height: 960)
    case .free: nil
    }
  }

  /// The border that stays white on each side, in points: what printers cannot reach, and some air.
  static let margin = 25.0

  /// The ratio of the longer to the shorter side of what can be drawn on.
  var aspectRatio: Double {
    guard let sides else { return 2.0.squareRoot() }
    return (sides.height - 2 * Self.margin) / (sides.width - 2 * Self.margin)
  }

  /// How large a drawing becomes on the page, the page upright or lying as it fits better: 1 for its natural size.
  /// Nothing is drawn at more than `largest` times its size, lest three nodes fill a poster.
  func scale(of drawing: Size, largest: Double = 1.5) -> Double {
    guard let sides, drawing.width > 0, drawing.height > 0 else { return 1 }
    let (short, long) = (sides.width - 2 * Self.margin, sides.height - 2 * Self.margin)
    let upright = min(short / drawing.width, long / drawing.height)
    let lying = min(long / drawing.width, short / drawing.height)
    // A slide lies.
    return min(largest, self == .slide ? lying : max(upright, lying))
  }

  /// Whether a drawing is better set on the page lying than upright.
  func isLying(_ drawing: Size) -> Bool {
    self == .slide || drawing.width > drawing.height
  }
}
