/// Texts numbered in order of arrival and found again without making a `String`.
///
/// Open addressing with linear probing, at most half full. A slot holds a part of the text's hash, its length and eight
/// of its bytes beside its number, so that other texts are passed over without being looked at, and a text of at most
/// eight bytes, as most ids are, is found with one access to memory. The hash has a seed of the process, against files
/// made to collide; the numbers do not depend on it.
struct TextTable: Sendable {
  /// The bytes of all texts, one after another.
  private var bytes: [UInt8] = []
  /// Where each text begins in `bytes`.
  private var starts: [Int] = []
  private var slots = [Slot](repeating: Slot(), count: 16)

  private struct Slot {
    /// 24 bits of the hash, the length in 8 bits (255 for all from there), the number of the text + 1 in 32; 0 is free.
    var head: UInt64 = 0
    /// The text where it has at most 8 bytes, else its last 8.
    var tail: UInt64 = 0

    var index: Int { Int(head & 0xFFFF_FFFF) - 1 }
  }

  var count: Int { starts.count }

  mutating func insert(_ text: UnsafeBufferPointer<UInt8>) -> (index: Int, isNew: Bool) {
    let key = Self.key(text)
    let (place, found) = find(text, key)
    if found >= 0 { return (found, false) }
    let number = starts.count
    starts.append(bytes.count)
    slots[place] = Slot(head: key.head | UInt64(number + 1), tail: key.tail)
    bytes.append(contentsOf: text)
    if starts.count * 2 > slots.count { grow() }
    return (number, true)
  }

  func find(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let found = find(text, Self.key(text)).index
    return found >= 0 ? found : nil
  }

  func text(_ index: Int) -> String { withBytes(index) { String(decoding: $0, as: UTF8.self) } }

  func withBytes<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
    let range = starts[index]..<end
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The slot of a text and its number, or the slot where it belongs and -1.
  private func find(_ text: UnsafeBufferPointer<UInt8>, _ key: Key) -> (place: Int, index: Int) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var place = Int(truncatingIfNeeded: key.hash) & mask
      while slots[place].head != 0 {
        let slot = slots[place]
        if (slot.head ^ key.head) >> 32 == 0, slot.tail == key.tail,
          text.count <= 8 || withBytes(slot.index, { Self.areEqual($0, text) })
        {
          return (place, slot.index)
        }
        place = (place + 1) & mask
      }
      return (place, -1)
    }
  }

  private struct Key {
    var hash: UInt64
    var tail: UInt64
    /// A slot's head but for the number.
    var head: UInt64
  }

  private static func key(_ text: UnsafeBufferPointer<UInt8>) -> Key {
    let raw = UnsafeRawBufferPointer(text)
    var tail: UInt64 = 0
    if raw.count >= 8 {
      tail = raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)
    } else {
      for byte in raw { tail = tail << 8 | UInt64(byte) }
    }
    // Eight bytes at a time, each multiplied to twice its width and folded.
    var hash = seed ^ UInt64(truncatingIfNeeded: raw.count)
    var offset = 0
    while offset + 8 < raw.count {
      hash = fold(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0x9E37_79B9_7F4A_7C15)
      offset += 8
    }
    hash = fold(hash ^ tail, 0xD6E8_FEB8_6659_FD93)
    let head = hash & 0xFFFF_FF00_0000_0000 | UInt64(min(raw.count, 255)) << 32
    return Key(hash: hash, tail: tail, head: head)
  }

  private static func areEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count where left[offset] != right[offset] { return false }
    return true
  }

  private mutating func grow() {
    var wider = [Slot](repeating: Slot(), count: slots.count * 2)
    let mask = wider.count - 1
    for number in starts.indices {
      let key = withBytes(number) { Self.key($0) }
      var place = Int(truncatingIfNeeded: key.hash) & mask
      while wider[place].head != 0 { place = (place + 1) & mask }
      wider[place] = Slot(head: key.head | UInt64(number + 1), tail: key.tail)
    }
    slots = wider
  }

  private static let seed = UInt64.random(in: .min ... .max)

  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high ^ low
  }
}
