import RecordReading

/// What a GML file says of the graph as a whole: the keys before it and within it, in order.
struct GMLAttributes {
  private(set) var values: [(name: String, value: String)] = []
  private var paths = GMLPaths([])
  /// The names of paths that have been met.
  private var names: [Int32: String] = [:]

  /// Says what the attribute is called that stands under a key.
  mutating func declare(_ key: String, name: String) { names[paths.number(dotted: key)] = name }

  /// Reads the value of the key that was the last word, and all that is within it.
  mutating func read(_ source: inout GMLSource) {
    let line = source.tokens.startLine
    var path = paths.number(source.tokens.bytes, in: -1, after: -1)
    let top = path
    var open: [(path: Int32, count: Int)] = []
    while true {
      // A value, or what opens a block.
      switch source.tokens.next() {
      case .open:
        if open.count + 2 > GMLSource.depthLimit {
          source.report(
            .error, found: "blocks more than \(GMLSource.depthLimit) deep within each other",
            expected: "fewer",
            mend: "The block is left out.")
          source.omissions.add("blocks that are too deep")
          source.skipBlock("the block")
        } else {
          open.append((path, values.count))
        }
      case .string:
        if source.tokens.isUnended { source.reportUnended() }
        add(path, &source)
      case .integer, .real: add(path, &source)
      default: if source.isOddValue(after: paths.name(path)) { add(path, &source) }
      }
      // The next key in the block, or the end of blocks.
      while let block = open.last {
        let kind = source.tokens.next()
        if kind == .close {
          if block.count == values.count { source.omissions.add("empty blocks") }
          open.removeLast()
        } else if kind == .end {
          source.reportUnclosed(paths.name(top), line: line)
          return
        } else if source.isKey() {
          path = paths.number(source.tokens.bytes, in: block.path, after: -1)
          break
        }
      }
      if open.isEmpty { return }
    }
  }

  private mutating func add(_ path: Int32, _ source: inout GMLSource) {
    if names[path] == nil {
      let length = paths.nameLength(path)
      guard length <= source.nameBudget else {
        source.omissions.add("values whose keys are too long or too many")
        return
      }
      source.nameBudget -= length
      names[path] = paths.name(path)
    }
    let text: String
    if source.tokens.kind == .string, source.tokens.hasEntity {
      var decoded: [UInt8] = []
      GMLText.decode(source.tokens.bytes, into: &decoded)
      text = String(decoding: decoded, as: UTF8.self)
    } else {
      text = String(decoding: source.tokens.bytes, as: UTF8.self)
    }
    values.append((names[path] ?? "", text))
  }
}
