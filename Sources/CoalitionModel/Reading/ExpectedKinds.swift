/// The kinds that a cell may refer to, and how messages call them.
struct ExpectedKinds: Sendable {
  /// `topic`, `organization or campaign`.
  let noun: String
  private let bits: UInt8

  init(_ kinds: Set<EntityKind>, noun: String) {
    self.noun = noun
    bits = kinds.reduce(0) { $0 | Self.bit($1) }
  }

  func contains(_ kind: EntityKind) -> Bool { bits & Self.bit(kind) != 0 }

  private static func bit(_ kind: EntityKind) -> UInt8 {
    switch kind {
    case .organization: 1
    case .campaign: 2
    case .report: 4
    case .city: 8
    case .region: 16
    case .country: 32
    case .topic: 64
    }
  }

  static let topic = ExpectedKinds([.topic], noun: "topic")
  static let place = ExpectedKinds([.city, .region, .country], noun: "place")
  static let organization = ExpectedKinds([.organization], noun: "organization")
  static let actor = ExpectedKinds([.organization, .campaign], noun: "organization or campaign")
  static let target = ExpectedKinds(
    [.organization, .campaign, .report], noun: "organization, campaign or report")
  static let anything = ExpectedKinds(Set(EntityKind.allCases), noun: "entity")
}

extension String {
  /// The noun with its article: `a topic`, `an organization`.
  var withArticle: String { (first.map { "aeiou".contains($0) } == true ? "an " : "a ") + self }
}
