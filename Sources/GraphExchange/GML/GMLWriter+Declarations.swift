extension GMLWriter {
  /// Says what GML cannot, in a block that other programs pass over. Nothing where there is nothing to say.
  mutating func declarations(_ attributes: GMLKeys) {
    let start = bytes.count
    bytes += "  \(GMLReader.declarations) [\n".utf8
    let empty = bytes.count
    if ids.isLabel { bytes += "    nodeID \"label\"\n".utf8 }
    if let key = ids.ownKey {
      bytes += "    nodeID \"\(nodes.keys.unused(key, reserved: ids.reserved))\"\n".utf8
    }
    if graph.defaultDirection == .mutual { bytes += "    defaultDirection \"mutual\"\n".utf8 }
    if addsZeros { bytes += "    zeroBeforeExponent 1\n".utf8 }
    if nodes.areDeclared { columns("nodeColumn", nodes) }
    if edges.areDeclared { columns("edgeColumn", edges) }
    if attributes.areDeclared {
      var declared: Set<String> = []
      for (place, attribute) in graph.attributes.enumerated() {
        let key = attributes.segments[place].joined(separator: ".")
        guard key != attribute.name, declared.insert(key).inserted else { continue }
        bytes += "    attribute [ key \"\(key)\" name ".utf8
        quoted(attribute.name)
        bytes += " ]\n".utf8
      }
    }
    if bytes.count == empty { bytes.removeSubrange(start...) } else { bytes += "  ]\n".utf8 }
  }

  private mutating func columns(_ kind: String, _ columns: GMLColumns) {
    for (place, column) in columns.table.columns.enumerated() {
      bytes += "    \(kind) [ key \"\(columns.keys.segments[place].joined(separator: "."))\" name ".utf8
      quoted(column.name)
      bytes += " type \"\(column.type.rawValue)\"".utf8
      if let defaultValue = column.defaultValue {
        bytes += " default ".utf8
        quoted(defaultValue)
      }
      bytes += " ]\n".utf8
    }
  }
}
