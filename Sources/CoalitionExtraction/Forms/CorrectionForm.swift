public import CoalitionModel
internal import RecordReading

/// What is said about somebody, as a table that they fill in: right or not, and what is missing.
///
/// One row for each statement, numbered; empty rows after them for what is missing. The columns from `what` on hold the
/// statement in the dataset's own words, so that the answer is read back without guessing (``CorrectionAnswers``).
public struct CorrectionForm: Sendable {
  /// The columns, in order.
  public static let columns = [
    "no", "what we say about you", "where it is said", "right? yes or no", "your remark", "what", "topic",
    "place",
    "with whom", "since", "until", "about", "shown to",
  ]

  /// One thing said.
  public struct Statement: Sendable {
    /// What kind of thing it says.
    public enum Subject: Sendable, Hashable {
      /// That somebody works on a topic in a place; one of the two may be open.
      case work(topic: EntityIndex?, place: EntityIndex?)
      /// That somebody is tied to another; whether the tie starts at the one asked.
      case tie(RelationshipKind, other: EntityIndex, isFrom: Bool)
      /// A name, an address, a note: what a row holds once.
      case cell(String)
    }

    /// What it says, as a sentence.
    public var sentence: String
    /// Where that is said.
    public var places: String
    /// The same for programs.
    public var subject: Subject
    /// When.
    public var period: Period

    /// Makes a statement.
    public init(_ sentence: String, places: String, subject: Subject, period: Period = Period()) {
      self.sentence = sentence
      self.places = places
      self.subject = subject
      self.period = period
    }
  }

  /// How many empty rows there are for what is missing.
  static let openRows = 5

  /// The form as CSV, for somebody who opens it in a spreadsheet: no cell runs as a formula.
  ///
  /// - Parameter audience: Who may see the statements, and so who may see the answers.
  public static func encode(
    _ statements: [Statement], about: EntityIndex, in dataset: Dataset, for audience: Visibility
  ) -> [UInt8] {
    func name(_ entity: EntityIndex?) -> String { entity.map { dataset[$0].name } ?? "" }
    let id = dataset[about].id
    var rows = [columns]
    for (number, statement) in statements.enumerated() {
      var (what, topic, place, other) = ("", "", "", "")
      switch statement.subject {
      case .work(let on, let there): (what, topic, place) = ("works on", name(on), name(there))
      case .tie(let kind, let end, let isFrom):
        what = isFrom ? kind.label : kind.reverseLabel
        if dataset[end].kind.isPlace { place = name(end) } else { other = name(end) }
      case .cell(let word): what = word
      }
      rows.append([
        "\(number + 1)", statement.sentence, statement.places, "", "", what, topic, place, other,
        statement.period.since?.description ?? "", statement.period.until?.description ?? "", id,
        audience.rawValue,
      ])
    }
    for _ in 0..<openRows {
      rows.append(Array(repeating: "", count: columns.count - 2) + [id, audience.rawValue])
    }
    return CSVEncoder(neutralizingFormulas: true).encode(rows)
  }
}
