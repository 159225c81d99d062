/// Rows of rectangles, in the order given, below what is there.
struct PackingRows {
  let options: LayoutOptions

  /// The middles of rectangles of these sizes. Rows are as wide as what stands above, or as the page's shape asks if
  /// they are many, and stand in its middle.
  func places(for sizes: [Size], below bounds: Rectangle?) -> [Point] {
    let gap = options.gap
    var area = bounds.map { $0.size.width * $0.size.height } ?? 0
    for size in sizes { area += (size.width + gap) * (size.height + gap) }
    let width = max(bounds?.size.width ?? 0, (area * options.aspectRatio).squareRoot())
    let middle = bounds?.center.x ?? 0
    var top = bounds.map { $0.bottom - 3 * gap } ?? 0
    var places: [Point] = []
    places.reserveCapacity(sizes.count)
    while places.count < sizes.count {
      let first = places.count
      var (last, length, height) = (first, -gap, 0.0)
      repeat {
        length += sizes[last].width + gap
        height = max(height, sizes[last].height)
        last += 1
      } while last < sizes.count && length + gap + sizes[last].width <= width
      var left = middle - length / 2
      for size in sizes[first..<last] {
        places.append(Point(x: left + size.width / 2, y: top - height / 2))
        left += size.width + gap
      }
      top -= height + gap
    }
    return places
  }
}
