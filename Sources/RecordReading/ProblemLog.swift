/// Problems as the scanners meet them: a kind and a byte offset. Lines and columns are worked out afterwards, in
/// one pass over the file and only if there is a problem at all.
struct ProblemLog {
  enum Kind: Int, CaseIterable {
    case raggedShort, raggedLong, strayQuote, textAfterQuote, unterminatedQuote, badUTF8, nulByte
  }

  struct Problem {
    var kind: Kind
    var offset: Int
    /// The number of fields of a ragged record.
    var number: Int
  }

  /// How many problems of one kind are kept one by one; the rest is counted.
  static let limit = 1_000

  private(set) var problems: [Problem] = []
  private(set) var counts = [Int](repeating: 0, count: Kind.allCases.count)

  /// Never inlined: the scanning loop has better use for its registers.
  @inline(never)
  mutating func add(_ kind: Kind, at offset: Int, number: Int = 0) {
    counts[kind.rawValue] += 1
    if counts[kind.rawValue] <= Self.limit {
      problems.append(Problem(kind: kind, offset: offset, number: number))
    }
  }
}
