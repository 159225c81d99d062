internal import Glibc
internal import GraphAlgorithms

/// Places as they lie to each other on the Earth, each with what stands beside it in rows beneath it.
///
/// The map is flat: degrees east shrunk by the cosine of the middle latitude (equirectangular), cut where the globe is
/// emptiest, so that what lies on both sides of the date line stays together. A place and its rows are one block.
/// Blocks are moved apart along the axes, and of any two places the one further west stays further west, the one
/// further north further north (`MapStretching`); the map is drawn as large as it can be without becoming much larger
/// than the blocks themselves. What names no place stands in rows below. No box overlaps another, whatever the sizes.
/// O(n²) for n places; above `most` the order is kept only as far as `overlapsRemoved(gap:)` does, in O(n log n).
enum MapArrangement {
  /// Between blocks: lines pass there.
  static let blockGap = 34.0
  /// Between a place and its first row.
  static let headGap = 24.0
  static let memberGap = 12.0
  /// Between the two of a pair: the lines to them run there.
  static let aisle = 26.0
  static let most = 600
  /// How wide the picture had best be for its height: pages are less so, but have words above and below.
  private static let aspectRatio = 1.7
  /// How wide a block had best be for its height.
  private static let blockRatio = 1.3
  /// What is no higher, and no wider for that, fits on any page.
  private static let comfortableHeight = 480.0
  /// Tried where the blocks take more than that, the least distorting first.
  private static let leans = [0.85, 1.2, 0.7, 1.4, 0.6, 1.7, 0.5, 2, 0.4, 2.4, 0.33, 3, 0.25, 4, 0.15]
  /// How much larger than the blocks need it the whole may be, for the sake of the shape of the map.
  private static let growth = 1.05

  /// - Parameter ease: How good a size is for the whole, at most 1 for as good as any.
  static func arranged(
    _ diagram: Diagram, _ sizes: [Size], ease: (Size) -> Double = Self.shapeEase
  ) -> [Rectangle] {
    let (places, members, strays) = groups(diagram)
    let spots = flattened(places.map(\.coordinate))
    let rows = places.map { Self.rows(beneath: sizes[$0.node], (members[$0.node] ?? []).map { sizes[$0] }) }
    let blocks = zip(spots, places.indices).map { spot, place in
      MapBlock(spot: spot, reach: reach(of: sizes[places[place].node], rows[place]))
    }
    var boxes = sizes.map { Rectangle(center: Point(x: 0, y: 0), size: $0) }
    for ((place, rows), anchor) in zip(zip(places, rows), anchors(of: blocks, ease)) {
      boxes[place.node].center = anchor
      for (member, row) in zip(members[place.node] ?? [], rows) {
        boxes[member].center = Point(x: anchor.x + row.center.x, y: anchor.y + row.center.y)
      }
    }
    let isStray = Set(strays)
    let drawn = boxes.indices.filter { !isStray.contains($0) }.map { boxes[$0] }.bounds
    for (stray, box) in zip(strays, Rows.arranged(strays.map { sizes[$0] }, gap: memberGap)) {
      boxes[stray].center = Point(
        x: box.center.x + (drawn?.left ?? 0), y: box.center.y + (drawn.map { $0.bottom - blockGap } ?? 0))
    }
    return boxes
  }

  struct Place {
    var node: Int
    var coordinate: (longitude: Double, latitude: Double)
  }

  /// The places, by the node of each what stands beside it, and what has no place, all in the diagram's order.
  static func groups(_ diagram: Diagram) -> (places: [Place], members: [Int: [Int]], strays: [Int]) {
    var places: [Place] = []
    var placeOfID: [String: Int] = [:]
    for (index, node) in diagram.nodes.enumerated() {
      guard case .place(let longitude, let latitude)? = node.spot, longitude.isFinite, latitude.isFinite,
        abs(longitude) <= 360, abs(latitude) <= 90
      else { continue }
      places.append(Place(node: index, coordinate: (longitude, latitude)))
      placeOfID[node.id] = index
    }
    let isPlace = Set(places.map(\.node))
    var (members, strays): ([Int: [Int]], [Int]) = ([:], [])
    for (index, node) in diagram.nodes.enumerated() where !isPlace.contains(index) {
      if case .beside(let id)? = node.spot, let place = placeOfID[id] {
        members[place, default: []].append(index)
      } else {
        strays.append(index)
      }
    }
    return (places, members, strays)
  }

  /// Degrees on the flat map.
  static func flattened(_ coordinates: [(longitude: Double, latitude: Double)]) -> [Point] {
    let latitudes = coordinates.map(\.latitude)
    guard let south = latitudes.min(), let north = latitudes.max() else { return [] }
    // Even around a pole, east and west remain.
    let shrinking = max(0.05, cos((south + north) / 2 * Double.pi / 180))
    return zip(unwrapped(coordinates.map(\.longitude)), latitudes).map {
      Point(x: $0 * shrinking, y: $1)
    }
  }

