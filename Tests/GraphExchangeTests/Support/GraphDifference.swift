import GraphExchange

/// In what two graphs differ, in words; nothing where they are the same.
func differences(_ left: PropertyGraph, _ right: PropertyGraph) -> [String] {
  var found: [String] = []
  func compare<Value: Equatable>(_ what: String, _ left: Value, _ right: Value) {
    if left != right { found.append("\(what): \(left) ≠ \(right)") }
  }
  compare("ids", (0..<left.nodeCount).map(left.id), (0..<right.nodeCount).map(right.id))
  compare("sources", left.sources, right.sources)
  compare("targets", left.targets, right.targets)
  compare("default direction", left.defaultDirection, right.defaultDirection)
  if left.edgeCount == right.edgeCount {
    compare(
      "directions", (0..<left.edgeCount).map(left.direction), (0..<right.edgeCount).map(right.direction))
  }
  compare("attribute names", left.attributes.map(\.name), right.attributes.map(\.name))
  compare("attributes", left.attributes.map(\.value), right.attributes.map(\.value))
  found += differences(left.nodes, right.nodes, rows: left.nodeCount).map { "nodes: \($0)" }
  found += differences(left.edges, right.edges, rows: left.edgeCount).map { "edges: \($0)" }
  return found
}

private func differences(_ left: AttributeTable, _ right: AttributeTable, rows: Int) -> [String] {
  func describe(_ table: AttributeTable) -> [String] {
    table.columns.map { "\($0.name) \($0.type) \($0.defaultValue ?? "-")" }
  }
  if describe(left) != describe(right) { return ["columns: \(describe(left)) ≠ \(describe(right))"] }
  var found: [String] = []
  for column in left.columns.indices {
    for row in 0..<rows {
      let (one, other) = (cell(left, row, column), cell(right, row, column))
      if one != other {
        found.append(
          "\(left.columns[column].name), row \(row): \(one.debugDescription) ≠ \(other.debugDescription)")
      }
    }
  }
  return found
}

private func cell(_ table: AttributeTable, _ row: Int, _ column: Int) -> [UInt8]? {
  table.withBytes(row, column) { Array($0) }
}
