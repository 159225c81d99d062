internal import CoalitionModel

/// Something that a page lists: its name and the words that are about it, all as places in the page's text.
struct Entry {
  /// How the page shows that it is one, and how much that is worth.
  enum Shape: String {
    /// A row of a table.
    case row
    /// The words of a link, then what it is.
    case link
    /// Bold words, then what it is.
    case strong
    /// `Title (Publisher, Month Year) …`
    case dated
    /// `Name (Place) …`
    case bracket
    /// `Name – …` or `Name: …`
    case mark
    /// `Name is a …`
    case sentence
    /// `Name, a …`
    case apposition
    /// A heading over a paragraph or two.
    case heading
    /// An item that is a name and nothing else.
    case bare
    /// `Name is a …` in the middle of a paragraph about another.
    case inner
  }

  var shape: Shape
  var name: Range<Int>
  /// What is said of it, in order.
  var body: [Range<Int>] = []
  var address = ""
  var aliases: [Range<Int>] = []
  var publisher: Range<Int>?
  var date: (value: PartialDate, range: Range<Int>)?
  /// What a table says in columns of its own.
  var cells: [RowRole: Range<Int>] = [:]
  /// Bracketed words after the name, such as a place.
  var brackets: [Range<Int>] = []
  /// The headings that it stands under, the highest first.
  var headings: [Range<Int>] = []
  /// From its name to the end of what is said of it.
  var whole: Range<Int>
}

/// What a column of a table of entries holds.
enum RowRole: Hashable, CaseIterable {
  case name, kind, place, topic, address, text, date, publisher, acronym

  /// By the words of the column's header, in English and French.
  init?(header: String) {
    let words = Set(Words.key(of: header).split(separator: " ").map { Stemming.stem(String($0)) })
    guard let found = Self.words.first(where: { !$0.words.isDisjoint(with: words) }) else { return nil }
    self = found.role
  }

  private static let words: [(role: RowRole, words: Set<String>)] = [
    (.acronym, ["acronym", "abbreviation", "sigle", "alias", "aka"]),
    (.address, ["website", "url", "link", "web", "site", "lien", "homepage"]),
    (.publisher, ["publisher", "author", "editeur", "auteur", "from", "issued"]),
    (.date, ["date", "year", "annee", "published"]),
    (
      .place,
      [
        "city", "location", "place", "province", "state", "country", "region", "ville", "lieu", "pay", "area",
        "where", "territory", "based",
      ]
    ),
    (.kind, ["type", "kind", "category", "categorie"]),
    (.topic, ["topic", "issue", "focus", "theme", "sector", "cause", "sujet", "domaine", "field"]),
    (
      .text,
      [
        "description", "about", "note", "mission", "summary", "detail", "what", "service", "comment",
        "purpose", "activity", "resume",
      ]
    ),
    (
      .name,
      [
        "name", "organization", "organisation", "group", "title", "nom", "organisme", "groupe", "titre",
        "campaign", "report", "agency", "project", "partner", "member", "coalition",
      ]
    ),
  ]
}
