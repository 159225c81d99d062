public import CoalitionModel

/// The columns of tables that are written anew.
public enum ProposalColumns {
  /// The columns of a table, in the order of DESIGN §3.
  public static func of(_ table: TableName) -> [String] { table.knownColumns }
}
