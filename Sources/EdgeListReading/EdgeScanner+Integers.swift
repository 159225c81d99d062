import GraphAlgorithms

extension EdgeScanner {
  /// Reads records of two integers of up to eight digits, as long as there are some.
  ///
  /// A number is one load: where it ends is told by the first byte that is no digit, what it means by three
  /// multiplications. The only branch is the one that leaves.
  mutating func integers(_ position: Int) -> Int {
    let limit = feed.limit
    // Neither may be passed while the loop runs, so it needs no check for them.
    let room = min((limit - position) / 4 + 2, rowLimit - rows)
    guard room >= (limit - position) / 4 + 2 else { return position }
    spaces[0].first.reserve(spaces[0].first.count + room)
    spaces[0].second.reserve(spaces[0].second.count + room)
    let isForward = layout.roles[0] == .source
    let ends = PairColumns(
      first: (isForward ? spaces[0].first.start : spaces[0].second.start) + rows,
      second: (isForward ? spaces[0].second.start : spaces[0].first.start) + rows)
    let result = ends.read(feed.start + position, limit: feed.start + limit, separator: layout.separator)
    rows += result.count
    line += result.count
    spaces[0].first.setCount(rows)
    spaces[0].second.setCount(rows)
    return result.next - feed.start
  }
}

/// Where pairs of integers go.
struct PairColumns {
  let first: UnsafeMutablePointer<UInt32>
  let second: UnsafeMutablePointer<UInt32>

  /// Reads pairs until the end or the first line that is none.
  func read(
    _ start: UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>, separator: UInt8
  ) -> (next: UnsafePointer<UInt8>, count: Int) {
    var next = start
    var count = 0
    while next < limit {
      let word = Words.load(next)
      let length = Words.nonDigits(word).trailingZeroBitCount >> 3
      let between = next + length
      let other = Words.load(between + 1)
      let otherLength = Words.nonDigits(other).trailingZeroBitCount >> 3
      let end = between + 1 + otherLength
      let isReturn = end[0] == Byte.carriageReturn
      let after = end + (isReturn ? 1 : 0)

      let isCanonical =
        (next[0] != Byte.zero || length == 1) && (between[1] != Byte.zero || otherLength == 1)
      guard between[0] == separator, after[0] == Byte.lineFeed, isCanonical, length > 0, otherLength > 0
      else { break }
      first[count] = value(word, length)
      second[count] = value(other, otherLength)
      count += 1
      next = after + 1
    }
    return (next, count)
  }

  @inline(__always)
  private func value(_ word: UInt64, _ length: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: Words.value(ofDigits: word &<< UInt64(truncatingIfNeeded: 64 - 8 * length)))
  }
}
