/// Parts of a drawing set side by side without overlap, on a page of a wanted shape.
///
/// Each part is covered with square cells; the largest stands first, each other at the place nearest to the middle where its
/// cells are free (polyominoes: Freivalds, Dogrusoz & Kikusts 2002, doi:10.1007/3-540-45848-4_30), so that
/// small ones fill corners that large ones leave. What is single stands in rows below.
struct ComponentPacking {
  private let options: LayoutOptions
  private var parts: [(nodes: [UInt32], rectangles: [Rectangle])] = []
  private var singles: [UInt32] = []

  init(options: LayoutOptions) { self.options = options }

  mutating func add(_ nodes: [UInt32], _ rectangles: [Rectangle]) { parts.append((nodes, rectangles)) }

  mutating func addSingles(_ nodes: [UInt32]) { singles = nodes }

  /// The rectangles of all nodes.
  func packed(sizes: [Size]) -> [Rectangle] {
    var result = sizes.map { Rectangle(center: Point(x: 0, y: 0), size: $0) }
    let bounds = place(into: &result)
    rows(into: &result, below: bounds)
    return result
  }

  /// The room between parts.
  private var margin: Double { 3 * options.gap }

  private func place(into result: inout [Rectangle]) -> Rectangle? {
    let boxes = parts.map { part in
      (part.rectangles.bounds ?? Rectangle(left: 0, bottom: 0, right: 0, top: 0)).expanded(by: margin / 2)
    }
    guard boxes.count > 1 else {
      for part in parts {
        for (node, rectangle) in zip(part.nodes, part.rectangles) { result[Int(node)] = rectangle }
      }
      return boxes.first
    }
    let area = boxes.reduce(0) { $0 + $1.size.width * $1.size.height }
    let cell = (area / Double(min(60 * boxes.count + 2_000, 100_000))).squareRoot()
    var board = PackingBoard(cell: cell > 0 ? cell : 1, aspectRatio: options.aspectRatio)
    let order = boxes.indices.sorted {
      let one = boxes[$0].size.width + boxes[$0].size.height
      let other = boxes[$1].size.width + boxes[$1].size.height
      return one != other ? one > other : $0 < $1
    }
    var whole: Rectangle?
    for part in order {
      let grown = parts[part].rectangles.map { $0.expanded(by: margin / 2) }
      let shift = board.place(grown, box: boxes[part])
      for (node, rectangle) in zip(parts[part].nodes, parts[part].rectangles) {
        let center = Point(x: rectangle.center.x + shift.x, y: rectangle.center.y + shift.y)
        result[Int(node)].center = center
        whole = whole?.union(result[Int(node)]) ?? result[Int(node)]
      }
    }
    return whole
  }

  /// Nodes without edges, below the rest.
  private func rows(into result: inout [Rectangle], below bounds: Rectangle?) {
    let places = PackingRows(options: options).places(
      for: singles.map { result[Int($0)].size }, below: bounds)
    for (node, place) in zip(singles, places) { result[Int(node)].center = place }
  }
}
