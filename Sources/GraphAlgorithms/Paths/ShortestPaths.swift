extension Graph {
  /// The `count` shortest paths between two nodes that visit no node twice.
  ///
  /// Good for "how else?", though the paths are often near copies of each other; see
  /// ``alternativePaths(from:to:count:lengths:excluding:mayPass:)`` for paths that share no inner node.
  ///
  /// Yen's algorithm (1971, doi:10.1287/mnsc.17.11.712) as Lawler improved it (1972,
  /// doi:10.1287/mnsc.18.7.401): a path is varied only from the node on where it left its parent, so no
  /// candidate is found twice. Searches are aimed by the distances from the source and end beyond the longest of
  /// the `count` best candidates. Time O(count · n · (n + m) log m) for n nodes and m edges at worst, usually far
  /// less; auxiliary space O(n + m + count · n).
  ///
  /// - Parameters:
  ///   - source: Where the paths start.
  ///   - target: Where they end; if it is the source, the only path is that one node.
  ///   - count: How many paths at most.
  ///   - lengths: The length of each edge; 1/weight if left out, see ``EdgeLengths``.
  ///   - excluding: Nodes the paths must not pass. They may still start or end there.
  ///   - mayPass: Whether the paths may pass a node; they may start or end anywhere.
  ///   - checkpoint: Told the share of the paths that were found.
  /// - Returns: Distinct paths in ascending order of ``Path``: by length, then by number of nodes, then
  ///   lexicographically. Fewer than `count` if there are no more.
  public func shortestPaths<Failure: Error>(
    from source: Int, to target: Int, count: Int, lengths: EdgeLengths? = nil,
    excluding: some Sequence<Int> = EmptyCollection<Int>(), mayPass: ((Int) -> Bool)? = nil,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Path] {
    requireNodes(source, target)
    guard count > 0 else { return [] }
    return try withSlotLengths(lengths) { (csr, slotLengths) throws(Failure) in
      var search = PathSearch(
        csr: csr, lengths: slotLengths, excluding: excluding, mayPass: mayPass)
      guard let first = search.nodes(from: source, to: target) else { return [] }
      if count > 1 { search.aim(from: source) }
      var candidates = CandidateHeap(count: count)
      candidates.push(
        Candidate(
          path: Path(nodes: first, length: search.length(of: first)), deviation: 0, barredSteps: []))
      var found: [Path] = []
      while found.count < count, let candidate = candidates.pop() {
        found.append(candidate.path)
        try checkpoint.pass(Double(found.count) / Double(count))
        if found.count < count {
          search.vary(candidate, to: target, into: &candidates)
        }
      }
      try checkpoint.pass(1)
      // The order of the search and the sums from the start may differ in the last bit.
      return found.sorted()
    }
  }
}

/// The first path of one class: those that share its nodes up to `deviation` and do not go on to one of
/// `barredSteps` from there. The classes waiting are disjoint, and together hold every path not yet found.
private struct Candidate {
  var path: Path
  var deviation: Int
  var barredSteps: [Int]
}

extension PathSearch {
  /// Splits the class of a path, the path itself left out, and adds the first path of every part.
  fileprivate mutating func vary(
    _ candidate: Candidate, to target: Int, into candidates: inout CandidateHeap
  ) {
    let nodes = candidate.path.nodes
    var restored: [Int] = []
    var rootLength = 0.0
    for spur in 0..<(nodes.count - 1) {
      if spur >= candidate.deviation {
        let barred = (spur == candidate.deviation ? candidate.barredSteps : []) + [nodes[spur + 1]]
        // The sums are added from different ends here and there: leave room for rounding.
        let limit = candidates.limit * (1 + PathSearch.rounding) - rootLength
        if let rest = self.nodes(
          from: nodes[spur], to: target, barredSteps: barred, limit: limit)
        {
          let whole = Array(nodes[..<spur]) + rest
          candidates.push(
            Candidate(
              path: Path(nodes: whole, length: length(of: whole)), deviation: spur,
              barredSteps: barred))
        }
      }
      rootLength += length(from: nodes[spur], to: nodes[spur + 1])
      // What follows must not come back here.
      if !isBarred(nodes[spur]) {
        setBarred(nodes[spur], true)
        restored.append(nodes[spur])
      }
    }
    for node in restored { setBarred(node, false) }
  }
}

/// A binary heap of candidates, the first path on top.
private struct CandidateHeap {
  private let count: Int
  private var entries: [Candidate] = []
  /// The `count` smallest lengths ever pushed, negated so that the largest is on top.
  private var lengths = SearchHeap()
  private var lengthCount = 0

  init(count: Int) { self.count = count }

  /// A longer path than this cannot be among the first `count`.
  var limit: Double {
    guard lengthCount == count, let top = lengths.top else { return .infinity }
    return -top.distance
  }

  mutating func push(_ candidate: Candidate) {
    lengths.push(.init(distance: -candidate.path.length, steps: 0, node: 0))
    if lengthCount < count { lengthCount += 1 } else { _ = lengths.pop() }
    var hole = entries.count
    entries.append(candidate)
    while hole > 0 {
      let parent = (hole - 1) / 2
      guard entries[hole].path < entries[parent].path else { return }
      entries.swapAt(hole, parent)
      hole = parent
    }
  }

  mutating func pop() -> Candidate? {
    guard !entries.isEmpty else { return nil }
    entries.swapAt(0, entries.count - 1)
    let first = entries.removeLast()
    var hole = 0
    while true {
      var child = 2 * hole + 1
      guard child < entries.count else { return first }
      if child + 1 < entries.count, entries[child + 1].path < entries[child].path { child += 1 }
      guard entries[child].path < entries[hole].path else { return first }
      entries.swapAt(hole, child)
      hole = child
    }
  }
}
