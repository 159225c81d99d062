public import GraphAlgorithms
internal import RecordReading

/// Where the nodes of a diagram stand, read from a picture or a sidecar file, perhaps after somebody moved them.
///
/// ```swift
/// let drawn = try DrawnPositions(svg: bytes, nodes: diagram.nodes.map(\.id))
/// drawn.positions["mwc"]  // in points, y upwards
/// ```
///
/// From an SVG of ours that Inkscape or another program saved: the transforms of a node's group and of every group
/// around it are followed, and the node stands in the middle of its shape; a group taken apart leaves the shape. Where
/// the picture was moved or scaled as a whole, that is undone as long as the group that Graphviz drew in (`graph0`)
/// stands. The origin is the lower left corner of the drawing.
public struct DrawnPositions: Sendable, Hashable {
  /// The middle of each node that was found, by its id, in points; y grows upwards.
  public var positions: [String: Point]
  /// The nodes that were asked for and not found, in the order asked.
  public var missing: [String]
  /// The nodes that were found and not asked for, in the order of the file.
  public var unknown: [String]
  /// The nodes that stand in the file more than once; the first place counts.
  public var repeated: [String]

  /// Reads the positions in an SVG of ours.
  ///
  /// - Parameters:
  ///   - svg: the bytes of the file.
  ///   - nodes: the ids that are wanted.
  ///   - file: its name, for the problems.
  /// - Throws: ``BrokenFile`` if the file is not well-formed, declares entities, is nested too deep, or has numbers
  ///   that no drawing has.
  /// - Complexity: O(*n*) in the length of the file.
  public init(svg: [UInt8], nodes: [String], file: String = "SVG") throws(BrokenFile) {
    let found = try svg.withUnsafeBufferPointer {
      (buffer) throws(BrokenFile) -> [(id: String, point: Point)] in
      var reader = PositionReader(buffer, file: file)
      return try reader.read()
    }
    self.init(found, nodes: nodes)
  }

  /// Reads a sidecar file: CSV with the columns `id`, `x` and `y`; others are left alone.
  ///
  /// - Throws: ``BrokenFile`` with every cell that is no number, every short record and every missing column.
  public init(csv: [UInt8], nodes: [String], file: String = "positions.csv") throws(BrokenFile) {
    let table = CSVTable(bytes: csv, file: file)
    var problems = table.diagnostics.filter { $0.severity == .error }
    let columns = ["id", "x", "y"].map { table.columnIndex($0) }
    var found: [(id: String, point: Point)] = []
    if let id = columns[0], let x = columns[1], let y = columns[2] {
      for record in 0..<table.recordCount {
        let horizontal = table.number(record, x, expected: "a number of points", &problems)
        let vertical = table.number(record, y, expected: "a number of points", &problems)
        if let horizontal, let vertical {
          found.append((table.text(record, id), Point(x: horizontal, y: vertical)))
        }
      }
    } else {
      problems.append(
        Diagnostic(
          .error, file: file, line: 1,
          found: "the columns \(table.header.joined(separator: ", ").prefix(80))",
          expected: "id, x and y"))
    }
    if !problems.isEmpty { throw BrokenFile(diagnostics: problems.sorted()) }
    self.init(found, nodes: nodes)
  }

  /// A sidecar file, sorted by id: same positions, same bytes.
  public static func csv(_ positions: [String: Point]) -> [UInt8] {
    let rows = positions.sorted { $0.key < $1.key }.map { [$0.key, "\($0.value.x)", "\($0.value.y)"] }
    return CSVEncoder().encode([["id", "x", "y"]] + rows)
  }

  private init(_ found: [(id: String, point: Point)], nodes: [String]) {
    let wanted = Set(nodes)
    (positions, unknown, repeated) = ([:], [], [])
    var seen: Set<String> = []
    for (id, point) in found {
      guard seen.insert(id).inserted else {
        repeated.append(id)
        continue
      }
      if wanted.contains(id) { positions[id] = point } else { unknown.append(id) }
    }
    missing = nodes.filter { !seen.contains($0) }
  }
}

extension CSVTable {
  /// A cell as a number that a drawing may have; nil, and a problem more, for any other.
  func number(
    _ record: Int, _ column: Int, expected: String, _ problems: inout [Diagnostic]
  ) -> Double? {
    let text = text(record, column)
    if let number = Double(text), number.magnitude < 1e9 { return number }
    let place = position(record, column)
    problems.append(
      Diagnostic(
        .error, file: file, line: place.line, column: place.column, found: "“\(text.prefix(40))”",
        expected: expected))
    return nil
  }
}
