extension TwinReader {
  /// The lines that a node may have once, besides details and links.
  private static let nodeKeys: Set<String> = [
    "Id", "Kind", "Cluster", "Marks", "Measure", "Cell", "Spot", "Page", "Hover",
  ]

  mutating func readNodeLine(_ key: String, _ line: TwinLines.Line) {
    let last = diagram.nodes.count - 1
    if key.hasPrefix("Link ") { return readLink(key, line) }
    if key == "Detail" {
      diagram.nodes[last].details.append(lines.words(of: line))
      return
    }
    guard Self.nodeKeys.contains(key) else {
      return unknown(line, "one of Id, Kind, Cluster, Marks, Measure, Cell, Spot, Page, Detail, Hover, Link")
    }
    guard seen.insert(key).inserted else { return unknown(line, "“\(key)” once below a node") }
    let words = lines.words(of: line)
    func refuse(_ expected: String) {
      lines.report(
        line.number, column: line.indent + key.count + 3, found: "“\(words.prefix(60))”", expected: expected)
    }
    switch key {
    case "Id": diagram.nodes[last].id = words
    case "Hover": diagram.nodes[last].hover = words
    case "Kind":
      if let kind = Diagram.NodeKind(rawValue: words) {
        diagram.nodes[last].kind = kind
      } else {
        refuse("one of " + Diagram.NodeKind.allCases.map(\.rawValue).joined(separator: ", "))
      }
    case "Cluster":
      // The label after the number was cut or escaped; the comparison at the end checks it.
      diagram.nodes[last].cluster = Int(words.prefix { $0 != "," })
      if diagram.nodes[last].cluster == nil { refuse("the number of a cluster") }
    case "Marks":
      for mark in words.split(separator: ", ", omittingEmptySubsequences: false) {
        switch mark {
        case "focus": diagram.nodes[last].isFocus = true
        case "old": diagram.nodes[last].isStale = true
        default: refuse("focus, old")
        }
      }
    case "Page":
      diagram.nodes[last].page = Int(words)
      if diagram.nodes[last].page == nil { refuse("the number of a page") }
    case "Measure":
      diagram.nodes[last].measure = Double(words)
      if diagram.nodes[last].measure == nil { refuse("a number") }
    case "Cell":
      diagram.nodes[last].cell = Diagram.CellState(words: words)
      if diagram.nodes[last].cell == nil {
        refuse("“heading” and a level, or one of stated, implied, wider, gap, unknown")
      }
    default:
      diagram.nodes[last].spot = Self.spot(words)
      if diagram.nodes[last].spot == nil {
        refuse("“row R, column C”, “from Y until Y”, “longitude D, latitude D” or “beside ID”")
      }
    }
  }

  private static func spot(_ words: String) -> Diagram.Spot? {
    func pair(_ first: String, _ second: String) -> (String, String)? {
      guard words.hasPrefix(first), let middle = words.firstRange(of: second) else { return nil }
      return (
        String(words[..<middle.lowerBound].dropFirst(first.count)), String(words[middle.upperBound...])
      )
    }
    if let (row, column) = pair("row ", ", column ") {
      guard let row = Int(row), let column = Int(column) else { return nil }
      return .cell(row: row, column: column)
    }
    if let (from, until) = pair("from ", " until ") {
      guard let from = Double(from), let until = Double(until) else { return nil }
      return .time(from: from, until: until)
    }
    if let (longitude, latitude) = pair("longitude ", ", latitude ") {
      guard let longitude = Double(longitude), let latitude = Double(latitude) else { return nil }
      return .place(longitude: longitude, latitude: latitude)
    }
    // Scalars, because an id may begin with an accent that joins the space before it.
    let scalars = words.unicodeScalars
    return scalars.starts(with: "beside ".unicodeScalars) ? .beside(id: String(scalars.dropFirst(7))) : nil
  }

  /// `Link 5 to node 12 (stated, strength 0.63)`, or `Link 5 from node 3`, which only repeats.
  private mutating func readLink(_ key: String, _ line: TwinLines.Line) {
    let expected = "“Link N to node M (stated, strength S)” or “Link N from node M”"
    let head = key.prefix { $0 != "(" }.split(separator: " ", omittingEmptySubsequences: false)
    guard head.count >= 5, let number = Int(head[1]), head[3] == "node", let end = Int(head[4]) else {
      return unknown(line, expected)
    }
    if head[2] == "from", head.count == 5 { return lines.skipContinuation() }
    guard head[2] == "to", head.count == 6, let open = key.firstIndex(of: "("), key.last == ")" else {
      return unknown(line, expected)
    }
    var edge = Diagram.Edge(from: "", to: "")
    let words = key[open...].dropFirst().dropLast().components(separatedBy: ", ")
    for (place, word) in words.enumerated() {
      switch (place, word) {
      case (0, "stated"): break
      case (0, "implied"): edge.isImplied = true
      case (1, _):
        guard word.hasPrefix("strength "), let strength = Double(word.dropFirst(9)) else {
          return unknown(line, "a strength as a number")
        }
        edge.strength = strength
      case (2..., "tie"): edge.isTie = true
      case (2..., "arrow"): edge.isDirected = true
      case (2..., "tree step"): edge.isTreeStep = true
      case (2..., "old"): edge.isStale = true
      case (2..., "focus"): edge.isFocus = true
      default:
        return unknown(
          line, "in the brackets: stated or implied, strength S, tie, arrow, tree step, old, focus")
      }
    }
    guard words.count >= 2 else { return unknown(line, expected) }
    if let other = edges[number] {
      lines.report(
        line.number, column: line.indent + 6, found: "link \(number), which stands in line \(other.line) too",
        expected: "a number of its own for each link")
      return
    }
    edges[number] = (edge, diagram.nodes.count, end, line.number)
    openEdge = number
  }
}

extension Substring {
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
