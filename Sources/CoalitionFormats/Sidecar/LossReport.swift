internal import CoalitionModel
public import GraphExchange

/// What a file of another convention does not carry of the dataset that was written into it, counted and named.
///
/// It is measured, not claimed: the file is read back, and what is missing then is what is listed.
public struct LossReport: Sendable, Equatable {
  /// One thing that is missing.
  public struct Loss: Sendable, Equatable {
    /// The table it is missing from.
    public let table: String
    /// The column whose cells are missing; empty where whole rows are.
    public let column: String
    /// How many cells or rows.
    public let count: Int
    /// How many the dataset has.
    public let total: Int
    /// The ids of the first rows concerned.
    public let examples: [String]
  }

  /// What is missing, by table and column.
  public internal(set) var losses: [Loss] = []
  /// What the writer could not write, with how often.
  public internal(set) var omissions = Omissions()
  /// How many rows the dataset has, and how many of them the file has with every cell.
  public internal(set) var rows = 0
  /// How many rows the file carries with every cell.
  public internal(set) var wholeRows = 0

  /// Whether the file carries everything.
  public var isNothing: Bool { losses.isEmpty && omissions.list.isEmpty }

  /// Of files that are never read here: what their writer says that it could not write.
  init(_ omissions: Omissions) { self.omissions = omissions }

  init(_ original: KeyedTables, _ sidecar: Sidecar, omissions: Omissions) {
    self.omissions = omissions
    for table in TableName.allCases {
      guard let all = original.tables[table], let difference = sidecar.tables[table] else { continue }
      rows += all.order.count
      func examples(_ keys: [String]) -> [String] {
        keys.prefix(3).map { $0.split(separator: "\t").joined(separator: " ") }
      }
      if !difference.addedKeys.isEmpty {
        losses.append(
          Loss(
            table: table.rawValue, column: "", count: difference.addedKeys.count, total: all.order.count,
            examples: examples(difference.addedKeys)))
      }
      var missing: [String: [String]] = [:]
      var incomplete: Set<String> = []
      for key in all.order {
        for (column, change) in difference.changed[key] ?? [:] where !change.original.isEmpty {
          missing[column, default: []].append(key)
          incomplete.insert(key)
        }
      }
      for column in all.columns {
        guard let keys = missing[column] else { continue }
        let total = all.rows.values.count { $0[column] != nil }
        losses.append(
          Loss(
            table: table.rawValue, column: column, count: keys.count, total: total, examples: examples(keys)))
      }
      wholeRows += all.order.count - difference.addedKeys.count - incomplete.count
    }
  }
}
