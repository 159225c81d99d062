extension Graph {
  /// The nodes in parts of limited size, each as close-knit as that allows: pages of an atlas, loads of a truck.
  ///
  /// Communities (``leiden(by:resolution:iterations:startingFrom:using:threads:checkpoint:)``) that are too large are
  /// divided into the communities of their own subgraph, and where there are none, along a breadth-first order. Then
  /// small parts join: the smallest first, each with the part to which most weight leads among those with room; what
  /// has no such neighbor fills up in descending size (first fit). Not optimal, which is NP-hard (balanced graph
  /// partitioning: Andreev & Räcke 2006, doi:10.1007/s00224-006-1350-7).
  ///
  /// Time about O(edges · log nodes) for each level of division, of which there are few, and O(parts · bins) for
  /// filling up; auxiliary space O(nodes + edges).
  ///
  /// - Parameters:
  ///   - limit: The most that the sizes of a part may add up to. A node larger than that is a part of its own.
  ///   - sizes: The size of each node, 0 or more.
  ///   - start: Parts to begin with, such as communities that are known already; a part is never made of nodes of two
  ///     of them unless small ones join.
  ///   - generator: Where the randomness of Leiden comes from.
  /// - Returns: The nodes of each part, ascending; the largest part first, then by the smallest node.
  public func boundedParts(
    atMost limit: Double, sizes: [Double], startingFrom start: Partition? = nil,
    using generator: inout some RandomNumberGenerator
  ) -> [[Int]] {
    precondition(sizes.count == nodeCount, "\(sizes.count) sizes for \(nodeCount) nodes")
    precondition(sizes.allSatisfy { $0 >= 0 && $0.isFinite }, "a size below 0, or none")
    precondition(limit > 0, "a limit of \(limit)")
    precondition(start.map { $0.nodeCount == nodeCount } ?? true, "a partition of another graph")
    func total(_ nodes: [Int]) -> Double { nodes.reduce(0) { $0 + sizes[$1] } }

    var places = [UInt32](repeating: .max, count: nodeCount)
    var open = start?.members() ?? [Array(0..<nodeCount)]
    var parts: [[Int]] = []
    while let nodes = open.popLast() {
      if total(nodes) <= limit {
        if !nodes.isEmpty { parts.append(nodes) }
        continue
      }
      let graph = induced(by: nodes, places: &places)
      let communities = graph.leiden(using: &generator).members()
      if communities.count > 1 {
        open += communities.map { $0.map { nodes[$0] } }
      } else {
        parts += graph.runs(of: nodes, sizes, limit)
      }
    }
    parts.sort { $0[0] < $1[0] }
    return PartJoining(graph: self, parts: parts, sizes: parts.map(total), limit: limit).joined()
  }

  /// Consecutive nodes of a breadth-first order of this graph, whose nodes are called `names`.
  private func runs(of names: [Int], _ sizes: [Double], _ limit: Double) -> [[Int]] {
    var isSeen = [Bool](repeating: false, count: nodeCount)
    var (runs, run, size): ([[Int]], [Int], Double) = ([], [], 0)
    for start in 0..<nodeCount where !isSeen[start] {
      var queue = [start]
      isSeen[start] = true
      var next = 0
      while next < queue.count {
        let node = queue[next]
        next += 1
        let name = names[node]
        if !run.isEmpty, size + sizes[name] > limit {
          runs.append(run.sorted())
          (run, size) = ([], 0)
        }
        run.append(name)
        size += sizes[name]
        for (neighbor, _) in neighbors(of: node) where !isSeen[neighbor] {
          isSeen[neighbor] = true
          queue.append(neighbor)
        }
      }
    }
    if !run.isEmpty { runs.append(run.sorted()) }
    return runs
  }
}

/// Small parts put together as long as the limit allows.
private struct PartJoining {
  private var parts: [[Int]]
  private var sizes: [Double]
  private let limit: Double
  /// For each part the weight of the edges to others. A part that has joined another has none.
  private var ties: [[Int: Double]]

  init(graph: Graph, parts: [[Int]], sizes: [Double], limit: Double) {
    self.parts = parts
    self.sizes = sizes
    self.limit = limit
    ties = Array(repeating: [:], count: parts.count)
    var partOf = [Int](repeating: 0, count: graph.nodeCount)
    for (part, nodes) in parts.enumerated() {
      for node in nodes { partOf[node] = part }
    }
    for (part, nodes) in parts.enumerated() {
      for node in nodes {
        for (neighbor, weight) in graph.neighbors(of: node) where partOf[neighbor] != part {
          ties[part][partOf[neighbor], default: 0] += weight
        }
      }
    }
  }

  consuming func joined() -> [[Int]] {
    joinNeighbors()
    fillUp()
    return parts.indices.filter { !parts[$0].isEmpty }
      .sorted { (-sizes[$0], parts[$0][0]) < (-sizes[$1], parts[$1][0]) }.map { parts[$0] }
  }

  private mutating func joinNeighbors() {
    // Sizes only grow, so an entry of the queue is outdated once its part has another size, or is gone.
    var queue = parts.indices.map { (size: sizes[$0], part: $0) }.sorted { $0 > $1 }
    while let (size, part) = queue.popLast() {
      guard sizes[part] == size, !parts[part].isEmpty, size <= limit / 2 else { continue }
      let best = ties[part].filter { sizes[$0.key] + size <= limit }
        .max { ($0.value, -$0.key) < ($1.value, -$1.key) }
      guard let other = best?.key else { continue }
      absorb(other, into: part)
      let entry = (size: sizes[part], part: part)
      let place = queue.partitionPoint { $0 <= entry }
      queue.insert(entry, at: place)
    }
  }

  private mutating func absorb(_ other: Int, into part: Int) {
    parts[part] = (parts[part] + parts[other]).sorted()
    sizes[part] += sizes[other]
    for (third, weight) in ties[other] where third != part {
      ties[part][third, default: 0] += weight
      ties[third][part, default: 0] += weight
      ties[third][other] = nil
    }
    ties[part][other] = nil
    (parts[other], sizes[other], ties[other]) = ([], 0, [:])
  }

  /// What is left of small parts, the larger first, each into the first one with room; a part of more than half the
  /// limit stays as it is, since it stands for something.
  private mutating func fillUp() {
    let small = parts.indices.filter { !parts[$0].isEmpty && sizes[$0] <= limit / 2 }
      .sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
    var bins: [(part: Int, nodes: [[Int]])] = []
    for part in small {
      if let bin = bins.firstIndex(where: { sizes[$0.part] + sizes[part] <= limit }) {
        bins[bin].nodes.append(parts[part])
        sizes[bins[bin].part] += sizes[part]
        (parts[part], sizes[part]) = ([], 0)
      } else {
        bins.append((part, []))
      }
    }
    for bin in bins where !bin.nodes.isEmpty {
      parts[bin.part] = (parts[bin.part] + bin.nodes.flatMap(\.self)).sorted()
    }
  }
}

extension Array {
  /// The first index from which on `isAfter` holds no more, where it holds for a beginning of the array only.
  fileprivate func partitionPoint(_ isAfter: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
