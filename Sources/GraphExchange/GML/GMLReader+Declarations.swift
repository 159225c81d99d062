extension GMLReader {
  /// Reads the block in which ``GMLWriter`` says what GML cannot, whose key was the last word.
  ///
  /// ```
  ///   coalitionGraph [
  ///     nodeID "label"
  ///     nodeColumn [ key "k1" name "Größe" type "double" default "1" ]
  ///     edgeColumn [ key "since" name "since" type "string" ]
  ///     attribute [ key "k2" name "made by" ]
  ///     defaultDirection "mutual"
  ///     zeroBeforeExponent 1
  ///   ]
  /// ```
  mutating func readDeclarations() {
    var block = GMLAttributes()
    block.read(&source)
    // A block is over where a key of it comes again; its keys come in this order.
    var entry: [String: String] = [:]
    var entryName = ""
    for (name, value) in block.values {
      let parts = name.split(separator: ".", maxSplits: 2)
      guard parts.count > 1, parts[0] == Self.declarations else { continue }
      if parts.count == 3 {
        if parts[1] != entryName || parts[2] == "key" {
          declare(entryName, entry)
          (entryName, entry) = (String(parts[1]), [:])
        }
        entry[String(parts[2])] = value
        continue
      }
      declare(entryName, entry)
      entry = [:]
      switch parts[1] {
      case "nodeID": idPath = nodes.paths.number(dotted: value)
      case "defaultDirection":
        declaredDirection =
          switch value {
          case "undirected": .undirected
          case "directed": .directed
          case "mutual": .mutual
          default: nil
          }
      case "zeroBeforeExponent":
        nodes.dropsZeros = value == "1"
        edges.dropsZeros = value == "1"
      default: source.omissions.add("declarations of an unknown kind")
      }
    }
    declare(entryName, entry)
  }

  private mutating func declare(_ kind: String, _ entry: [String: String]) {
    guard let key = entry["key"], let name = entry["name"] else {
      if !entry.isEmpty { source.omissions.add("declarations without key and name") }
      return
    }
    let type = entry["type"].flatMap(AttributeTable.ValueType.init) ?? .string
    switch kind {
    case "nodeColumn": nodes.declare(key, name, type, entry["default"])
    case "edgeColumn": edges.declare(key, name, type, entry["default"])
    case "attribute": attributes.declare(key, name: name)
    default: source.omissions.add("declarations of an unknown kind")
    }
  }
}

extension GMLTable {
  /// Makes the column of a key whose name and type are said.
  mutating func declare(
    _ key: String, _ name: String, _ type: AttributeTable.ValueType, _ defaultValue: String?
  ) {
    let path = Int(paths.number(dotted: key))
    guard paths[path].column < 0, rows.column(name) == nil else { return }
    paths[path].column = Int32(rows.addColumn(name, type, defaultValue: defaultValue))
    paths[path].kinds.formUnion(.isDeclared)
    if type == .boolean { paths[path].kinds.formUnion(.boolean) }
  }
}
