extension TableName {
  /// The columns that the table must have, in the order of DESIGN §3.
  package var requiredColumns: [String] {
    switch self {
    case .organizations, .cities, .campaigns, .topics: ["id", "name"]
    case .reports, .sources: ["id", "title"]
    case .activities: ["who", "topic", "place", "source"]
    case .relationships: ["from", "kind", "to", "source"]
    case .decisions: ["a", "b", "verdict"]
    }
  }

  /// The columns that are part of the model; every other column is kept as it came.
  package var knownColumns: [String] {
    switch self {
    case .organizations:
      [
        "id", "name", "aliases", "based_in", "topics", "places", "url", "note", "source", "locator",
        "visibility",
        "checked",
      ]
    case .cities:
      [
        "id", "name", "region", "country", "latitude", "longitude", "aliases", "level", "url", "note",
        "source",
        "locator", "visibility",
      ]
    case .campaigns:
      [
        "id", "name", "aliases", "run_by", "topics", "places", "targets", "since", "until", "url", "note",
        "source",
        "locator", "visibility",
      ]
    case .reports:
      [
        "id", "title", "aliases", "published_by", "date", "topics", "places", "url", "note", "source",
        "locator",
        "visibility",
      ]
    case .topics:
      ["id", "name", "aliases", "broader", "terms", "url", "note", "source", "locator", "visibility"]
    case .activities:
      [
        "who", "topic", "place", "since", "until", "source", "locator", "quote", "confidence", "visibility",
        "holds",
      ]
    case .relationships:
      [
        "from", "kind", "to", "since", "until", "source", "locator", "quote", "confidence", "visibility",
        "weight",
      ]
    case .sources:
      [
        "id", "title", "publisher", "date", "url", "accessed", "archived", "visibility", "surveyed_topics",
        "surveyed_places",
      ]
    case .decisions: ["a", "b", "verdict", "by", "date", "note", "visibility"]
    }
  }

  /// Whether a dataset folder must have the table; judgements are optional.
  var isRequired: Bool { self != .decisions }
}
