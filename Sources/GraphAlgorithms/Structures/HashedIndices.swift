/// A hash table that holds indices only: who asks compares what they stand for. Open addressing, at most two thirds
/// full.
@usableFromInline
package struct HashedIndices: Sendable {
  /// An index and one, or 0 where nothing stands.
  private let slots: [UInt32]

  /// A table of `0 ..< count`, each under its hash.
  init(count: Int, hash: (Int) -> UInt64) {
    precondition(count < Int(UInt32.max), "\(count) names")
    var size = 4
    while size * 2 < count * 3 { size *= 2 }
    slots = [UInt32](unsafeUninitializedCapacity: size) { slots, filled in
      slots.initialize(repeating: 0)
      for index in 0..<count {
        var place = Int(truncatingIfNeeded: hash(index)) & (size - 1)
        while slots[place] != 0 { place = (place + 1) & (size - 1) }
        slots[place] = UInt32(index + 1)
      }
      filled = size
    }
  }

  /// The first index under this hash that is the one asked for.
  func first(_ hash: UInt64, where isWanted: (Int) -> Bool) -> Int? {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place] != 0 {
      let index = Int(slots[place]) - 1
      if isWanted(index) { return index }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Both halves of a product with an odd constant, folded: every bit of the word reaches the lower bits.
  @inlinable @inline(__always)
  package static func hash(word: UInt64) -> UInt64 {
    let product = (word ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }

  /// Eight bytes at a time, the last ones filled with zeros, and the length.
  @inlinable @inline(__always)
  package static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var result = UInt64(bytes.count)
    var index = 0
    while index + 8 <= bytes.count {
      let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
      result = hash(word: result ^ UInt64(littleEndian: word))
      index += 8
    }
    var rest: UInt64 = 0
    var shift: UInt64 = 0
    while index < bytes.count {
      rest |= UInt64(bytes[index]) << shift
      shift += 8
      index += 1
    }
    return hash(word: result ^ rest)
  }
}
