/// A stated tie between two entities.
public struct Relationship: Sendable {
  /// Where the tie starts.
  public let from: EntityIndex
  /// Which tie it is.
  public let kind: RelationshipKind
  /// Where it ends.
  public let to: EntityIndex
  /// When it held.
  public let period: Period
  /// How strong it is, in units of a usual tie of its kind: how often they met, how much was paid; 1 where nobody said.
  public let weight: Double
  /// What it rests on.
  public let evidence: Evidence
  /// Whether a row of relationships.csv says so, or a shorthand column of an entity row.
  public let basis: Basis
  /// Who may see the row.
  public let visibility: Visibility
  /// Where the row stands.
  public let origin: RowOrigin
  /// Columns this version does not know, kept as they came, in column order.
  public let extra: [Entity.ExtraField]
}

/// Whether a fact stands in a row of its own or follows from a shorthand column.
public enum Basis: String, Sendable, Codable, Comparable {
  /// A row of activities.csv or relationships.csv says so.
  case stated
  /// It follows from a shorthand column of the entity's row.
  case implied

  /// Stated comes before implied.
  public static func < (left: Basis, right: Basis) -> Bool { left == .stated && right == .implied }
}
