internal import CoalitionModel
internal import Glibc

/// Where places lie: at their coordinates, and a region or country that has none in the middle of its cities.
struct MapSpots {
  private var coordinates: [EntityIndex: Coordinate] = [:]
  /// The places that stand in the middle of their cities.
  private(set) var middles: Set<EntityIndex> = []

  subscript(_ place: EntityIndex) -> Coordinate? { coordinates[place] }

  /// O(places × depth of their tree).
  init(_ dataset: Dataset) {
    for place in dataset.indices where dataset[place].kind.isPlace {
      if let coordinate = dataset[place].coordinate {
        coordinates[place] = coordinate
      } else if dataset[place].kind != .city {
        let below = dataset.hierarchy.subtree(of: place).filter { dataset[$0].coordinate != nil }
        let cities = below.filter { dataset[$0].kind == .city }
        guard
          let middle = Self.middle(
            (cities.isEmpty ? Array(below) : cities).compactMap { dataset[$0].coordinate })
        else { continue }
        coordinates[place] = middle
        middles.insert(place)
      }
    }
  }

  /// The middle on the globe, which the date line and the poles do not disturb: the direction of the mean of the
  /// points in space. Nil for no points, and for points that lie around the whole globe and so around no middle.
  static func middle(_ points: [Coordinate]) -> Coordinate? {
    let radians = Double.pi / 180
    var (x, y, z) = (0.0, 0.0, 0.0)
    for point in points {
      x += cos(point.latitude * radians) * cos(point.longitude * radians)
      y += cos(point.latitude * radians) * sin(point.longitude * radians)
      z += sin(point.latitude * radians)
    }
    let length = (x * x + y * y + z * z).squareRoot()
    guard length > 1e-6 * Double(max(1, points.count)) else { return nil }
    return Coordinate(
      latitude: asin(max(-1, min(1, z / length))) / radians, longitude: atan2(y, x) / radians)
  }
}
