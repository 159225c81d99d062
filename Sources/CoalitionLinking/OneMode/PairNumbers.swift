internal import CoalitionModel

/// Numbers for pairs of a topic and a place, found again fast: an open-addressing table with linear probing, at most
/// half full. Hashing multiplies by 2^64 / golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
struct PairNumbers {
  private var keys = [UInt64](repeating: .max, count: 1 << 10)
  private var numbers = [Int32](repeating: 0, count: 1 << 10)
  private var count = 0

  private static func key(_ topic: EntityIndex, _ place: EntityIndex) -> UInt64 {
    UInt64(topic.value) << 32 | UInt64(place.value)
  }

  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[slot] != key, keys[slot] != .max { slot = (slot + 1) & mask }
    return slot
  }

  /// The number of the pair; nil where it has none.
  func number(of topic: EntityIndex, _ place: EntityIndex) -> Int32? {
    let key = Self.key(topic, place)
    let slot = slot(of: key)
    return keys[slot] == key ? numbers[slot] : nil
  }

  /// Gives a pair that has none a number.
  mutating func insert(_ topic: EntityIndex, _ place: EntityIndex, number: Int32) {
    if count * 2 >= keys.count { grow() }
    let key = Self.key(topic, place)
    let slot = slot(of: key)
    keys[slot] = key
    numbers[slot] = number
    count += 1
  }

  private mutating func grow() {
    let old = (keys, numbers)
    keys = [UInt64](repeating: .max, count: old.0.count * 4)
    numbers = [Int32](repeating: 0, count: old.0.count * 4)
    for (key, number) in zip(old.0, old.1) where key != .max {
      let slot = slot(of: key)
      keys[slot] = key
      numbers[slot] = number
    }
  }
}
