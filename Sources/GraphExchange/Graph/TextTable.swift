/// Texts numbered in order of arrival and found again without making a `String`.
///
/// Open addressing with linear probing, at most half full. A slot holds 32 bits of the text's hash beside where the
/// number of the text, so that other texts are passed over without being looked at. The hash has a seed of the
/// process, against files made to collide; the numbers do not depend on it.
struct TextTable: Sendable {
  /// The bytes of all texts, one after another.
  private var bytes: [UInt8] = []
  /// Where each text begins in `bytes`.
  private var starts: [Int] = []
  /// The upper half of the hash, and the number of the text + 1 below; 0 is free.
  private var slots = [UInt64](repeating: 0, count: 16)

  var count: Int { starts.count }

  mutating func insert(_ text: UnsafeBufferPointer<UInt8>) -> (index: Int, isNew: Bool) {
    let hash = Self.hash(text)
    let (slot, found) = place(text, hash)
    if found >= 0 { return (found, false) }
    let number = starts.count
    starts.append(bytes.count)
    slots[slot] = Self.slot(hash, number)
    bytes.append(contentsOf: text)
    if starts.count * 2 > slots.count { grow() }
    return (number, true)
  }

  func find(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let found = place(text, Self.hash(text)).index
    return found >= 0 ? found : nil
  }

  func text(_ index: Int) -> String { withBytes(index) { String(decoding: $0, as: UTF8.self) } }

  func withBytes<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
    let range = starts[index]..<end
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The slot of a text and its number, or the slot where it belongs and -1.
  private func place(_ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> (slot: Int, index: Int) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 {
        let entry = slots[slot]
        if (entry ^ hash) >> 32 == 0 {
          let index = Int(entry & 0xFFFF_FFFF) - 1
          if withBytes(index, { Self.areEqual($0, text) }) { return (slot, index) }
        }
        slot = (slot + 1) & mask
      }
      return (slot, -1)
    }
  }

  private static func slot(_ hash: UInt64, _ number: Int) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1)
  }

  private static func areEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count where left[offset] != right[offset] { return false }
    return true
  }

  private mutating func grow() {
    var wider = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = wider.count - 1
    for number in starts.indices {
      let hash = withBytes(number) { Self.hash($0) }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while wider[slot] != 0 { slot = (slot + 1) & mask }
      wider[slot] = Self.slot(hash, number)
    }
    slots = wider
  }

  private static let seed = UInt64.random(in: .min ... .max)

  /// Eight bytes at a time, each multiplied to twice its width and folded.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(text)
    var hash = seed ^ UInt64(truncatingIfNeeded: raw.count)
    var offset = 0
    while offset + 8 <= raw.count {
      hash = fold(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0x9E37_79B9_7F4A_7C15)
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < raw.count {
      rest = rest << 8 | UInt64(raw[offset])
      offset += 1
    }
    return fold(hash ^ rest, 0xD6E8_FEB8_6659_FD93)
  }

  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high ^ low
  }
}
