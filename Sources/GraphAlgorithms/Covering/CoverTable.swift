/// What is left of a covering problem: the open candidates and the needs still open, numbered anew from 0.
///
/// Every node of a search has its own, so that all work there is in proportion to what is left.
struct CoverTable {
  /// The candidates' numbers in the whole problem, ascending; none has an empty row.
  private(set) var candidates: [Int] = []
  /// The needs' numbers in the whole problem, ascending.
  private(set) var needs: [Int] = []
  private(set) var weights: [Int] = []
  /// What the relaxation would pay for each need: handed on from a node to those below, where they fit nearly.
  var prices: [Double] = []
  private var rowStarts: [Int] = [0]
  private var rowNeeds: [Int] = []
  private var columnStarts: [Int] = [0]
  private var columnCandidates: [Int] = []

  /// The table of the rows given; needs not `isOpen` are left out.
  init(candidates: [Int], rows: [[Int]], weights: [Int], isOpen: [Bool]) {
    var place = [Int](repeating: 0, count: weights.count)
    for need in weights.indices where isOpen[need] {
      place[need] = needs.count
      needs.append(need)
      self.weights.append(weights[need])
    }
    for candidate in candidates {
      for need in rows[candidate] where isOpen[need] { rowNeeds.append(place[need]) }
      closeRow(candidate)
    }
    buildColumns()
    prices = needs.indices.map { need in
      1 / Double(coverers(of: need).map { row($0).count }.max() ?? 1)
    }
  }

  private init() {}

  /// The needs of a candidate, ascending.
  @inline(__always)
  func row(_ candidate: Int) -> ArraySlice<Int> { rowNeeds[rowRange(candidate)] }

  @inline(__always)
  func rowRange(_ candidate: Int) -> Range<Int> { rowStarts[candidate]..<rowStarts[candidate + 1] }

  /// The candidates that cover a need, ascending.
  @inline(__always)
  func coverers(of need: Int) -> ArraySlice<Int> {
    columnCandidates[columnStarts[need]..<columnStarts[need + 1]]
  }

  @inline(__always)
  func covererCount(of need: Int) -> Int { columnStarts[need + 1] - columnStarts[need] }

  /// Rows and coverers for loops that take the most time, which retain and release nothing this way.
  struct Stretches {
    let rowStarts: UnsafeBufferPointer<Int>
    let rowNeeds: UnsafeBufferPointer<Int>
    let columnStarts: UnsafeBufferPointer<Int>
    let columnCandidates: UnsafeBufferPointer<Int>

    @inline(__always)
    func row(_ candidate: Int) -> UnsafeBufferPointer<Int>.SubSequence {
      rowNeeds[rowStarts[candidate]..<rowStarts[candidate + 1]]
    }

    @inline(__always)
    func coverers(of need: Int) -> UnsafeBufferPointer<Int>.SubSequence {
      columnCandidates[columnStarts[need]..<columnStarts[need + 1]]
    }
  }

  @inline(__always)
  func withStretches<Result>(_ body: (Stretches) -> Result) -> Result {
    rowStarts.withUnsafeBufferPointer { rowStarts in
      rowNeeds.withUnsafeBufferPointer { rowNeeds in
        columnStarts.withUnsafeBufferPointer { columnStarts in
          columnCandidates.withUnsafeBufferPointer { columnCandidates in
            body(
              Stretches(
                rowStarts: rowStarts, rowNeeds: rowNeeds, columnStarts: columnStarts,
                columnCandidates: columnCandidates))
          }
        }
      }
    }
  }

  /// The table without the needs and the candidates that are not to be kept, nor those whose row is empty then.
  func keeping(needs keptNeeds: [Bool], candidates keptCandidates: [Bool]) -> CoverTable {
    var kept = CoverTable()
    var place = [Int](repeating: -1, count: needs.count)
    for need in needs.indices where keptNeeds[need] {
      place[need] = kept.needs.count
      kept.needs.append(needs[need])
      kept.weights.append(weights[need])
      kept.prices.append(prices[need])
    }
    kept.rowNeeds.reserveCapacity(rowNeeds.count)
    for candidate in candidates.indices where keptCandidates[candidate] {
      for need in row(candidate) where place[need] >= 0 { kept.rowNeeds.append(place[need]) }
      kept.closeRow(candidates[candidate])
    }
    kept.buildColumns()
    return kept
  }

  private mutating func closeRow(_ candidate: Int) {
    if rowNeeds.count == rowStarts[rowStarts.count - 1] { return }
    rowStarts.append(rowNeeds.count)
    candidates.append(candidate)
  }

  private mutating func buildColumns() {
    var ends = [Int](repeating: 0, count: needs.count + 1)
    for need in rowNeeds { ends[need + 1] += 1 }
    for need in needs.indices { ends[need + 1] += ends[need] }
    columnStarts = ends
    columnCandidates = Array(repeating: 0, count: rowNeeds.count)
    for candidate in candidates.indices {
      for need in row(candidate) {
        columnCandidates[ends[need]] = candidate
        ends[need] += 1
      }
    }
  }
}
