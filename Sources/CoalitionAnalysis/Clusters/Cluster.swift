public import CoalitionModel

/// Entities that are linked more to each other than to the rest, with what sets them apart.
public struct Cluster: Sendable {
  /// The cluster's number, from 1; larger clusters come first.
  public let number: Int
  /// Its name: the topics and the place that set it apart.
  public let label: String
  /// Its members, the most strongly linked within the cluster first.
  public let members: [EntityIndex]
  /// The topics that set it apart, most telling first.
  public let topics: [EntityIndex]
  /// The places that set it apart, most telling first.
  public let places: [EntityIndex]
}
