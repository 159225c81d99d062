/// How large a graph a short text can stand for: `{a b c} -> {d e f}` is nine edges.
enum DOTSize {
  /// The most edges between groups for a text: as many as it has bytes, and at least this many.
  private static let leastAllowed = 10_000

  /// The number of edges that is allowed, where the groups of a text stand for more; nil where they do not.
  ///
  /// A scan that knows quotes, comments and braces and nothing else; what is no DOT is left to Graphviz. It counts more
  /// than there is where a name stands in a group twice. O(bytes).
  static func excess(of dot: String) -> Int? {
    let allowed = max(leastAllowed, dot.utf8.count)
    var scanner = Scanner(allowed: allowed)
    var dot = dot
    return dot.withUTF8 { scanner.run($0) } ? allowed : nil
  }

  private struct Scanner {
    let allowed: Int
    /// Each open group: how many names it has, and what stood before it.
    var open: [(names: Int, last: Int, hasArrow: Bool)] = [(0, 0, false)]
    /// How many names the last end of an edge has, and whether an arrow follows it.
    var last = 0
    var hasArrow = false
    var edges = 0

    init(allowed: Int) { self.allowed = allowed }

    mutating func take(_ names: Int) -> Bool {
      if hasArrow { edges += last * names }
      hasArrow = false
      last = names
      return edges > allowed
    }

    mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch byte {
        case UInt8(ascii: "\""):
          index += 1
          while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
          }
          if name() { return true }
        case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
          index += 2
          while index + 1 < bytes.count,
            !(bytes[index] == UInt8(ascii: "*") && bytes[index + 1] == UInt8(ascii: "/"))
          {
            index += 1
          }
          index += 1
        case UInt8(ascii: "/") where next == UInt8(ascii: "/"),
          UInt8(ascii: "#") where index == 0 || bytes[index - 1] == 10:
          while index < bytes.count, bytes[index] != 10 { index += 1 }
        case UInt8(ascii: "["):
          while index < bytes.count, bytes[index] != UInt8(ascii: "]") {
            if bytes[index] == UInt8(ascii: "\"") {
              index += 1
              while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
              }
            }
            index += 1
          }
        case UInt8(ascii: "{"):
          open.append((0, last, hasArrow))
          hasArrow = false
        case UInt8(ascii: "}"):
          let group = open.popLast() ?? (0, 0, false)
          if open.isEmpty { open.append((0, 0, false)) }
          open[open.count - 1].names += group.names
          (last, hasArrow) = (group.last, group.hasArrow)
          if take(group.names) { return true }
        case UInt8(ascii: "-") where next == UInt8(ascii: ">") || next == UInt8(ascii: "-"):
          hasArrow = true
          index += 1
        case 0...32, UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "="), UInt8(ascii: ":"): break
        default:
          while index + 1 < bytes.count, Self.isWord(bytes[index + 1]) { index += 1 }
          if name() { return true }
        }
        index += 1
      }
      return false
    }

    private mutating func name() -> Bool {
      open[open.count - 1].names += 1
      return take(1)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
      byte > 127 || byte == 95 || byte == 46 || (48...57).contains(byte) || (65...90).contains(byte & 0xDF)
    }
  }
}
