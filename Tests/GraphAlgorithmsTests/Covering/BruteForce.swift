import GraphAlgorithms

/// A small random problem, with all that a problem can have.
struct Case {
  var rows: [[Int]]
  var needCount: Int
  var weights: [Int]?
  var required: [Int]
  var excluded: [Int]
  var sizeLimit: Int?
  var distances: [[Double]]?

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...12, using: &generator)
    needCount = Int.random(in: 0...10, using: &generator)
    let needs = needCount
    let density = Double.random(in: 0.05...0.6, using: &generator)
    rows = (0..<count).map { _ in
      (0..<needs).filter { _ in Double.random(in: 0..<1, using: &generator) < density }
    }
    weights =
      Bool.random(using: &generator)
      ? (0..<needs).map { _ in Int.random(in: 1...5, using: &generator) } : nil
    let wishes = (0..<count).map { _ in Int.random(in: 0..<10, using: &generator) }
    required = wishes.indices.filter { wishes[$0] == 0 }
    excluded = wishes.indices.filter { wishes[$0] == 1 }
    sizeLimit =
      Int.random(in: 0..<5, using: &generator) < 3
      ? required.count + Int.random(in: 0...3, using: &generator) : nil
    distances = nil
    if Int.random(in: 0..<4, using: &generator) == 0 { return }
    // Whole numbers tie often, others hardly; about a third is not linked.
    let isWhole = Bool.random(using: &generator)
    var table = [[Double]](repeating: Array(repeating: 0, count: count), count: count)
    for one in 0..<count {
      for other in 0..<one {
        let distance =
          Int.random(in: 0..<3, using: &generator) == 0
          ? Double.infinity
          : isWhole
            ? Double(Int.random(in: 0...4, using: &generator)) : Double.random(in: 0...1, using: &generator)
        table[one][other] = distance
        table[other][one] = distance
      }
    }
    distances = table
  }

  /// A problem with many equally small sets: four kinds of candidates, every one of a kind as good as the next.
  init(tiedSeed seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let kinds = Int.random(in: 2...5, using: &generator)
    let places = (0..<12).map { _ in
      (Int.random(in: 0..<100, using: &generator), Int.random(in: 0..<100, using: &generator))
    }
    rows = (0..<12).map { $0 % 5 == 4 ? [$0 % kinds] : [$0 % kinds, kinds + $0 % kinds] }
    needCount = 2 * kinds
    required = seed % 3 == 0 ? [11] : []
    excluded = []
    sizeLimit = seed % 4 == 0 ? kinds - 1 : nil
    // Distances of places are metric, others are not; whole ones tie often.
    let kind = Int.random(in: 0..<3, using: &generator)
    var table = [[Double]](repeating: Array(repeating: 0, count: 12), count: 12)
    for one in 0..<12 {
      for other in 0..<one {
        let (across, down) = (
          Double(places[one].0 - places[other].0), Double(places[one].1 - places[other].1)
        )
        let length = (across * across + down * down).squareRoot()
        let any = Int.random(in: 0...9, using: &generator)
        let distance =
          kind == 0 ? length : kind == 1 ? (length > 50 ? .infinity : Double(Int(length / 10))) : Double(any)
        table[one][other] = distance
        table[other][one] = distance
      }
    }
    distances = table
  }

  func covering() throws -> Covering {
    try Covering(
      rows: rows, needCount: needCount, weights: weights, required: required, excluded: excluded,
      sizeLimit: sizeLimit)
  }

  func solve(budget: Covering.Budget = Covering.Budget()) throws -> Covering.Solution {
    guard let distances else { return try covering().smallestCover(budget: budget) }
    return try covering().smallestCover(distances: { distances[$0] }, budget: budget)
  }
}

/// The answer by looking at every set there is.
struct BruteForce {
  var members: [Int] = []
  var coveredWeight = 0
  var fullSize = Int.max
  var connection: Covering.Connection?

  init(_ problem: Case) {
    let weights = problem.weights ?? Array(repeating: 1, count: problem.needCount)
    let masks = problem.rows.map { $0.reduce(0) { $0 | 1 << $1 } }
    let needed = problem.required.reduce(0) { $0 | 1 << $1 }
    let barred = problem.excluded.reduce(0) { $0 | 1 << $1 }
    var coverable = 0
    for candidate in masks.indices where barred >> candidate & 1 == 0 { coverable |= masks[candidate] }
    typealias Key = (missing: Int, size: Int, unlinked: Int, length: Double, members: [Int])
    var best: Key?
    for set in 0..<(1 << masks.count) where set & needed == needed && set & barred == 0 {
      let members = masks.indices.filter { set >> $0 & 1 == 1 }
      let covered = members.reduce(0) { $0 | masks[$1] }
      if covered == coverable { fullSize = min(fullSize, members.count) }
      if let limit = problem.sizeLimit, members.count > limit { continue }
      let missing = weights.indices.reduce(0) { $0 + (coverable & ~covered) >> $1 % 2 * weights[$1] }
      if let best, (missing, members.count) > (best.missing, best.size) { continue }
      let tree = problem.distances.map { BruteForce.tree(members, $0) } ?? (0, 0)
      let key: Key = (missing, members.count, tree.0, tree.1, members)
      guard let old = best else {
        best = key
        continue
      }
      let isBefore =
        (key.missing, key.size, key.unlinked, key.length) < (old.missing, old.size, old.unlinked, old.length)
      let isEqual =
        (key.missing, key.size, key.unlinked, key.length) == (old.missing, old.size, old.unlinked, old.length)
      if isBefore || isEqual && members.lexicographicallyPrecedes(old.members) { best = key }
    }
    guard let best else { return }
    members = best.members
    coveredWeight = weights.indices.reduce(0) { $0 + coverable >> $1 % 2 * weights[$1] } - best.missing
    if problem.distances != nil {
      connection = Covering.Connection(unlinkedJoins: best.unlinked, length: best.length)
    }
  }

  /// Kruskal's way, for the solver goes Prim's.
  static func tree(_ members: [Int], _ distances: [[Double]]) -> (Int, Double) {
    var pairs: [(Double, Int, Int)] = []
    for one in members {
      for other in members where other < one { pairs.append((distances[one][other], one, other)) }
    }
    var group = Array(0..<distances.count)
    var unlinked = 0
    var length = 0.0
    for (distance, one, other) in pairs.sorted(by: <) where group[one] != group[other] {
      let (from, to) = (group[one], group[other])
      for node in group.indices where group[node] == from { group[node] = to }
      if distance == .infinity { unlinked += 1 } else { length += distance }
    }
    return (unlinked, length)
  }
}
