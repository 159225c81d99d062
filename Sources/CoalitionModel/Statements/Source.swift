/// What facts rest on: a page, a document, an interview.
public struct Source: Sendable {
  /// The stable slug used in `source` columns.
  public let id: String
  /// Its title.
  public let title: String
  /// Who issued it.
  public let publisher: String
  /// When it was issued.
  public let date: PartialDate?
  /// Where it is found.
  public let url: String
  /// When it was read.
  public let accessed: PartialDate?
  /// Where a copy is kept.
  public let archived: String
  /// What it set out to list in full; nil where it did not, or does not say so.
  public internal(set) var survey: Survey?
  /// Who may see the row; what rests on a source that is hidden is hidden too.
  public let visibility: Visibility
  /// Where the row stands.
  public let origin: RowOrigin
  /// Columns this version does not know, kept as they came, in column order.
  public let extra: [Entity.ExtraField]
}

/// What a source looked at as a whole, so that what it does not name is known to be missing there.
///
/// A directory of every shelter in Ontario surveys the topic in the place; a newsletter surveys nothing.
public struct Survey: Hashable, Sendable {
  /// The topics looked at, with what is below them; nil for all.
  public let topics: [EntityIndex]?
  /// The places looked at, with what lies in them; nil for all.
  public let places: [EntityIndex]?

  /// Makes a survey; nil where it is of nothing: no limits at all, or a list of nothing.
  public init?(topics: [EntityIndex]?, places: [EntityIndex]?) {
    guard topics != nil || places != nil, topics?.isEmpty != true, places?.isEmpty != true else { return nil }
    self.topics = topics
    self.places = places
  }
}

/// A person's judgement on whether two entity rows are one entity. The rows stay as they came.
public struct Decision: Sendable {
  /// The judgement.
  public enum Verdict: String, Sendable, CaseIterable {
    /// One entity.
    case same
    /// Two entities, however alike.
    case different
    /// Looked at and left open.
    case unsure
  }
  /// One of the two.
  public let a: EntityIndex
  /// The other.
  public let b: EntityIndex
  /// What was judged.
  public let verdict: Verdict
  /// Who judged.
  public let by: String
  /// When.
  public let date: PartialDate?
  /// Why.
  public let note: String
  /// Who may see the row.
  public let visibility: Visibility
  /// Where the row stands.
  public let origin: RowOrigin
  /// Columns this version does not know, kept as they came, in column order.
  public let extra: [Entity.ExtraField]
}
