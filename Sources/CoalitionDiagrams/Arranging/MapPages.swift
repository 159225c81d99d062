internal import GraphAlgorithms

extension MeasuredDiagram {
  /// The map as an overview of its places, and a page for each part of it; nil where there is nothing to divide.
  func mapPages() -> (any PagePlan)? { MapPlan(self) }
}

/// Which places of a map stand on which page.
///
/// Places that lie together stay together: a page too full is cut across the longer of its two directions, where
/// about half of it lies on either side and the gap between neighbors is widest. Each organization stands beneath its
/// place; of a place for which one page is too small, the rest follows on further ones. The first page shows where
/// the places of the others lie. What leads to another page is named on both its ends.
private struct MapPlan: PagePlan {
  /// A place with some of what stands beneath it.
  private struct Unit: Hashable {
    var place: Int
    var members: [Int]
  }

  private let diagram: Diagram
  private let sizes: [Size]
  private let room: PageRoom
  private let spots: [Int: Point]
  private let strays: [Int]
  private var pages: [[Unit]]
  private var overview = Overview.places

  /// What the first page shows: the first of these that can be read on it.
  private enum Overview {
    case places
    case pages
    /// Pages in rows, without the map.
    case contents
  }

  init?(_ measured: MeasuredDiagram) {
    (diagram, sizes, room) = (measured.diagram, measured.nodeSizes, measured.partRoom)
    let groups = MapArrangement.groups(measured.diagram)
    let flat = MapArrangement.flattened(groups.places.map(\.coordinate))
    spots = Dictionary(uniqueKeysWithValues: zip(groups.places.map(\.node), flat))
    strays = groups.strays
    pages = []
    let units = groups.places.map { Unit(place: $0.node, members: groups.members[$0.node] ?? []) }
    guard let first = split(units) else { return nil }
    var waiting = first
    while let next = waiting.popLast() {
      if !fits(next), let further = split(next) { waiting += further } else { pages.append(next) }
    }
    merge()
    sort()
  }

  var parts: [PagePart] {
    [overview == .places ? overviewOfPlaces : overviewOfPages] + pages.indices.map { part($0) }
  }

  mutating func divide(_ tooFull: [Int]) -> Bool {
    var isDivided = false
    if tooFull.contains(0), overview != .contents {
      overview = overview == .places ? .pages : .contents
      isDivided = true
    }
    for page in tooFull.sorted(by: >) where page > 0 {
      guard let halves = split(pages[page - 1]) else { continue }
      pages.replaceSubrange(page - 1...page - 1, with: halves)
      isDivided = true
    }
    return isDivided
  }

  // MARK: - Dividing

  /// Puts pages together that have room for each other, the smallest first with the nearest.
  private mutating func merge() {
    var waiting = pages.indices.sorted { (area(pages[$0]), $0) < (area(pages[$1]), $1) }
    while !waiting.isEmpty {
      let page = waiting.removeFirst()
      guard !pages[page].isEmpty else { continue }
      let middle = middle(pages[page])
      let near = pages.indices.filter { $0 != page && !pages[$0].isEmpty }
        .map { (page: $0, distance: self.middle(pages[$0]).distance(to: middle)) }
        .sorted { ($0.distance, $0.page) < ($1.distance, $1.page) }.prefix(Self.tried)
      guard let other = near.first(where: { fits(pages[page] + pages[$0.page]) })?.page else { continue }
      pages[other] += pages[page]
      pages[page] = []
      waiting.append(other)
    }
    pages.removeAll { $0.isEmpty }
  }

  /// With how many of its neighbors a page is tried to be put together.
  private static let tried = 5

  /// Rows from north to south, in each from west to east: as one reads.
  private mutating func sort() {
    let middles = pages.map { middle($0) }
    let height = (middles.map(\.y).max() ?? 0) - (middles.map(\.y).min() ?? 0)
    let rows = max(1, Double(pages.count).squareRoot().rounded())
    let order = pages.indices.sorted { a, b in
      func key(_ page: Int) -> (Double, Double, Int) {
        (
          -(middles[page].y / max(height, 1e-9) * rows).rounded(), middles[page].x,
          pages[page][0].members.first ?? 0
        )
      }
      return key(a) < key(b)
    }
    pages = order.map { pages[$0] }
  }

  private func middle(_ units: [Unit]) -> Point {
    let points = units.compactMap { spots[$0.place] }
    let count = Double(max(points.count, 1))
    return Point(x: points.reduce(0) { $0 + $1.x } / count, y: points.reduce(0) { $0 + $1.y } / count)
  }