  /// The longitudes from the easternmost end of the widest empty stretch on, growing eastwards; the date line is that
  /// end where no other stretch is wider.
  static func unwrapped(_ longitudes: [Double]) -> [Double] {
    let turned = longitudes.map { $0 - 360 * (($0 + 180) / 360).rounded(.down) }
    let sorted = turned.sorted()
    guard let first = sorted.first, let last = sorted.last else { return [] }
    var (widest, start) = (first + 360 - last, first)
    for (one, next) in zip(sorted, sorted.dropFirst()) where next - one > widest {
      (widest, start) = (next - one, next)
    }
    return turned.map { $0 < start ? $0 + 360 : $0 }
  }

  /// What stands beside a place, around the middle of the place's box: rows of pairs, so that from the place a line
  /// can run down between the two of a pair to any of them and pass behind none.
  private static func rows(beneath place: Size, _ members: [Size]) -> [Rectangle] {
    var best: [Rectangle] = []
    var least = Double.infinity
    var columns = min(members.count, 2)
    while columns > 0, columns <= max(2, members.count) {
      let rows = rows(members, columns: columns, top: -place.height / 2 - headGap)
      let size = rows.bounds?.size ?? place
      let extent = max(size.width / blockRatio, size.height)
      // More columns make it wider only, from here on.
      guard extent < least else { break }
      (best, least) = (rows, extent)
      columns += 2
    }
    return best
  }

  /// Rows of so many columns: 1 or pairs. The first column of a pair ends where the second begins, but for the aisle.
  private static func rows(_ members: [Size], columns: Int, top: Double) -> [Rectangle] {
    let widths = (0..<columns).map { column in
      stride(from: column, to: members.count, by: columns).map { members[$0].width }.max() ?? 0
    }
    var lefts: [Double] = []
    var x = 0.0
    for (column, width) in widths.enumerated() {
      lefts.append(x)
      x += width + (column.isMultiple(of: 2) ? aisle : memberGap)
    }
    let middle =
      columns == 1
      ? widths[0] / 2 : ((lefts[columns / 2 - 1] + widths[columns / 2 - 1]) + lefts[columns / 2]) / 2
    var boxes: [Rectangle] = []
    var y = top
    for start in stride(from: 0, to: members.count, by: columns) {
      let row = members[start..<min(start + columns, members.count)]
      let height = row.map(\.height).max() ?? 0
      for (column, size) in row.enumerated() {
        let isFirst = column.isMultiple(of: 2)
        let left = lefts[column] + (isFirst ? widths[column] - size.width : 0) - middle
        boxes.append(
          Rectangle(center: Point(x: left + size.width / 2, y: y - height / 2), size: size))
      }
      y -= height + memberGap
    }
    return boxes
  }

  private static func reach(of place: Size, _ rows: [Rectangle]) -> MapBlock.Reach {
    let whole = rows.reduce(Rectangle(center: Point(x: 0, y: 0), size: place)) { $0.union($1) }
    return .init(left: -whole.left, right: whole.right, above: whole.top, below: -whole.bottom)
  }

  /// How good a size is where no page says so: as good as any up to a comfortable one.
  static func shapeEase(_ size: Size) -> Double {
    comfortableHeight / max(size.width / aspectRatio, size.height, comfortableHeight)
  }

  /// The middle of each place's box.
  private static func anchors(of blocks: [MapBlock], _ ease: (Size) -> Double) -> [Point] {
    let spots = blocks.map { Rectangle(center: $0.spot, size: Size(width: 0, height: 0)) }
    guard let span = spots.bounds?.size else { return [] }
    if blocks.count > most { return freely(blocks, span) }
    func size(_ anchors: [Point]) -> Size {
      zip(blocks, anchors).map { $0.box(at: $1) }.bounds?.size ?? Size(width: 0, height: 0)
    }
    var stretching = MapStretching(blocks, gap: blockGap)
    var closest = stretching.anchors(scale: 0)
    for lean in leans where ease(size(closest)) < 1 {
      let other = MapStretching(blocks, gap: blockGap, lean: lean)
      let anchors = other.anchors(scale: 0)
      if ease(size(anchors)) > ease(size(closest)) { (stretching, closest) = (other, anchors) }
    }
    let allowed = ease(size(closest)) / growth
    let (least, degrees) = (size(closest), max(span.width / aspectRatio, span.height))
    guard degrees > 0 else { return closest }
    let extent = max(least.width / aspectRatio, least.height) * growth
    for share in [1, 0.85, 0.7, 0.55, 0.4, 0.25, 0.1] {
      let anchors = stretching.anchors(scale: share * max(extent, comfortableHeight) / degrees)
      if ease(size(anchors)) >= allowed { return anchors }
    }
    return closest
  }

  /// So large that the blocks have twice the room that they take, then moved apart.
  private static func freely(_ blocks: [MapBlock], _ span: Size) -> [Point] {
    let boxes = blocks.map { $0.box(at: Point(x: 0, y: 0)).expanded(by: blockGap / 2) }
    let area = boxes.reduce(0) { $0 + $1.size.width * $1.size.height }
    let scale = (2 * area / max(span.width * span.height, 1e-6)).squareRoot()
    let drawn = zip(blocks, boxes).map { block, box in
      Rectangle(
        center: Point(x: block.spot.x * scale + box.center.x, y: block.spot.y * scale + box.center.y),
        size: box.size)
    }
    return zip(boxes, drawn.overlapsRemoved(gap: 0)).map { box, moved in
      Point(x: moved.center.x - box.center.x, y: moved.center.y - box.center.y)
    }
  }
}
