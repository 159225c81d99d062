internal import GraphAlgorithms

/// Which node of a large diagram stands on which page.
///
/// Pages are parts of the graph (``GraphAlgorithms/Graph/boundedParts(atMost:sizes:startingFrom:using:)``), begun from
/// the diagram's own clusters, so that a page shows what hangs together. Nodes of other pages that are tied to the
/// page are shown there once more, as visitors, the most strongly tied first; each says on which page it is at home.
struct AtlasPlan {
  /// A page: who is at home there, and who visits.
  struct Part {
    /// Indices of nodes, in reading order.
    var residents: [Int]
    /// Indices of nodes of other pages, the most strongly tied first.
    var visitors: [Int]
    /// How many ties to other pages are not shown, because their other end does not visit.
    var hiddenTies: Int
    /// Which page of an earlier atlas it continues.
    var origin: Int?

    /// Who is on the page; it tells pages of different plans apart.
    var everyone: [Int] { residents + visitors }
  }

  private(set) var parts: [Part] = []
  /// The number of the part in which each node is at home.
  private(set) var home: [Int]
  private let diagram: Diagram
  private let ends: [(Int, Int)]
  private let graph: Graph
  private let areas: [Double]
  private var generator: SeededGenerator
  private var members: [Member]

  private struct Member {
    var residents: [Int]
    /// How much room its visitors may take.
    var visitorRoom: Double
    /// Which earlier page it continues.
    var origin: Int?
    /// Who may be on the page at all; nil for anybody.
    var allowed: Set<Int>?
    /// Whether it is for those for whom earlier pages have no room.
    var isForNewcomers = false
  }

  /// Plans the pages.
  ///
  /// - Parameters:
  ///   - diagram: What is to be shown.
  ///   - areas: What each node takes up on a page, room around it included.
  ///   - capacity: What a page can take; a quarter of it is for visitors.
  ///   - seed: Where the parts start from.
  ///   - earlier: Who was at home on each page of an earlier atlas. They stay there; who is new comes to those that it
  ///     is tied to most strongly.
  init(_ diagram: Diagram, areas: [Double], capacity: Double, seed: UInt64, earlier: [Set<String>] = []) {
    self.diagram = diagram
    self.areas = areas
    ends = diagram.edgeEnds
    graph = diagram.graph
    generator = SeededGenerator(seed: seed)
    home = []
    let kept = earlier.isEmpty ? [] : Self.continued(earlier, diagram, graph)
    if kept.isEmpty {
      let residents = graph.boundedParts(
        atMost: capacity * 0.75, sizes: areas, startingFrom: diagram.partition, using: &generator)
      members = residents.map { Member(residents: $0, visitorRoom: capacity * 0.25) }
      sort()
    } else {
      members = kept.map { Member(residents: $0.residents, visitorRoom: capacity * 0.25, origin: $0.origin) }
    }
    arrange()
  }

