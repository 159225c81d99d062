/// Names for the columns of a table in a database, where two that differ by case only are one and none is empty.
struct ColumnNames {
  /// The names in the database, in the order of the columns.
  let names: [String]
  /// The name of the column that keeps the order of the rows.
  let position: String

  /// Finds names. O(columns).
  init(_ columns: [String]) {
    var taken: Set<String> = []
    func free(_ wanted: String) -> String {
      // A zero ends a name in SQLite.
      let plain = wanted.filter { $0 != "\0" }
      let base = plain.isEmpty ? "column" : plain
      var name = base
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        name = "\(base)_\(number)"
        number += 1
      }
      return name
    }
    names = columns.map(free)
    position = free("position")
  }
}
