internal import Glibc

/// A rectangle by its centre, in points, y upwards.
struct Box: Hashable, Sendable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var left: Double { x - width / 2 }
  var right: Double { x + width / 2 }
  var bottom: Double { y - height / 2 }
  var top: Double { y + height / 2 }

  /// Whether the two come nearer than `gap` in both directions.
  func overlaps(_ other: Box, gap: Double = 0) -> Bool {
    abs(x - other.x) < (width + other.width) / 2 + gap && abs(y - other.y) < (height + other.height) / 2 + gap
  }
}

enum Overlaps {
  /// Every pair of boxes nearer than `gap`, by a sweep from left to right. O(n log n + pairs looked at).
  static func pairs(_ boxes: [Box], gap: Double = 0) -> [(Int, Int)] {
    let order = boxes.indices.sorted { (boxes[$0].left, $0) < (boxes[$1].left, $1) }
    var open: [Int] = []
    var found: [(Int, Int)] = []
    for index in order {
      open.removeAll { boxes[$0].right + gap <= boxes[index].left }
      for other in open where boxes[other].overlaps(boxes[index], gap: gap) {
        found.append((min(other, index), max(other, index)))
      }
      open.append(index)
    }
    return found
  }

  /// Moves boxes apart until none is nearer than `gap` to another: the whole is stretched a little at a time, which
  /// keeps its shape, until what is left can be pushed apart pair by pair. A heap that does not come apart within
  /// a million pushes is set in rows.
  static func removed(from boxes: [Box], gap: Double) -> [Box] {
    var boxes = boxes
    var pushes = 0
    for round in 0..<200 {
      let pairs = pairs(boxes, gap: gap)
      if pairs.isEmpty { return boxes }
      pushes += pairs.count
      if pushes > 1_000_000 { break }
      if round % 8 == 7 {
        for index in boxes.indices {
          boxes[index].x *= 1.05
          boxes[index].y *= 1.05
        }
      }
      for (a, b) in pairs {
        let overlapX = (boxes[a].width + boxes[b].width) / 2 + gap - abs(boxes[a].x - boxes[b].x)
        let overlapY = (boxes[a].height + boxes[b].height) / 2 + gap - abs(boxes[a].y - boxes[b].y)
        guard overlapX > 0, overlapY > 0 else { continue }
        if overlapX < overlapY {
          let shift = (overlapX / 2 + 0.01) * (boxes[a].x < boxes[b].x ? -1 : 1)
          boxes[a].x += shift
          boxes[b].x -= shift
        } else {
          let shift = (overlapY / 2 + 0.01) * (boxes[a].y < boxes[b].y ? -1 : 1)
          boxes[a].y += shift
          boxes[b].y -= shift
        }
      }
    }
    return Rows.arranged(boxes, gap: gap)
  }
}

/// Boxes set on an ellipse, the first at the top, clockwise: between any two of them the way is free.
enum Ring {
  static func arranged(_ boxes: [Box]) -> [Box] {
    guard boxes.count > 1 else { return boxes }
    let widest = boxes.map(\.width).max() ?? 0
    let tallest = boxes.map(\.height).max() ?? 0
    // Wide enough apart for neighbors on the ring; taller boxes need a rounder one.
    let scale = Double(boxes.count) / Double.pi
    let radii = (x: (widest + 60) * max(scale / 2, 0.75), y: (tallest + 60) * max(scale / 2, 0.62))
    return boxes.enumerated().map { place, box in
      let angle = Double.pi / 2 - 2 * Double.pi * Double(place) / Double(boxes.count)
      return Box(x: radii.x * cos(angle), y: radii.y * sin(angle), width: box.width, height: box.height)
    }
  }
}

/// Boxes set in rows like words on a page: nothing can overlap, whatever there is.
enum Rows {
  static func arranged(_ boxes: [Box], gap: Double) -> [Box] {
    let area = boxes.reduce(0.0) { $0 + ($1.width + gap) * ($1.height + gap) }
    let widest = boxes.map(\.width).max() ?? 0
    let width = max(widest, (area * 1.6).squareRoot())
    var placed = boxes
    var (x, y, rowHeight) = (0.0, 0.0, 0.0)
    for index in boxes.indices {
      if x > 0, x + boxes[index].width > width {
        y -= rowHeight + gap
        (x, rowHeight) = (0, 0)
      }
      placed[index].x = x + boxes[index].width / 2
      placed[index].y = y - boxes[index].height / 2
      x += boxes[index].width + gap
      rowHeight = max(rowHeight, boxes[index].height)
    }
    return placed
  }
}
