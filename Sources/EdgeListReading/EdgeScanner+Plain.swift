import GraphAlgorithms

extension EdgeScanner {
  /// Reads records of plain fields, or of fields in plain quotes, as long as there are some and at most `limit`.
  mutating func plainRecords(_ position: Int, limit: Int) -> Int {
    let roles = layout.roles
    let stops = Words.Stops(separator: layout.separator)
    let last = roles.count - 1
    let start = feed.start
    let end = start + feed.limit
    var next = start + position
    var count = 0
    records: while next < end, count < limit, rows < rowLimit {
      let record = next
      if let after = lineEnd(next) {
        next = after
        line += 1
        continue
      }
      var weight = 1.0
      for field in 0...last {
        let span = next[0] == Byte.quote ? quoted(next, end) : plain(next, stops)
        guard let span else { return record - start }
        if field < last {
          guard span.end[0] == layout.separator else { return record - start }
          next = span.end + 1
        } else {
          guard let after = lineEnd(span.end) else { return record - start }
          next = after
        }
        let role = roles[field]
        if role == .ignored { continue }
        if role == .weight {
          guard let value = WeightText.simple(span.start, length: span.length) else { return record - start }
          weight = value
          continue
        }
        switch number(span, role: Int(role.rawValue)) {
        case .number(let number): pending[Int(role.rawValue)] = number
        case .replaced:
          lastWords.fill(0, length: 4)
          next = record
          continue records
        case .refused: return record - start
        }
      }
      commit(weight: weight)
      line += 1
      count += 1
    }
    return next - start
  }

  /// A field: what it means, and the byte after it.
  struct Span {
    var start: UnsafePointer<UInt8>
    var length: Int
    var end: UnsafePointer<UInt8>
    var isQuoted = false
  }

  /// The number of a name; the last one of the same role is likely to come again.
  @inline(__always)
  private mutating func number(_ span: Span, role: Int) -> NameSpace.Answer {
    if span.length == 0 { return .refused }
    // A name in quotes may have spaces around it, which must not vouch for the same without.
    if !span.isQuoted, span.start[0] <= Byte.space || span.start[span.length - 1] <= Byte.space {
      return .refused
    }
    let word = Words.first(min(span.length, 8), of: Words.load(span.start))
    let isShort = span.length <= 8
    if isShort, word == lastWords[role] { return .number(lastNumbers[role]) }
    let space = format == .edges ? 0 : role
    let answer = spaces[space].number(span.start, length: span.length, word: word, isQuoted: span.isQuoted)
    if isShort, case .number(let number) = answer {
      lastWords[role] = word
      lastNumbers[role] = number
    }
    return answer
  }

  /// What follows a line end, if one stands here.
  @inline(__always)
  private func lineEnd(_ here: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    if here[0] == Byte.lineFeed { return here + 1 }
    guard here[0] == Byte.carriageReturn else { return nil }
    return here + (here[1] == Byte.lineFeed ? 2 : 1)
  }

  @inline(__always)
  private func plain(_ start: UnsafePointer<UInt8>, _ stops: Words.Stops) -> Span? {
    var here = start
    while true {
      // Whole lines end with a line feed, which stops the search at the latest.
      let found = stops.find(Words.load(here))
      if found != 0 {
        here += found.trailingZeroBitCount >> 3
        return Span(start: start, length: here - start, end: here)
      }
      here += 8
    }
  }

  /// A field in quotes that contains neither quotes nor the end of a line.
  @inline(never)
  private func quoted(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Span? {
    var here = start + 1
    while here < end, here[0] != Byte.quote, here[0] >= Byte.space || here[0] == Byte.tab { here += 1 }
    guard here < end, here[0] == Byte.quote, here[1] != Byte.quote else { return nil }
    return Span(start: start + 1, length: here - start - 1, end: here + 1, isQuoted: true)
  }
}
