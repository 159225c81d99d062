/// Which of several edges between the same two nodes an edge is.
struct EdgeLane {
  /// Its place among them, as seen from the smaller node.
  var place = 0
  /// How many there are.
  var count = 1

  /// How far to the left of the straight line the middle lies, in spacings, as seen from the smaller node.
  var offset: Double { Double(place) - Double(count - 1) / 2 }

  /// The lane of each edge: those between the same nodes by their order.
  static func lanes(of edges: [DrawingEdge]) -> [EdgeLane] {
    func ends(_ edge: Int) -> (Int, Int) {
      (min(edges[edge].source, edges[edge].target), max(edges[edge].source, edges[edge].target))
    }
    let order = edges.indices.sorted { (ends($0), $0) < (ends($1), $1) }
    var lanes = [EdgeLane](repeating: EdgeLane(), count: edges.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, ends(order[end]) == ends(order[start]) { end += 1 }
      for index in start..<end {
        lanes[order[index]] = EdgeLane(place: index - start, count: end - start)
      }
      start = end
    }
    return lanes
  }
}

private func < (one: ((Int, Int), Int), other: ((Int, Int), Int)) -> Bool {
  one.0 != other.0 ? one.0 < other.0 : one.1 < other.1
}
