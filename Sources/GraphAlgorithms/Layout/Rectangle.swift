/// A place in the plane, in points (1/72 inch) where it is drawn; y grows upwards.
public struct Point: Hashable, Sendable, Codable {
  /// To the right.
  public var x: Double
  /// Upwards.
  public var y: Double

  /// Makes a point.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// How far the other is, in a straight line.
  public func distance(to other: Point) -> Double {
    let (dx, dy) = (x - other.x, y - other.y)
    return (dx * dx + dy * dy).squareRoot()
  }
}

/// How wide and how tall something is.
public struct Size: Hashable, Sendable, Codable {
  /// From left to right, 0 or more.
  public var width: Double
  /// From bottom to top, 0 or more.
  public var height: Double

  /// Makes a size.
  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

/// A rectangle with sides along the axes, by its middle and its size: what a node takes up in a drawing.
public struct Rectangle: Hashable, Sendable, Codable {
  /// The middle.
  public var center: Point
  /// Its extent in both directions.
  public var size: Size

  /// Makes a rectangle.
  public init(center: Point, size: Size) {
    self.center = center
    self.size = size
  }

  /// Makes a rectangle from the coordinates of its sides.
  public init(left: Double, bottom: Double, right: Double, top: Double) {
    center = Point(x: (left + right) / 2, y: (bottom + top) / 2)
    size = Size(width: right - left, height: top - bottom)
  }

  /// The x of the left side.
  public var left: Double { center.x - size.width / 2 }
  /// The x of the right side.
  public var right: Double { center.x + size.width / 2 }
  /// The y of the lower side.
  public var bottom: Double { center.y - size.height / 2 }
  /// The y of the upper side.
  public var top: Double { center.y + size.height / 2 }

  /// Whether the two come nearer to each other than `gap` in both directions; those that only touch do not.
  public func overlaps(_ other: Rectangle, gap: Double = 0) -> Bool {
    abs(center.x - other.center.x) < (size.width + other.size.width) / 2 + gap
      && abs(center.y - other.center.y) < (size.height + other.size.height) / 2 + gap
  }

  /// The smallest rectangle around both.
  public func union(_ other: Rectangle) -> Rectangle {
    Rectangle(
      left: min(left, other.left), bottom: min(bottom, other.bottom),
      right: max(right, other.right), top: max(top, other.top))
  }

  /// The rectangle larger by `margin` on every side.
  public func expanded(by margin: Double) -> Rectangle {
    Rectangle(center: center, size: Size(width: size.width + 2 * margin, height: size.height + 2 * margin))
  }
}

extension Collection<Rectangle> {
  /// The smallest rectangle around all; `nil` if there are none.
  public var bounds: Rectangle? {
    guard let first else { return nil }
    return dropFirst().reduce(first) { $0.union($1) }
  }
}
