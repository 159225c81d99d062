/// What a fact rests on: a source, the place in it, the exact words, and how sure the reader was.
public struct Evidence: Hashable, Sendable {
  /// The source; nil where the row names none.
  public let source: SourceIndex?
  /// Where in the source, in the source's own terms (`line 12`, `p. 4`, `#section`).
  public let locator: String
  /// The exact words, where they were kept.
  public let quote: String
  /// How sure the reader was, 0 to 1; nil where nobody said.
  public let confidence: Double?

  /// Makes evidence from its parts.
  public init(source: SourceIndex?, locator: String = "", quote: String = "", confidence: Double? = nil) {
    self.source = source
    self.locator = locator
    self.quote = quote
    self.confidence = confidence
  }
}

/// The row of a dataset file that a value came from.
public struct RowOrigin: Hashable, Sendable {
  /// The file's table.
  public let table: TableName
  /// The line on which the row begins, from 1.
  public let line: Int32

  /// Makes an origin from a table and a 1-based line.
  public init(table: TableName, line: Int) {
    self.table = table
    self.line = Int32(clamping: line)
  }
}

/// The tables of a dataset folder.
public enum TableName: String, Sendable, CaseIterable {
  /// Who: groups, networks, institutions, publishers.
  case organizations
  /// Cities, and regions and countries that want an alias or coordinates.
  case cities
  /// Campaigns.
  case campaigns
  /// Reports, statements and articles.
  case reports
  /// The topic tree.
  case topics
  /// Who works on what, where and when.
  case activities
  /// Stated ties between two entities.
  case relationships
  /// What facts rest on.
  case sources
  /// Judgements on identity.
  case decisions

  /// The name of the table's file in a dataset folder.
  public var file: String { rawValue + ".csv" }
}
