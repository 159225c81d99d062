/// The best of many scores: the largest, of equal ones those with the smaller key.
struct BestScores {
  struct Entry {
    var score: Double
    var key: UInt64

    /// Whether this one gives way to another.
    @inline(__always)
    func isWorse(than other: Entry) -> Bool {
      score != other.score ? score < other.score : key > other.key
    }
  }

  private let count: Int
  /// A binary heap with the worst on top, once it is full.
  private var heap: [Entry] = []
  /// Below this score nothing is taken any more.
  private(set) var threshold = 0.0

  init(count: Int) {
    self.count = count
    if count == 0 { threshold = .infinity }
  }

  /// The worst of those kept, if as many are kept as were asked for.
  var worst: Entry? { heap.count == count ? heap.first : nil }

  /// Takes a score, if it is among the best so far.
  @inline(__always)
  mutating func offer(_ score: Double, _ key: UInt64) {
    if score >= threshold { take(Entry(score: score, key: key)) }
  }

  /// Those kept, in no order.
  var entries: [Entry] { heap }

  mutating func removeAll() {
    heap.removeAll(keepingCapacity: true)
    threshold = count == 0 ? .infinity : 0
  }

  /// Those kept, the best first.
  func sorted() -> [Entry] { heap.sorted { $1.isWorse(than: $0) } }

  @inline(never)
  private mutating func take(_ entry: Entry) {
    if heap.count < count {
      heap.append(entry)
      var place = heap.count - 1
      while place > 0, entry.isWorse(than: heap[(place - 1) / 2]) {
        heap[place] = heap[(place - 1) / 2]
        place = (place - 1) / 2
      }
      heap[place] = entry
    } else {
      guard let top = heap.first, top.isWorse(than: entry) else { return }
      var place = 0
      while true {
        var child = 2 * place + 1
        guard child < heap.count else { break }
        if child + 1 < heap.count, heap[child + 1].isWorse(than: heap[child]) { child += 1 }
        guard heap[child].isWorse(than: entry) else { break }
        heap[place] = heap[child]
        place = child
      }
      heap[place] = entry
    }
    if heap.count == count { threshold = heap[0].score }
  }
}
