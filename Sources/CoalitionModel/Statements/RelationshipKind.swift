/// A kind of stated tie, declared once: its label, the label read backwards, whether it has a direction, and
/// what it may tie.
///
/// Besides the declared kinds there is one for every other tie that a file names in its own words: `other: mentors` goes
/// from one to the other, `mutual: shares an office with` goes both ways. Such a kind may tie anything.
///
/// The idea of relationship kinds as data with labels for both directions is FollowTheMoney's.
public struct RelationshipKind: Hashable, Sendable {
  /// The word in the `kind` column.
  public let id: String
  /// The tie read from its start: "A *publishes* B".
  public let label: String
  /// The tie read from its end: "B *is published by* A".
  public let reverseLabel: String
  /// Whether from and to differ in meaning.
  public let isDirected: Bool
  /// What the start may be.
  public let fromKinds: Set<EntityKind>
  /// What the end may be.
  public let toKinds: Set<EntityKind>
  /// How much one such tie counts towards a link, in units of a shared rare activity.
  public let strength: Double

  /// Two kinds are the same where their ids are.
  public static func == (left: RelationshipKind, right: RelationshipKind) -> Bool { left.id == right.id }

  /// Hashes the id.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  private init(
    _ id: String, _ label: String, _ reverseLabel: String, directed: Bool = true,
    from: Set<EntityKind>, to: Set<EntityKind>, strength: Double
  ) {
    self.id = id
    self.label = label
    self.reverseLabel = reverseLabel
    isDirected = directed
    fromKinds = from
    toKinds = to
    self.strength = strength
  }

  private static let actors: Set<EntityKind> = [.organization, .campaign]
  private static let documented: Set<EntityKind> = [.organization, .campaign, .report]
  private static let anything = Set(EntityKind.allCases)
  private static let places: Set<EntityKind> = [.city, .region, .country]

  /// An organization or campaign issues a report.
  public static let publishes = RelationshipKind(
    "publishes", "publishes", "is published by", from: actors, to: [.report], strength: 3)
  /// An organization runs a campaign.
  public static let runs = RelationshipKind(
    "runs", "runs", "is run by", from: [.organization], to: [.campaign], strength: 4)
  /// An organization or campaign belongs to an organization or campaign.
  public static let memberOf = RelationshipKind(
    "memberOf", "is a member of", "has as a member", from: actors, to: actors, strength: 3)
  /// Two work together.
  public static let partnersWith = RelationshipKind(
    "partnersWith", "partners with", "partners with", directed: false, from: actors, to: actors, strength: 3)
  /// An organization or campaign has its home in a place.
  public static let basedIn = RelationshipKind(
    "basedIn", "is based in", "is home to", from: actors, to: places, strength: 2)
  /// An organization or campaign puts pressure on another, or on what a report says.
  public static let targets = RelationshipKind(
    "targets", "targets", "is targeted by", from: actors, to: documented, strength: 2)
  /// A report, organization or campaign turns to an institution.
  public static let addresses = RelationshipKind(
    "addresses", "is addressed to", "is addressed by", from: documented, to: documented, strength: 2)
  /// One names the other.
  public static let mentions = RelationshipKind(
    "mentions", "mentions", "is mentioned by", from: documented, to: documented, strength: 1)
  /// One gives money to the other.
  public static let funds = RelationshipKind(
    "funds", "funds", "is funded by", from: actors, to: documented, strength: 3)
  /// One backs the other in public.
  public static let endorses = RelationshipKind(
    "endorses", "endorses", "is endorsed by", from: actors, to: documented, strength: 2)
  /// One stands against the other in public.
  public static let opposes = RelationshipKind(
    "opposes", "opposes", "is opposed by", from: actors, to: documented, strength: 2)
  /// One came out of the other.
  public static let succeeds = RelationshipKind(
    "succeeds", "succeeds", "is succeeded by", from: documented, to: documented, strength: 3)

  /// Two have to do with each other, and no more is said.
  public static let tiedTo = RelationshipKind(
    "tiedTo", "is tied to", "is tied to", directed: false, from: anything, to: anything, strength: 1)
  /// One leads to the other, and no more is said.
  public static let pointsTo = RelationshipKind(
    "pointsTo", "points to", "is pointed to by", from: anything, to: anything, strength: 1)

  /// Every declared kind, in the order in which help lists them.
  public static let all: [RelationshipKind] = [
    publishes, runs, memberOf, partnersWith, basedIn, targets, addresses, mentions, funds, endorses, opposes,
    succeeds, tiedTo, pointsTo,
  ]

  /// The kind with this id: a declared one, or `other:` or `mutual:` with words of one's own.
  public init?(id: some StringProtocol) {
    if let kind = Self.all.first(where: { $0.id == id }) {
      self = kind
      return
    }
    for isDirected in [true, false] {
      let mark = isDirected ? Self.otherMark : Self.mutualMark
      guard id.hasPrefix(mark) else { continue }
      let words = id.dropFirst(mark.count).drop { $0 == " " }
      guard !words.isEmpty else { return nil }
      self.init(inWords: String(words), isDirected: isDirected)
      return
    }
    return nil
  }

  /// A kind that nobody declared, in the words of whoever stated the tie: "A *mentors* B".
  public init(inWords words: String, isDirected: Bool) {
    self.init(
      (isDirected ? Self.otherMark : Self.mutualMark) + " " + words, words,
      isDirected ? "is at the other end of \"\(words)\" from" : words, directed: isDirected,
      from: Self.anything, to: Self.anything, strength: 1)
  }

  /// Whether the kind is one of ``all``.
  public var isDeclared: Bool { !id.hasPrefix(Self.otherMark) && !id.hasPrefix(Self.mutualMark) }

  private static let otherMark = "other:"
  private static let mutualMark = "mutual:"
}
