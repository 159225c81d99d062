/// What distances in the graph are to be in the drawing.
///
/// In networks where all is near to all, nearly all distances are the same, and stress has nothing to tell clusters by.
/// So distances are raised to a power: as high as it takes for them to differ as those of points in a disc do, and 2 at
/// most. Beyond the mean they go on in proportion, so that what hangs far out does not take all the room.
struct LayoutDistanceScale {
  /// The power less 1.
  private let excess: Double
  /// The mean distance, in mean lengths of an edge.
  private let mean: Double

  /// From the number of some distances, their sum and the sum of their squares, in units.
  init(count: Double, sum: Double, squares: Double) {
    let mean = count > 0 ? sum / count : 0
    let variance = count > 0 ? max(squares / count - mean * mean, 0) : 0
    self.mean = max(mean / LayoutPart.mean, 1)
    let spread = mean > 0 ? variance.squareRoot() / mean : 0
    // Points in a disc: 0.47; a drawing with clusters is to differ somewhat more than that.
    let power = spread > 0 ? 0.6 / spread : 1
    excess = power < 1.2 ? 0 : min(power, 2) - 1
  }

  /// The distance in the drawing, in units, of nodes as far apart in the graph as said, in units.
  func drawn(_ distance: Int32) -> Double {
    let distance = Double(distance)
    let ratio = min(distance / LayoutPart.mean, mean)
    if excess == 0 || ratio <= 1 { return distance }
    if excess == 1 { return distance * ratio }
    return distance * power(ofE: excess * naturalLogarithm(ratio))
  }
}
