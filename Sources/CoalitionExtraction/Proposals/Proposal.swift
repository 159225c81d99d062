public import CoalitionModel

/// Something that a page says and that could become a row of a dataset, with the exact words it rests on.
///
/// Nothing of it is in the dataset before a person has said yes.
public struct Proposal: Sendable, Hashable {
  /// What it would become.
  public enum Outcome: String, Sendable, CaseIterable, Codable {
    /// A row of organizations.csv.
    case organization
    /// A row of campaigns.csv.
    case campaign
    /// A row of reports.csv.
    case report
    /// Nothing yet: a tool, an event, a medium. A person may say that it is one of the others.
    case other
    /// A row of activities.csv: who works on what, where.
    case activity
    /// A topic or place in the row of a report: what it is about.
    case about
    /// A row of relationships.csv.
    case relationship

    /// Whether it is a thing rather than something said of a thing.
    public var isEntity: Bool {
      self == .organization || self == .campaign || self == .report || self == .other
    }
  }

  /// What a person has said of it.
  public enum Verdict: String, Sendable, CaseIterable, Codable {
    /// Nothing yet.
    case open = ""
    /// It goes into the dataset.
    case yes
    /// It does not.
    case no
  }

  /// What it would become.
  public var outcome: Outcome
  /// What a person has said of it.
  public var verdict = Verdict.open
  /// Its name, or the name of whom it is said.
  public var name: String
  /// Other names.
  public var aliases: [String] = []
  /// Where it is found on the web.
  public var url = ""
  /// A report's date; since when an activity is known.
  public var date: PartialDate?
  /// Until when an activity or relationship is known, where that was said.
  public var until: PartialDate?
  /// Whether it is said to be so; `false` is evidence against it.
  public var holds = true
  /// Who may see the row that it becomes.
  public var visibility = Visibility.public
  /// The id of the topic of an activity.
  public var topic = ""
  /// The place of an activity, or where a relationship `basedIn` ends: a name, or an id of the dataset.
  public var place = ""
  /// The region and country of the place, where they are known: `Ontario, Canada`.
  public var placeWithin = ""
  /// The id of a relationship's kind.
  public var kind = ""
  /// The name at the other end of a relationship.
  public var object = ""
  /// The exact words.
  public var quote: String
  /// The line of the page, from 1, on which they begin.
  public var line: Int
  /// The bytes of the page in which they stand.
  public var span: Range<Int>
  /// How sure the reader is, 0 to 1: of proposals at 0.9, nine in ten are right.
  public var confidence: Double
  /// Why.
  public var reason: String
  /// The id of the entity of the dataset that it seems to be, or nothing.
  public var sameAs = ""

  /// What makes two proposals of readings of one page the same, whatever moved.
  public var key: String {
    var folded: [String: String] = [:]
    return key(&folded)
  }

  /// The same, with the keys of names that were met before.
  func key(_ folded: inout [String: String]) -> String {
    func fold(_ text: String) -> String {
      if text.isEmpty { return "" }
      if let key = folded[text] { return key }
      let key = Folding.key(text)
      folded[text] = key
      return key
    }
    return [
      outcome.isEntity ? "entity" : outcome.rawValue, fold(name), topic, fold(place), kind, fold(object),
    ].joined(separator: "\u{1F}") + (holds ? "" : "\u{1F}no")
  }
}
