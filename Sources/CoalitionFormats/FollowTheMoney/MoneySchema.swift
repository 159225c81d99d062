internal import CoalitionModel

/// What the schemata of FollowTheMoney are here (https://followthemoney.tech/explorer/).
enum MoneySchema {
  case entity(EntityKind)
  case person
  case place
  /// A tie: the properties with its two ends, and what it is where it does not say a role.
  case tie(from: String, to: String, word: String)
  case other

  init(_ name: String) {
    if let tie = Self.ties[name] {
      self = .tie(from: tie.0, to: tie.1, word: tie.2)
      return
    }
    switch name {
    case "Organization", "LegalEntity", "Company", "PublicBody": self = .entity(.organization)
    case "Project": self = .entity(.campaign)
    case "Address": self = .place
    case "Person": self = .person
    case _ where Self.documents.contains(name): self = .entity(.report)
    default: self = .other
    }
  }

  private static let documents: Set<String> = [
    "Document", "Article", "Pages", "PlainText", "HyperText", "Workbook", "Table", "Package", "Image",
    "Video",
    "Audio", "Folder", "Assessment",
  ]

  private static let ties: [String: (String, String, String)] = [
    "Membership": ("member", "organization", RelationshipKind.memberOf.id),
    "ProjectParticipant": ("participant", "project", "takes part in"),
    "Documentation": ("document", "entity", RelationshipKind.mentions.id),
    "UnknownLink": ("subject", "object", ""),
    "Ownership": ("owner", "asset", "owns"),
    "Directorship": ("director", "organization", "directs"),
    "Employment": ("employee", "employer", "works for"),
    "Payment": ("payer", "beneficiary", RelationshipKind.funds.id),
    "Representation": ("agent", "client", "represents"),
    "Succession": ("successor", "predecessor", RelationshipKind.succeeds.id),
    "Associate": ("person", "associate", "is an associate of"),
    "Family": ("person", "relative", "is a relative of"),
    "Occupancy": ("holder", "post", "holds"),
    "Debt": ("debtor", "creditor", "owes"),
    "ContractAward": ("supplier", "contract", "is awarded"),
  ]
}
