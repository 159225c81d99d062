internal import CoalitionModel

/// What the words of other programs for a kind of thing mean here.
enum KindWord {
  /// One of the kinds of the model.
  case kind(EntityKind)
  /// A human being: not a node here.
  case person
  /// A kind that the model does not have.
  case other

  /// The word for a kind of thing, in English or French, singular or plural.
  init(_ word: String) {
    let key = Folding.key(word)
    if let kind = Self.words[key] {
      self = .kind(kind)
    } else if Self.people.contains(key) {
      self = .person
    } else {
      self = .other
    }
  }

  private static let people: Set<String> = [
    "person", "persons", "people", "individual", "individuals", "personne", "personnes", "individu",
    "individus", "human", "user", "users", "contact", "contacts", "staff", "employee", "volunteer",
    "politician", "lawyer", "member",
  ]

  private static let words: [String: EntityKind] = {
    let lists: [(EntityKind, [String])] = [
      (
        .organization,
        [
          "organization", "organisation", "organizations", "organisations", "org", "orgs", "ngo", "ngos",
          "ong",
          "nonprofit", "non profit", "charity", "group", "groups", "groupe", "association", "associations",
          "collective", "collectif", "coalition", "network", "union", "syndicat", "company", "institution",
          "agency", "agence", "organisme", "legalentity", "legal entity", "public body", "publicbody",
          "foundation", "fondation", "community group", "local organization",
        ]
      ),
      (
        .campaign,
        ["campaign", "campaigns", "campagne", "campagnes", "project", "projects", "projet", "initiative"]
      ),
      (
        .report,
        [
          "report", "reports", "rapport", "rapports", "document", "documents", "publication", "publications",
          "article", "articles", "paper", "statement", "study", "etude",
        ]
      ),
      (
        .city,
        ["city", "cities", "ville", "villes", "town", "municipality", "place", "location", "lieu", "address"]
      ),
      (.region, ["region", "regions", "province", "provinces", "state"]),
      (.country, ["country", "countries", "pays", "nation"]),
      (
        .topic,
        [
          "topic", "topics", "theme", "themes", "issue", "issues", "cause", "causes", "sujet", "sujets",
          "tag",
          "subject", "sector", "enjeu",
        ]
      ),
    ]
    var words: [String: EntityKind] = [:]
    for (kind, names) in lists { for name in names { words[name] = kind } }
    return words
  }()
}
