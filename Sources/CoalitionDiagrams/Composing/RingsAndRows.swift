internal import Glibc
internal import GraphAlgorithms

/// Boxes set on an ellipse, the first at the top, clockwise: between any two of them the way is free.
enum Ring {
  static func arranged(_ sizes: [Size]) -> [Rectangle] {
    let widest = sizes.map(\.width).max() ?? 0
    let tallest = sizes.map(\.height).max() ?? 0
    // Wide enough apart for neighbors on the ring; taller boxes need a rounder one.
    let scale = Double(sizes.count) / Double.pi
    let radii =
      sizes.count < 2
      ? (x: 0, y: 0)
      : (x: (widest + 60) * max(scale / 2, 0.75), y: (tallest + 60) * max(scale / 2, 0.62))
    return sizes.enumerated().map { place, size in
      let angle = Double.pi / 2 - 2 * Double.pi * Double(place) / Double(sizes.count)
      return Rectangle(center: Point(x: radii.x * cos(angle), y: radii.y * sin(angle)), size: size)
    }.overlapsRemoved(gap: 40)
  }
}

/// Boxes set in rows like words on a page: nothing can overlap, whatever there is.
enum Rows {
  static func arranged(_ sizes: [Size], gap: Double, aspectRatio: Double = 1.6) -> [Rectangle] {
    let area = sizes.reduce(0.0) { $0 + ($1.width + gap) * ($1.height + gap) }
    let width = max(sizes.map(\.width).max() ?? 0, (area * aspectRatio).squareRoot())
    var (x, y, rowHeight) = (0.0, 0.0, 0.0)
    return sizes.map { size in
      if x > 0, x + size.width > width {
        y -= rowHeight + gap
        (x, rowHeight) = (0, 0)
      }
      let box = Rectangle(left: x, bottom: y - size.height, right: x + size.width, top: y)
      x += size.width + gap
      rowHeight = max(rowHeight, size.height)
      return box
    }
  }
}