  private func area(_ unit: Unit) -> Double {
    ([unit.place] + unit.members).reduce(0) { $0 + (sizes[$1].width + 20) * (sizes[$1].height + 20) }
  }

  private func area(_ units: [Unit]) -> Double { units.reduce(0) { $0 + area($1) } }

  private func fits(_ units: [Unit]) -> Bool {
    // Of one place each member is on one page, and so may stand beneath it twice only on different ones.
    guard Set(units.map(\.place)).count == units.count else { return false }
    let (part, measures) = cut(units)
    let boxes = MapArrangement.arranged(part, measures, ease: room.ease)
    return room.holds(boxes.bounds?.size ?? Size(width: 0, height: 0), sparing: 0.04)
  }

  private func split(_ units: [Unit]) -> [[Unit]]? {
    if units.count < 2 {
      guard let unit = units.first, unit.members.count > 1 else { return nil }
      let half = (unit.members.count + 1) / 2
      return [Array(unit.members[..<half]), Array(unit.members[half...])].map {
        [Unit(place: unit.place, members: $0)]
      }
    }
    let points = units.map { spots[$0.place] ?? Point(x: 0, y: 0) }
    func width(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }
    let isAcross = width(points.map(\.x)) >= width(points.map(\.y))
    let along = points.map { isAcross ? $0.x : -$0.y }
    let order = units.indices.sorted { (along[$0], $0) < (along[$1], $1) }
    let total = units.reduce(0) { $0 + area($1) }
    var taken = 0.0
    var best = (cut: 1, value: -Double.infinity)
    for rank in 1..<order.count {
      taken += area(units[order[rank - 1]])
      let balance = min(taken, total - taken) / total
      let gap = (along[order[rank]] - along[order[rank - 1]]) / max(width(along), 1e-9)
      let value = balance + 0.3 * gap
      if value > best.value { best = (rank, value) }
    }
    return [order[..<best.cut], order[best.cut...]].map { $0.map { units[$0] } }
  }

  // MARK: - Pages

  /// What stands on a page, in the diagram's order, without words of other pages.
  private func cut(_ units: [Unit]) -> (Diagram, [Size]) {
    let shown = units.flatMap { [$0.place] + $0.members }.sorted()
    var part = diagram
    part.nodes = shown.map { diagram.nodes[$0] }
    part.edges = []
    return (part, shown.map { sizes[$0] })
  }

  /// The number of the page where each node is at home: of a place on several, the first.
  private var homes: [Int: Int] {
    var homes: [Int: Int] = [:]
    for (index, page) in pages.enumerated() {
      for unit in page {
        for node in [unit.place] + unit.members where homes[node] == nil { homes[node] = index + 2 }
      }
    }
    for stray in strays { homes[stray] = pages.count + 1 }
    return homes
  }

  private func part(_ index: Int) -> PagePart {
    let number = index + 2
    let homes = homes
    let units = pages[index]
    var shown = Set(units.flatMap { [$0.place] + $0.members })
    if index == pages.count - 1 { shown.formUnion(strays) }
    var leaving: [Int: [Int]] = [:]
    var coming: [Int: [Int]] = [:]
    var edges: [Diagram.Edge] = []
    for (edge, (a, b)) in zip(diagram.edges, diagram.edgeEnds) {
      if shown.contains(a), shown.contains(b) {
        edges.append(edge)
        continue
      }
      guard let (here, there) = shown.contains(a) ? (a, b) : shown.contains(b) ? (b, a) : nil else {
        continue
      }
      if spots[here] == nil {
        leaving[here, default: []].append(there)
      } else if homes[here] == number {
        coming[here, default: []].append(there)
      }
    }
    var page = diagram
    page.edges = edges
    page.nodes = shown.sorted().map { place in
      var node = diagram.nodes[place]
      if let others = leaving[place] {
        let names = others.count == 1 ? diagram.nodes[others[0]].label : "\(others.count) places"
        node.details.append("also \(names) → \(Self.pages(others.compactMap { homes[$0] }))")
      }
      if let others = coming[place] {
        node.details.append("+ \(others.count) from \(Self.pages(others.compactMap { homes[$0] }))")
      }
      if let home = homes[place], home != number {
        node.page = home
        node.details.append("begins on page \(home)")
      }
      return node
    }
    let led = leaving.values.reduce(0) { $0 + $1.count } + coming.values.reduce(0) { $0 + $1.count }
    page.caption =
      led == 0
      ? "" : "\(led) link\(led == 1 ? "" : "s") to other pages \(led == 1 ? "is" : "are") told in words."
    return PagePart(name: name(of: units), diagram: page)
  }

