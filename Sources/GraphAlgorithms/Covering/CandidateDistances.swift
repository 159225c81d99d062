/// The distances between some candidates, and what follows from them for the trees that join some of these.
struct CandidateDistances {
  /// The candidates' numbers in the whole problem, ascending; below they go by their places here.
  let candidates: [Int]
  private let places: [Int: Int]
  private var values: [Double]
  /// Whether sums of the distances are exact, so that equal is equal.
  private(set) var isExact = true

  /// Asks for the rows of these candidates. Of the two distances of a pair that of the smaller candidate counts.
  init(candidates: [Int], of count: Int, distances: (Int) -> [Double]) {
    self.candidates = candidates
    places = Dictionary(uniqueKeysWithValues: zip(candidates, candidates.indices))
    values = Array(repeating: 0, count: candidates.count * candidates.count)
    for (place, candidate) in candidates.enumerated().dropLast() {
      let row = distances(candidate)
      precondition(row.count == count, "\(row.count) distances for \(count) candidates")
      for other in place + 1..<candidates.count {
        let distance = row[candidates[other]]
        precondition(distance >= 0, "distance \(distance) between \(candidate) and \(candidates[other])")
        values[place * candidates.count + other] = distance
        values[other * candidates.count + place] = distance
        if distance < .infinity {
          isExact = isExact && distance <= 0x1p32 && Double(Int(distance * 0x1p10)) == distance * 0x1p10
        }
      }
    }
  }

  func place(of candidate: Int) -> Int? { places[candidate] }

  @inline(__always)
  subscript(place: Int, other: Int) -> Double { values[place * candidates.count + other] }

  /// The minimum spanning tree of a set given by places (Prim 1957, doi:10.1002/j.1538-7305.1957.tb01515.x).
  func connection(of set: [Int]) -> Connection {
    var joins: [Double] = []
    walkTree(of: set) { _, _, length in joins.append(length) }
    return Connection(joins: joins)
  }

  /// For every pair the longest step on the way in the tree over all candidates here: no tree, over whichever of
  /// them, can join the two without a join that long. Trees by these distances are easy: whoever comes in
  /// joins its nearest.
  func widestSteps() -> CandidateDistances {
    var steps = self
    var joined: [Int] = []
    walkTree(of: Array(candidates.indices)) { place, parent, length in
      if joined.isEmpty { joined.append(parent) }
      for other in joined {
        let widest = max(length, steps[parent, other])
        steps.values[place * candidates.count + other] = widest
        steps.values[other * candidates.count + place] = widest
      }
      joined.append(place)
    }
    return steps
  }

  /// Grows a minimum spanning tree and tells each place that joins, where, and how far that is.
  private func walkTree(of set: [Int], _ body: (Int, Int, Double) -> Void) {
    guard let first = set.first else { return }
    var waiting = set.dropFirst().map { (place: $0, parent: first, length: self[first, $0]) }
    while !waiting.isEmpty {
      var nearest = 0
      for index in waiting.indices where waiting[index].length < waiting[nearest].length { nearest = index }
      let joining = waiting.remove(at: nearest)
      body(joining.place, joining.parent, joining.length)
      for index in waiting.indices {
        let length = self[joining.place, waiting[index].place]
        if length < waiting[index].length {
          waiting[index].parent = joining.place
          waiting[index].length = length
        }
      }
    }
  }

  typealias Connection = Covering.Connection
}

extension Covering.Connection {
  /// The sum of a tree's joins: in ascending order, so that all trees of the same set have the same.
  init(joins: [Double]) {
    self.init(unlinkedJoins: 0, length: 0)
    for join in joins.sorted() { add(join) }
  }

  mutating func add(_ join: Double) {
    if join == .infinity { unlinkedJoins += 1 } else { length += join }
  }
}
