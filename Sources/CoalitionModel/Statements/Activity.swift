/// A stated fact: an entity works on a topic, in a place, in a period, according to a source; or, among the
/// ``Dataset/denials``, that it does not, or no longer.
///
/// Topic or place may be left open, not both: "works on health" and "works in Toronto" are two facts that do
/// not make "works on health in Toronto".
public struct Activity: Sendable {
  /// Who works.
  public let who: EntityIndex
  /// On what, if the row says.
  public let topic: EntityIndex?
  /// Where, if the row says: a city, region or country.
  public let place: EntityIndex?
  /// When.
  public let period: Period
  /// What it rests on.
  public let evidence: Evidence
  /// Who may see the row.
  public let visibility: Visibility
  /// Where the row stands.
  public let origin: RowOrigin
  /// Columns this version does not know, kept as they came, in column order.
  public let extra: [Entity.ExtraField]
}
