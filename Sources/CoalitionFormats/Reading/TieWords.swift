internal import CoalitionModel

/// What the words of other programs for a tie mean here.
enum TieWord {
  /// A declared kind; `isReversed` where the words are read from the other end ("is funded by").
  case tie(RelationshipKind, isReversed: Bool)
  /// The one works on a topic or in a place.
  case work
  /// The one lies under the other: a topic under a broader one, a city in its region.
  case under
  /// A tie in its own words.
  case words
  /// Nothing is said.
  case nothing

  init(_ word: String) {
    if word.isEmpty {
      self = .nothing
    } else if let kind = RelationshipKind(id: word) {
      self = .tie(kind, isReversed: false)
    } else {
      self = Self.known[Folding.key(word)] ?? .words
    }
  }

  /// The words in which a kind of tie is shown; the word itself where it is no kind.
  static func label(of word: String) -> String {
    if let kind = RelationshipKind(id: word) { return kind.label }
    return workLabels[word] ?? word
  }

  /// What graphs made of a dataset call work, and the words for it.
  static let workLabels = ["worksOn": "works on", "worksIn": "works in"]

  private static let known: [String: TieWord] = {
    var words: [String: TieWord] = [:]
    for kind in RelationshipKind.all {
      words[Folding.key(kind.id)] = .tie(kind, isReversed: false)
      words[Folding.key(kind.label)] = .tie(kind, isReversed: false)
      if kind.isDirected { words[Folding.key(kind.reverseLabel)] = .tie(kind, isReversed: true) }
    }
    let synonyms: [(RelationshipKind, forward: [String], backward: [String])] = [
      (.publishes, ["published", "publie", "author of", "wrote"], ["published by", "publie par"]),
      (
        .runs, ["run", "organizes", "organises", "leads", "organise", "mene"],
        ["run by", "organized by", "led by"]
      ),
      (
        .memberOf,
        ["member", "member of", "membership", "membre de", "belongs to", "part of", "fait partie de"],
        ["has member", "has members", "members"]
      ),
      (
        .partnersWith,
        [
          "partner", "partners", "partnership", "partner of", "partenaire", "partenaire de", "partenariat",
          "works with", "collaborates with", "collaboration", "collabore avec", "ally", "allied with",
        ], []
      ),
      (
        .basedIn, ["based in", "located in", "location", "base a", "basee a", "situe a", "headquartered in"],
        ["home to"]
      ),
      (.targets, ["target", "cible"], ["targeted by"]),
      (.mentions, ["mention", "mentionne", "cites"], ["mentioned by", "cited by"]),
      (
        .funds,
        ["fund", "funder of", "donates to", "donation", "grant", "finance", "gives money to", "grants"],
        ["funded by", "receives money from", "finance par"]
      ),
      (
        .endorses, ["endorse", "supports", "support", "appuie", "soutient"], ["endorsed by", "supported by"]
      ),
      (.opposes, ["oppose", "against", "s'oppose a"], ["opposed by"]),
      (.succeeds, ["successor of"], ["succeeded by", "predecessor of"]),
    ]
    for (kind, forward, backward) in synonyms {
      for word in forward.map({ Folding.key($0) }) { words[word] = .tie(kind, isReversed: false) }
      for word in backward.map({ Folding.key($0) }) { words[word] = .tie(kind, isReversed: true) }
    }
    for word in [
      "works on", "workson", "works in", "worksin", "active in", "travaille sur", "travaille a", "actif a",
      "about",
    ] { words[word] = .work }
    for word in ["broader", "liesunder", "lies under", "subtopic of", "liesin", "lies in", "located within"] {
      words[word] = .under
    }
    return words
  }()
}
