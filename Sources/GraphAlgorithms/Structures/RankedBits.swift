/// A set of small integers that tells in constant time how many of its members are below a number: one bit for each
/// number up to the largest and 4 bytes for every 64 of them (Jacobson 1989, doi:10.1109/SFCS.1989.63533, with one
/// level).
package struct RankedBits: Sendable {
  private let words: [UInt64]
  /// How many members stand before each word.
  private let ranks: [UInt32]

  init(ascending members: [UInt32]) {
    let largest = members.last.map(Int.init) ?? -1
    var words = [UInt64](repeating: 0, count: largest / 64 + 1)
    for member in members { words[Int(member) / 64] |= 1 << UInt64(member % 64) }
    var ranks: [UInt32] = []
    ranks.reserveCapacity(words.count)
    var before: UInt32 = 0
    for word in words {
      ranks.append(before)
      before += UInt32(word.nonzeroBitCount)
    }
    self.words = words
    self.ranks = ranks
  }

  /// How many members are below `number`, if it is one itself.
  func rank(of number: UInt64) -> Int? {
    guard number / 64 < UInt64(words.count) else { return nil }
    let word = words[Int(number / 64)]
    let bit = UInt64(1) << (number % 64)
    guard word & bit != 0 else { return nil }
    return Int(ranks[Int(number / 64)]) + (word & (bit - 1)).nonzeroBitCount
  }
}