  private static func pages(_ numbers: [Int]) -> String {
    let sorted = Set(numbers).sorted()
    let shown = sorted.prefix(4).map(String.init).joined(separator: ", ")
    return (sorted.count == 1 ? "page " : "pages ") + shown + (sorted.count > 4 ? ", …" : "")
  }

  private func name(of units: [Unit]) -> String {
    let places = units.sorted { (-area($0), $0.place) < (-area($1), $1.place) }
      .map { diagram.nodes[$0.place].label }
    let most = overview == .contents ? 1 : places.count <= 3 ? 3 : 2
    let shown = places.prefix(most).joined(separator: ", ")
    let rest = places.count - min(places.count, most)
    let words = rest == 0 ? shown : "\(shown) and \(rest) more place\(rest == 1 ? "" : "s")"
    guard units.count == 1, let place = units.first?.place else { return words }
    let all = pages.indices.filter { pages[$0].contains { $0.place == place } }
    guard all.count > 1, let mine = all.firstIndex(where: { pages[$0] == units }) else { return words }
    return "\(words) (\(mine + 1) of \(all.count))"
  }

  // MARK: - Overviews

  private var overviewOfPlaces: PagePart {
    let homes = homes
    var counts: [Int: Int] = [:]
    for (a, b) in diagram.edgeEnds { counts[spots[a] == nil ? b : a, default: 0] += 1 }
    let nodes = Set(pages.joined().map(\.place)).sorted().map { place in
      var node = diagram.nodes[place]
      node.page = homes[place]
      node.details = ["\(counts[place] ?? 0) here → page \(homes[place] ?? 0)"]
      return node
    }
    return overview(nodes) { diagram.nodes[$0].id }
  }

  private var overviewOfPages: PagePart {
    let nodes = pages.indices.map { index in
      let places = Set(pages[index].map(\.place))
      let members = pages[index].reduce(0) { $0 + $1.members.count }
      let middle = coordinate(places)
      var node = Diagram.Node(
        id: "page:\(index + 2)", label: name(of: pages[index]),
        kind: overview == .contents ? .cluster : .place)
      let within = overview == .contents ? "" : " in \(places.count) place\(places.count == 1 ? "" : "s")"
      node.details = ["\(members)\(within) → page \(index + 2)"]
      node.spot = .place(longitude: middle.longitude, latitude: middle.latitude)
      node.page = index + 2
      node.hover = places.sorted().map { diagram.nodes[$0].label }.joined(separator: ", ")
      return node
    }
    let homes = homes
    var part = overview(nodes) { "page:\(homes[$0] ?? 2)" }
    if overview == .contents {
      part.diagram.edges = []
      part.diagram.placements = [.rows]
    }
    return part
  }

  /// The middle of places, those across the date line counted from the first.
  private func coordinate(_ places: Set<Int>) -> (longitude: Double, latitude: Double) {
    var (first, x, y): (Double?, Double, Double) = (nil, 0, 0)
    for place in places.sorted() {
      guard case .place(let longitude, let latitude)? = diagram.nodes[place].spot else { continue }
      let start = first ?? longitude
      first = start
      x += longitude - 360 * ((longitude - start) / 360).rounded()
      y += latitude
    }
    let count = Double(max(places.count, 1))
    return (x / count, y / count)
  }

  /// Nodes with a line wherever somebody who stands at the one also works at the other.
  private func overview(_ nodes: [Diagram.Node], _ name: (Int) -> String) -> PagePart {
    var home: [Int: Int] = [:]
    for unit in pages.joined() { for member in unit.members { home[member] = unit.place } }
    var counts: [[String]: Int] = [:]
    for (a, b) in diagram.edgeEnds {
      let (member, place) = spots[a] == nil ? (a, b) : (b, a)
      guard let start = home[member], spots[place] != nil, name(start) != name(place) else { continue }
      counts[[name(start), name(place)].sorted(), default: 0] += 1
    }
    let most = Double(counts.values.max() ?? 1)
    var overview = diagram
    overview.nodes = nodes
    overview.edges = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { pair, count in
      Diagram.Edge(
        from: pair[0], to: pair[1], strength: 0.6 * Double(count) / most,
        hover: "\(count) work in both")
    }
    overview.lineMeaning = "some work in both"
    overview.clusters = []
    overview.caption = ""
    return PagePart(name: "Overview", diagram: overview)
  }
}
