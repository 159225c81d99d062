/// How a file of another convention is to be read.
public struct ReadingOptions: Sendable {
  /// The field that each column is about, where somebody overrules what its name suggests; by the name of the column as
  /// it stands in the file. Fields are the columns of the dataset's tables, `city`, `region`, `country`, `tie` (the kind
  /// of a relationship), `contact` and `ignore`.
  public var fields: [String: String]
  /// Whether people are read, as organizations that only `private` may see. Else they and their ties are counted and
  /// left out.
  public var keepsPeople: Bool

  /// The usual way.
  public init(fields: [String: String] = [:], keepsPeople: Bool = false) {
    self.fields = fields
    self.keepsPeople = keepsPeople
  }

  /// The words that ``fields`` may map a column to.
  public static var fieldNames: [String] { Field.allCases.map(\.rawValue) }

  /// The field of a column; nil for a column that is kept as it is.
  func field(of column: String) -> Field? {
    if let name = fields[column] { return Field(rawValue: name) }
    return Field(header: column)
  }
}
