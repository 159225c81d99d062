/// Which numbers are one, as judgements come in; the smallest of a set stands for it.
///
/// Union–find with path halving (Tarjan & van Leeuwen 1984, doi:10.1145/62.2160): O(log n) a step, amortized.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func find(_ start: Int) -> Int {
    var index = start
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }

  mutating func unite(_ a: Int, _ b: Int) {
    let (a, b) = (find(a), find(b))
    parents[max(a, b)] = min(a, b)
  }
}

extension DisjointSets {
  /// The entities that the dataset's decisions make one.
  init(judgedSameIn dataset: Dataset) {
    self.init(count: dataset.entities.count)
    for decision in dataset.decisions where decision.verdict == .same {
      unite(decision.a.position, decision.b.position)
    }
  }
}
