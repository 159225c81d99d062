/// One thing in the data: an organization, campaign, report, place or topic, as its row came.
public struct Entity: Sendable {
  /// The stable slug that names it across files.
  public let id: String
  /// What it is.
  public let kind: EntityKind
  /// Its name, or its title for a report.
  public let name: String
  /// Its other names.
  public internal(set) var aliases: [String]
  /// The topics of the row's shorthand column: what the row implies, in column order.
  public internal(set) var topics: [EntityIndex]
  /// The places of the row's shorthand column, in column order.
  public internal(set) var places: [EntityIndex]
  /// A web address, or nothing.
  public internal(set) var url: String
  /// A note in the dataset keeper's words, or nothing.
  public internal(set) var note: String
  /// What the row itself rests on, one for each source it names.
  public internal(set) var evidence: [Evidence]
  /// Who may see the row.
  public internal(set) var visibility: Visibility
  /// Where the row stands.
  public let origin: RowOrigin
  /// Columns this version does not know, kept as they came, in column order.
  public internal(set) var extra: [ExtraField]
  /// What only this kind has.
  public internal(set) var details: Details

  /// A column that is not part of the model, with the row's cell.
  public struct ExtraField: Hashable, Sendable {
    /// The column's name.
    public let column: String
    /// The cell.
    public let value: String
  }

  /// What only one kind of entity has.
  public indirect enum Details: Sendable {
    /// An organization's home and the date on which the row was last checked.
    case organization(basedIn: [EntityIndex], checked: PartialDate?)
    /// A campaign's runners, targets and time.
    case campaign(runBy: [EntityIndex], targets: [EntityIndex], period: Period)
    /// A report's publishers and date.
    case report(publishers: [EntityIndex], date: PartialDate?)
    /// A place's position and what it lies in.
    case place(coordinate: Coordinate?, within: EntityIndex?)
    /// A topic's parent and search terms.
    case topic(broader: EntityIndex?, terms: [String])
  }
}

/// A position on the Earth in degrees (WGS 84).
public struct Coordinate: Hashable, Sendable {
  /// North of the equator, -90 to 90.
  public let latitude: Double
  /// East of Greenwich, -180 to 180.
  public let longitude: Double

  /// Makes a coordinate; nil outside the globe.
  public init?(latitude: Double, longitude: Double) {
    guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
    self.latitude = latitude
    self.longitude = longitude
  }
}

extension Entity {
  /// The date a report carries.
  public var date: PartialDate? {
    if case .report(_, let date) = details { return date }
    return nil
  }

  /// A report's publishers.
  public var publishers: [EntityIndex] {
    if case .report(let publishers, _) = details { return publishers }
    return []
  }

  /// A place's coordinate.
  public var coordinate: Coordinate? {
    if case .place(let coordinate, _) = details { return coordinate }
    return nil
  }

  /// A topic's search terms.
  public var terms: [String] {
    if case .topic(_, let terms) = details { return terms }
    return []
  }

  /// What a topic or place lies under, one step up.
  public var parent: EntityIndex? {
    switch details {
    case .place(_, let within): within
    case .topic(let broader, _): broader
    default: nil
    }
  }

  /// A campaign's time.
  public var period: Period {
    if case .campaign(_, _, let period) = details { return period }
    return Period()
  }

  /// When an organization's row was last checked.
  public var checked: PartialDate? {
    if case .organization(_, let checked) = details { return checked }
    return nil
  }
}