  /// The pages of an earlier atlas on which anybody is left, with the newcomers.
  private static func continued(
    _ earlier: [Set<String>], _ diagram: Diagram, _ graph: Graph
  ) -> [(residents: [Int], origin: Int)] {
    var page = [Int?](repeating: nil, count: diagram.nodes.count)
    var counts = [Int](repeating: 0, count: earlier.count)
    for (place, node) in diagram.nodes.enumerated() {
      page[place] = earlier.firstIndex { $0.contains(node.id) }
      if let page = page[place] { counts[page] += 1 }
    }
    guard counts.contains(where: { $0 > 0 }) else { return [] }
    // Newcomers may be tied to newcomers only, whose page is found first.
    var waiting = page.indices.filter { page[$0] == nil }
    while !waiting.isEmpty {
      var strengths: [(place: Int, page: Int)] = []
      for place in waiting {
        var ties: [Int: Double] = [:]
        for (neighbor, weight) in graph.neighbors(of: place) {
          if let page = page[neighbor] { ties[page, default: 0] += weight }
        }
        guard let best = ties.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) else { continue }
        strengths.append((place, best.key))
      }
      if strengths.isEmpty, let place = waiting.first {
        let emptiest = counts.indices.filter { counts[$0] > 0 }.min { (counts[$0], $0) < (counts[$1], $1) }
        strengths = [(place, emptiest ?? 0)]
      }
      for (place, number) in strengths {
        page[place] = number
        counts[number] += 1
      }
      waiting.removeAll { page[$0] != nil }
    }
    return earlier.indices.filter { counts[$0] > 0 }.map { number in
      (page.indices.filter { page[$0] == number }, number)
    }
  }

  /// Makes a page that turned out too full lighter: fewer visitors first, then none, then two pages of it.
  ///
  /// - Returns: Whether there was anything to take away.
  mutating func lighten(_ part: Int) -> Bool {
    let (residents, visitorRoom) = (members[part].residents, members[part].visitorRoom)
    if !parts[part].visitors.isEmpty {
      let taken = parts[part].visitors.reduce(0) { $0 + areas[$1] }
      members[part].visitorRoom = taken > visitorRoom / 4 ? taken / 2 : 0
      arrange()
      return true
    }
    guard residents.count > 1 else { return false }
    let area = residents.reduce(0) { $0 + areas[$1] }
    // The others are one part larger than any page, so that only this one is divided.
    let inside = Set(residents)
    var sizes = [Double](repeating: 0, count: areas.count)
    for node in residents { sizes[node] = areas[node] }
    let halves = graph.boundedParts(
      atMost: max(area * 0.6, sizes.max() ?? 0), sizes: sizes, using: &generator
    ).map { $0.filter(inside.contains) }.filter { !$0.isEmpty }
    let pages =
      halves.count > 1
      ? halves
      : [
        Array(residents.prefix(residents.count / 2)),
        Array(residents.suffix(residents.count - residents.count / 2)),
      ]
    members.replaceSubrange(part...part, with: pages.map { Member(residents: $0, visitorRoom: area * 0.3) })
    if members.allSatisfy({ $0.origin == nil }) { sort() }
    arrange()
    return true
  }

  /// Leaves on a page that continues an earlier one only who was there, where it has no room for others without
  /// moving anybody: newcomers get a page of their own.
  ///
  /// - Parameter known: The ids of all that was on the earlier page.
  /// - Returns: Whether that changes anything.
  mutating func keepToKnown(_ part: Int, known: Set<String>) -> Bool {
    guard members[part].origin != nil, members[part].allowed == nil else { return false }
    let allowed = Set(diagram.nodes.indices.filter { known.contains(diagram.nodes[$0].id) })
    members[part].allowed = allowed
    let newcomers = members[part].residents.filter { !allowed.contains($0) }
    members[part].residents.removeAll { !allowed.contains($0) }
    if !newcomers.isEmpty {
      if let page = members.firstIndex(where: \.isForNewcomers) {
        members[page].residents = (members[page].residents + newcomers).sorted()
      } else {
        let room = members[part].visitorRoom
        members.append(Member(residents: newcomers, visitorRoom: room, isForNewcomers: true))
      }
    }
    arrange()
    return true
  }

  /// Sorts the pages by cluster, the larger first.
  private mutating func sort() {
    let clusters = members.map { diagram.cluster(ofMost: $0.residents) ?? .max }
    let order = members.indices.sorted {
      (clusters[$0], -members[$0].residents.count, members[$0].residents[0])
        < (clusters[$1], -members[$1].residents.count, members[$1].residents[0])
    }
    members = order.map { members[$0] }
  }

  /// Says who visits where.
  private mutating func arrange() {
    home = [Int](repeating: 0, count: areas.count)
    for (part, page) in members.enumerated() {
      for node in page.residents { home[node] = part }
    }
    var ties = [[Int: (strength: Double, count: Int)]](repeating: [:], count: members.count)
    for (edge, (a, b)) in zip(diagram.edges, ends) where home[a] != home[b] {
      for (resident, visitor) in [(a, b), (b, a)] {
        ties[home[resident]][visitor, default: (0, 0)].strength += 0.05 + edge.strength
        ties[home[resident]][visitor, default: (0, 0)].count += 1
      }
    }
    parts = members.indices.map { part in
      var room = members[part].visitorRoom
      var visitors: [Int] = []
      var hidden = 0
      for (node, tie) in ties[part].sorted(by: { (-$0.value.strength, $0.key) < (-$1.value.strength, $1.key) }
      ) {
        if room >= areas[node], members[part].allowed?.contains(node) ?? true {
          room -= areas[node]
          visitors.append(node)
        } else {
          hidden += tie.count
        }
      }
      return Part(
        residents: members[part].residents, visitors: visitors, hiddenTies: hidden,
        origin: members[part].origin)
    }
  }
}

extension Diagram {
  /// The cluster that more than half of those nodes are in that are in any.
  func cluster(ofMost nodes: [Int]) -> Int? {
    var counts: [Int: Int] = [:]
    for node in nodes { if let cluster = self.nodes[node].cluster { counts[cluster, default: 0] += 1 } }
    guard let most = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }),
      most.value * 2 > counts.values.reduce(0, +)
    else { return nil }
    return most.key
  }

  /// The places of each edge's ends among the nodes. Both ends of an edge must be nodes.
  var edgeEnds: [(Int, Int)] {
    var places: [String: Int] = [:]
    places.reserveCapacity(nodes.count)
    for (place, node) in nodes.enumerated() { places[node.id] = place }
    return edges.map { edge in
      guard let from = places[edge.from], let to = places[edge.to] else {
        preconditionFailure("an edge from '\(edge.from)' to '\(edge.to)', which are not both nodes")
      }
      return (from, to)
    }
  }
}
