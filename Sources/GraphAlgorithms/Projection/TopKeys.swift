/// The largest keys of those inserted: a heap with the lowest kept on top.
struct TopKeys: ~Copyable {
  private let keys: Scratch<UInt64>
  private let limit: Int
  private var count = 0

  init(limit: Int) {
    precondition(limit > 0)
    self.limit = limit
    keys = Scratch(count: limit)
  }

  var isFull: Bool { count == limit }
  /// The lowest kept, if there are any.
  var lowest: UInt64 { keys[0] }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func insert(_ key: UInt64) {
    if count == limit {
      if key > keys[0] { sink(key) }
    } else {
      rise(key)
    }
  }

  func forEach(_ body: (UInt64) -> Void) {
    for place in 0..<count { body(keys[place]) }
  }

  private mutating func rise(_ key: UInt64) {
    var place = count
    count += 1
    while place > 0, keys[(place - 1) / 2] > key {
      keys[place] = keys[(place - 1) / 2]
      place = (place - 1) / 2
    }
    keys[place] = key
  }

  private func sink(_ key: UInt64) {
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < count else { break }
      if child + 1 < count, keys[child + 1] < keys[child] { child += 1 }
      guard keys[child] < key else { break }
      keys[place] = keys[child]
      place = child
    }
    keys[place] = key
  }
}
