import GraphAlgorithms

/// Naive twin of the path searches: every path without repeated nodes, in the order of `Path`.
func allSimplePaths(
  _ graph: Graph, from source: Int, to target: Int, excluding: Set<Int> = [],
  length: (_ weight: Double) -> Double
) -> [Path] {
  var found: [Path] = []
  var nodes = [source]
  func extend(_ sum: Double) {
    guard let last = nodes.last, last != target else {
      found.append(Path(nodes: nodes, length: sum))
      return
    }
    for (next, weight) in graph.neighbors(of: last) where !nodes.contains(next) {
      if next != target, excluding.contains(next) { continue }
      let step = length(weight)
      if step == .infinity { continue }
      nodes.append(next)
      extend(sum + step)
      nodes.removeLast()
    }
  }
  extend(0)
  return found.sorted()
}
