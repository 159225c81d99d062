/// Byte strings numbered in order of arrival, found again without making a `String`.
///
/// Reading a dataset looks up an id for each cell that refers to something; this keeps that free of allocation.
/// Open addressing with linear probing, at most half full; hash is FNV-1a (64 bit) with a final mix.
struct IdentifierTable: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  private var slots: [Int32]
  private var mask: Int

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    mask = size - 1
    starts.reserveCapacity(capacity + 1)
    bytes.reserveCapacity(capacity * 16)
  }

  /// The texts, which differ, numbered in order.
  init(_ texts: some RandomAccessCollection<String>) {
    self.init(capacity: texts.count)
    for var text in texts { _ = text.withUTF8 { insert($0) } }
  }

  var count: Int { starts.count - 1 }

  /// Numbers the bytes; `isNew` is false where they have a number already, which is the one given.
  mutating func insert(_ id: UnsafeBufferPointer<UInt8>) -> (index: Int, isNew: Bool) {
    if count * 2 >= slots.count { grow() }
    var slot = Self.hash(id) & mask
    while slots[slot] >= 0 {
      if matches(Int(slots[slot]), id) { return (Int(slots[slot]), false) }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(count)
    bytes.append(contentsOf: id)
    starts.append(Int32(bytes.count))
    return (count - 1, true)
  }

  func find(_ id: UnsafeBufferPointer<UInt8>) -> Int? {
    var slot = Self.hash(id) & mask
    while slots[slot] >= 0 {
      if matches(Int(slots[slot]), id) { return Int(slots[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  func text(_ index: Int) -> String {
    String(decoding: bytes[Int(starts[index])..<Int(starts[index + 1])], as: UTF8.self)
  }

  private func matches(_ index: Int, _ id: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[index])
    guard Int(starts[index + 1]) - start == id.count else { return false }
    for offset in 0..<id.count where bytes[start + offset] != id[offset] { return false }
    return true
  }

  private mutating func grow() {
    let size = slots.count * 2
    slots = [Int32](repeating: -1, count: size)
    mask = size - 1
    for index in 0..<count {
      var slot = bytes[Int(starts[index])..<Int(starts[index + 1])].withUnsafeBufferPointer(Self.hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(index)
    }
  }

  private static func hash(_ id: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash ^= hash >> 32
    return Int(truncatingIfNeeded: hash &* 0x9e37_79b9_7f4a_7c15) & Int.max
  }
}
