extension RouteField {
  /// The line of one edge.
  func route(_ edge: DrawingEdge, lane: EdgeLane, _ search: RouteSearch) -> EdgeRoute {
    if edge.source == edge.target { return loop(edge, lane: lane) }
    let (source, target) = (center(edge.source), center(edge.target))
    guard coveredShare(edge.source, to: target) + coveredShare(edge.target, to: source) < 1 else {
      // Nothing of it can be seen; from middle to middle it has at least a length.
      return EdgeRoute(straight: source, target, kind: .straight)
    }
    let line = Segment(border(edge.source, to: target), border(edge.target, to: source))
    let isClear = isFree(line, edge, margin: 0)
    if isClear, lane.count > 1, let bow = bow(edge, line, lane: lane) { return bow }
    // What is led around keeps the whole margin; a line that keeps half of it is left as it is.
    if isClear, isFree(line, edge, margin: routing.margin / 2) {
      return EdgeRoute(straight: line.start, line.end, kind: .straight)
    }
    if let path = path(around: edge, isClear: isClear, search) {
      return rounded(spread(path, edge, lane: lane), edge)
    }
    return EdgeRoute(straight: line.start, line.end, kind: isClear ? .straight : .blocked)
  }

  /// The shortest of the paths at growing nearness to the nodes, ends clipped at the outlines.
  ///
  /// Where the straight line is clear and only near some node, a long way around would be worse than that.
  private func path(around edge: DrawingEdge, isClear: Bool, _ search: RouteSearch) -> [Point]? {
    let straight = center(edge.source).distance(to: center(edge.target))
    var best: [Point]?
    var shortest = Double.infinity
    for margin in isClear ? [routing.margin] : [routing.margin, routing.margin / 4, routing.margin / 16] {
      guard let path = search.path(for: edge, margin: margin, in: self), path.count > 2 else { continue }
      var length = 0.0
      for index in 1..<path.count { length += path[index - 1].distance(to: path[index]) }
      if length < 0.75 * shortest, !isClear || length < 1.1 * straight {
        best = path
        shortest = length
      }
      if shortest < 1.5 * straight { break }
    }
    guard let best, isFree(best, edge) else { return nil }
    return best
  }

  /// The path of one of several edges between the same nodes: its bends further out, if there is room.
  private func spread(_ path: [Point], _ edge: DrawingEdge, lane: EdgeLane) -> [Point] {
    guard lane.place > 0 else { return path }
    var result = path
    let distance = Double(lane.place) * routing.spacing / 2
    for index in 1..<(path.count - 1) {
      let (before, here, after) = (path[index - 1], path[index], path[index + 1])
      let (one, two) = (here.distance(to: before), here.distance(to: after))
      guard one > 0, two > 0 else { return path }
      // Away from both legs.
      let x = (here.x - before.x) / one + (here.x - after.x) / two
      let y = (here.y - before.y) / one + (here.y - after.y) / two
      let length = (x * x + y * y).squareRoot()
      guard length > 1e-9 else { continue }
      result[index] = Point(x: here.x + x / length * distance, y: here.y + y / length * distance)
    }
    result[0] = border(edge.source, to: result[1])
    result[result.count - 1] = border(edge.target, to: result[result.count - 2])
    return isFree(result, edge) ? result : path
  }
}
