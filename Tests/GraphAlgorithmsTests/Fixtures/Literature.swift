import GraphAlgorithms
import Testing

/// The graphs on which all libraries are compared.
enum Literature: CaseIterable {
  case karate, southernWomen, lesMiserables, dolphins, football

  /// The graph; its weights are all 1 unless they are asked for. Southern women are taken as one graph: 18 women,
  /// then 14 events.
  func graph(weighted: Bool = false) throws -> Graph {
    switch self {
    case .karate: return try Karate.graph(weighted: weighted)
    case .southernWomen:
      return try Graph(
        nodeCount: 32,
        edges: SouthernWomen.events.enumerated().flatMap { woman, events in
          events.map { Edge(source: UInt32(woman), target: 18 + $0) }
        })
    case .lesMiserables:
      return try Graph(
        nodeCount: LesMiserables.nodeCount, edges: edges(LesMiserables.rows, weighted: weighted))
    case .dolphins:
      return try Graph(nodeCount: Dolphins.nodeCount, edges: edges(Dolphins.rows, weighted: false))
    case .football:
      return try Graph(nodeCount: Football.nodeCount, edges: edges(Football.rows, weighted: false))
    }
  }

  /// The edges of rows such as `0: 1 2*8 5: 6`.
  private func edges(_ rows: String, weighted: Bool) throws -> [Edge] {
    var source: UInt32 = 0
    var edges: [Edge] = []
    for word in rows.split(whereSeparator: \.isWhitespace) {
      if word.hasSuffix(":") {
        source = try #require(UInt32(word.dropLast()))
      } else {
        let parts = word.split(separator: "*")
        let target = try #require(UInt32(parts[0]))
        let weight = parts.count > 1 ? try #require(Double(parts[1])) : 1
        edges.append(Edge(source: source, target: target, weight: weighted ? weight : 1))
      }
    }
    return edges
  }
}

/// Labels written as one digit in base 36 for each node.
func labels(_ digits: String) -> [UInt32] { digits.compactMap { UInt32(String($0), radix: 36) } }

/// What is left of a long array of figures: sums that change if a value does or if two are exchanged, and some values.
struct Digest {
  var sum: Double
  /// Σ (place + 1) · value.
  var moment: Double
  var squares: Double
  var values: [Int: Double]

  /// Whether an array has this digest, to as many digits as are asked for.
  func agrees(with array: [Double], within tolerance: Double = 1e-11) -> Bool {
    var found = Digest(sum: 0, moment: 0, squares: 0, values: [:])
    for (place, value) in array.enumerated() {
      found.sum += value
      found.moment += Double(place + 1) * value
      found.squares += value * value
    }
    return isClose(found.sum, sum, within: tolerance) && isClose(found.moment, moment, within: tolerance)
      && isClose(found.squares, squares, within: tolerance)
      && values.allSatisfy { array.indices.contains($0) && isClose(array[$0], $1, within: tolerance) }
  }
}
