import CoalitionAnalysis
import CoalitionModel
import GraphAlgorithms
import RecordReading

/// What came, went and changed between two datasets, and who is in another cluster.
struct Changes {
  let before: Dataset
  let after: Dataset
  /// What the two are called.
  let names: (old: String, new: String)
  let seed: UInt64
  let diagnostics: [Diagnostic]

  init(
    from old: (dataset: Dataset, name: String), to new: (dataset: Dataset, name: String), seed: UInt64,
    diagnostics: [Diagnostic]
  ) {
    (before, after, names) = (old.dataset, new.dataset, (old.name, new.name))
    (self.seed, self.diagnostics) = (seed, diagnostics)
  }

  struct ChangeShape: Encodable {
    struct CellShape: Encodable {
      let column: String
      let old: OrNull<String>
      let new: OrNull<String>
    }
    let table: String
    let change: String
    let id: OrNull<String>
    let what: String
    let cells: [CellShape]
  }

  func printout() throws -> Printout<ChangeShape> {
    let difference = DatasetDifference(from: DatasetRows(before), to: DatasetRows(after))
    let moves = try clusterMoves()
    var shapes: [ChangeShape] = []
    for table in TableName.allCases {
      for change in difference.changes[table] ?? [] {
        shapes.append(Self.shape(change, in: table, before, after))
      }
    }
    for move in moves.moves {
      func label(_ cluster: Cluster?) -> OrNull<String> { OrNull(cluster.map(\.label)) }
      shapes.append(
        ChangeShape(
          table: "clusters", change: "moved", id: OrNull(after[move.who].id), what: after[move.who].name,
          cells: [.init(column: "cluster", old: label(move.from), new: label(move.to))]))
    }
    let counts = ["came", "went", "changed", "moved"].map { word in
      "\(shapes.count { $0.change == word }) \(word)"
    }
    return Printout(
      command: "compare", understood: "What changed from \(names.old) to \(names.new)", results: shapes,
      columns: ["CHANGE", "IN", "WHAT"],
      rows: shapes.map { shape in
        .init(
          cells: [shape.change, shape.table, shape.what],
          details: shape.cells.map { cell in
            "\(cell.column): \(cell.old.value ?? "nothing") → \(cell.new.value ?? "nothing")"
          })
      },
      dataColumns: ["change", "table", "id", "what", "columns", "old", "new"],
      dataRows: shapes.map { shape in
        [
          shape.change, shape.table, shape.id.value ?? "", shape.what,
          shape.cells.map(\.column).joined(separator: "|"),
          shape.cells.map { $0.old.value ?? "" }.joined(separator: "|"),
          shape.cells.map { $0.new.value ?? "" }.joined(separator: "|"),
        ]
      },
      closing: shapes.isEmpty ? "Nothing changed." : counts.joined(separator: ", ") + ".",
      diagnostics: diagnostics
    )
  }

  private func clusterMoves() throws -> ClusterMoves {
    var generator = SeededGenerator(seed: seed)
    let old = try Watch.clusters(of: before, using: &generator).clusters
    generator = SeededGenerator(seed: seed)
    let new = try Watch.clusters(of: after, using: &generator).clusters
    return ClusterMoves(from: (before, old), to: (after, new))
  }

  private static func shape(
    _ change: DatasetDifference.Change, in table: TableName, _ before: Dataset, _ after: Dataset
  ) -> ChangeShape {
    let cells = change.row.cells
    func name(_ column: String) -> String {
      let id = cells[column] ?? ""
      return (after.entity(id: id).map { after[$0].name } ?? before.entity(id: id).map { before[$0].name })
        ?? id
    }
    let what: String
    switch table {
    case .activities:
      let ends = [("on", "topic"), ("in", "place")].compactMap { word, column in
        cells[column].map { _ in "\(word) \(name(column))" }
      }
      what =
        "\(name("who")) works\(cells["holds"] == "no" ? " no longer" : "") \(ends.joined(separator: " "))"
    case .relationships:
      let label = RelationshipKind(id: cells["kind"] ?? "")?.label ?? ""
      what = "\(name("from")) \(label) \(name("to"))"
    case .decisions: what = "\(name("a")) and \(name("b")): \(cells["verdict"] ?? "")"
    default: what = cells["name"] ?? cells["title"] ?? change.row.key
    }
    let words: String
    var changed: [ChangeShape.CellShape] = []
    switch change {
    case .came: words = "came"
    case .went: words = "went"
    case .changed(_, let list):
      words = "changed"
      changed = list.map { .init(column: $0.column, old: OrNull($0.old), new: OrNull($0.new)) }
    }
    return ChangeShape(
      table: table.rawValue, change: words, id: OrNull(cells["id"]), what: what, cells: changed)
  }
}
