/// What an entity is.
public enum EntityKind: String, Sendable, CaseIterable, Codable, Hashable {
  /// A group, network, institution or publisher.
  case organization
  /// A campaign.
  case campaign
  /// A report, statement or article.
  case report
  /// A city.
  case city
  /// A province or state.
  case region
  /// A country.
  case country
  /// A topic of the topic tree.
  case topic

  /// Whether it is a city, region or country.
  public var isPlace: Bool {
    switch self {
    case .city, .region, .country: true
    case .organization, .campaign, .report, .topic: false
    }
  }

  /// Whether it acts: organizations and campaigns are what "who" asks for.
  public var isActor: Bool { self == .organization || self == .campaign }

  /// The plural, for headings.
  public var plural: String {
    switch self {
    case .city: "cities"
    case .country: "countries"
    default: rawValue + "s"
    }
  }
}
