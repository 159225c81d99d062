/// Improves the connection of a set by swapping one member for another candidate, as long as that helps.
///
/// A good start for ``ConnectionSearch``, which has then less to go through.
struct ConnectionSwaps {
  private let covering: Covering
  private let distances: CandidateDistances
  private var coverage: [Int]

  init(_ covering: Covering, distances: CandidateDistances) {
    self.covering = covering
    self.distances = distances
    coverage = Array(repeating: 0, count: covering.needCount)
  }

  /// The set after all swaps; it covers needs of no less weight.
  mutating func improve(_ start: RankedSet) -> RankedSet {
    var best = start
    for member in start.members { count(member, 1) }
    var isImproved = true
    while isImproved {
      isImproved = false
      for member in best.members where !covering.required.contains(member) {
        guard let better = bestSwap(of: member, in: best) else { continue }
        for gone in best.members { count(gone, -1) }
        for come in better.members { count(come, 1) }
        best = better
        isImproved = true
      }
    }
    for member in best.members { count(member, -1) }
    return best
  }

  private mutating func bestSwap(of member: Int, in set: RankedSet) -> RankedSet? {
    var best: RankedSet?
    count(member, -1)
    let others = set.members.filter { $0 != member }
    let rest = others.compactMap(distances.place)
    let lost = gain(of: member)
    for candidate in distances.candidates where candidate != member && !set.members.contains(candidate) {
      let weight = set.weight - lost + gain(of: candidate)
      if weight < set.weight { continue }
      guard let place = distances.place(of: candidate) else { continue }
      let swapped = RankedSet(
        weight: weight, connection: distances.connection(of: rest + [place]),
        members: (others + [candidate]).sorted())
      if swapped < best ?? set { best = swapped }
    }
    count(member, 1)
    return best
  }

  private mutating func count(_ member: Int, _ step: Int) {
    for need in covering.rows[member] { coverage[need] += step }
  }

  /// What a candidate adds to the needs covered so far.
  private func gain(of candidate: Int) -> Int {
    var sum = 0
    for need in covering.rows[candidate] where coverage[need] == 0 { sum += covering.weights[need] }
    return sum
  }
}
