extension LayoutTask {
  /// A drawing that goes on from places known: nodes that have one keep it, unless they overlap; the others come to
  /// their neighbors, most placed neighbors first, and what has none to the border.
  func continued<Failure: Error>(
    from previous: [Point?], _ generator: SeededGenerator, checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> [Rectangle] {
    var result = sizes.map { Rectangle(center: Point(x: 0, y: 0), size: $0) }
    let old = previous.indices.filter { previous[$0] != nil }
    for node in old { result[node].center = previous[node] ?? result[node].center }
    for node in old {
      let center = result[node].center
      precondition(center.x.isFinite && center.y.isFinite, "node \(node) at \(center)")
    }
    var places = FreePlaces(for: old.map { result[$0] }, gap: options.gap)
    var isPlaced = previous.map { $0 != nil }
    keep(old, &result, &places)
    insert(&result, &isPlaced, &places)
    let rest = isPlaced.indices.filter { !isPlaced[$0] }
    try addParts(rest, &result, &places, generator, checkpoint: checkpoint)
    return result
  }

  /// Those that overlap none stay; of two that do, the larger.
  private func keep(_ old: [Int], _ result: inout [Rectangle], _ places: inout FreePlaces) {
    let areas = result.map { $0.size.width * $0.size.height }
    var moving: [Int] = []
    for node in old.sorted(by: { areas[$0] != areas[$1] ? areas[$0] > areas[$1] : $0 < $1 }) {
      // Nearer than the gap is no reason to move: places may come rounded, from a file.
      if places.isFree(result[node], gap: 0) { places.insert(result[node]) } else { moving.append(node) }
    }
    for node in moving {
      result[node] = places.nearestFree(result[node])
      places.insert(result[node])
    }
  }

  /// Places what is tied, over any number of new nodes, to what has a place.
  private func insert(_ result: inout [Rectangle], _ isPlaced: inout [Bool], _ places: inout FreePlaces) {
    var counts = [Int](repeating: 0, count: graph.nodeCount)
    var queue = DistanceHeap()
    for node in isPlaced.indices where !isPlaced[node] {
      counts[node] = graph.neighbors(of: node).count { isPlaced[$0.node] }
      if counts[node] > 0 { queue.push(-Double(counts[node]), node) }
    }
    while let entry = queue.pop() {
      let node = Int(entry.node)
      if isPlaced[node] || -entry.distance != Double(counts[node]) { continue }
      result[node].center = wanted(node, result, isPlaced)
      result[node] = places.nearestFree(result[node])
      places.insert(result[node])
      isPlaced[node] = true
      for (neighbor, _) in graph.neighbors(of: node) where !isPlaced[neighbor] {
        counts[neighbor] += 1
        queue.push(-Double(counts[neighbor]), neighbor)
      }
    }
  }

  /// Amid the placed neighbors; beside the only one, away from its other neighbors.
  private func wanted(_ node: Int, _ rectangles: [Rectangle], _ isPlaced: [Bool]) -> Point {
    func middle(of node: Int) -> (Point, count: Int, last: Int)? {
      var (x, y, sum, count, last) = (0.0, 0.0, 0.0, 0, 0)
      for (neighbor, weight) in graph.neighbors(of: node) where isPlaced[neighbor] && neighbor != node {
        let weight = max(weight, 1e-9)
        x += weight * rectangles[neighbor].center.x
        y += weight * rectangles[neighbor].center.y
        sum += weight
        count += 1
        last = neighbor
      }
      return count > 0 ? (Point(x: x / sum, y: y / sum), count, last) : nil
    }
    guard let (place, count, last) = middle(of: node) else { return rectangles[node].center }
    if count > 1 { return place }
    let from = middle(of: last)?.0 ?? Point(x: 0, y: 0)
    let distance = from.distance(to: place)
    let direction =
      distance > 0
      ? Point(x: (place.x - from.x) / distance, y: (place.y - from.y) / distance) : Point(x: 1, y: 0)
    let (one, other) = (rectangles[node].size, rectangles[last].size)
    return Point(
      x: place.x + direction.x * ((one.width + other.width) / 2 + options.gap),
      y: place.y + direction.y * ((one.height + other.height) / 2 + options.gap))
  }

  /// Lays out what is tied to nothing that has a place, and sets it below the rest.
  private func addParts<Failure: Error>(
    _ nodes: [Int], _ result: inout [Rectangle], _ places: inout FreePlaces, _ generator: SeededGenerator,
    checkpoint: Checkpoint<Failure>
  ) throws(Failure) {
    guard !nodes.isEmpty else { return }
    let isNew = Set(nodes)
    let parts = graph.connectedComponents(threads: threads).members().filter { isNew.contains($0[0]) }
    let larger = parts.filter { $0.count > 1 }
    let drawn = try laidOut(larger, generator, checkpoint: checkpoint)
    let boxes = drawn.map { $0.bounds ?? Rectangle(left: 0, bottom: 0, right: 0, top: 0) }
    let singles = parts.filter { $0.count == 1 }.map { $0[0] }
    let centers = PackingRows(options: options).places(
      for: boxes.map(\.size) + singles.map { sizes[$0] }, below: places.bounds)
    for (number, part) in larger.enumerated() {
      for (node, rectangle) in zip(part, drawn[number]) {
        result[node].center = Point(
          x: rectangle.center.x - boxes[number].center.x + centers[number].x,
          y: rectangle.center.y - boxes[number].center.y + centers[number].y)
      }
    }
    for (node, center) in zip(singles, centers[larger.count...]) { result[node].center = center }
    for node in nodes {
      result[node] = places.nearestFree(result[node])
      places.insert(result[node])
    }
  }
}
