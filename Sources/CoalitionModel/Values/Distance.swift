internal import Glibc

extension Coordinate {
  /// The distance along a great circle of a sphere of 6,371 km (haversine formula; Sinnott 1984), within 0.6 %.
  public func kilometres(to other: Coordinate) -> Double {
    let radians = Double.pi / 180
    let latitudes = (other.latitude - latitude) * radians
    let longitudes = (other.longitude - longitude) * radians
    let a =
      sin(latitudes / 2) * sin(latitudes / 2) + cos(latitude * radians) * cos(other.latitude * radians)
      * sin(longitudes / 2) * sin(longitudes / 2)
    return 2 * 6371 * asin(min(1, a.squareRoot()))
  }
}
