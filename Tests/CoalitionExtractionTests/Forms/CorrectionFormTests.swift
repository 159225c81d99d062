import CoalitionExtraction
import CoalitionModel
import DatasetFixtures
import RecordReading
import Testing

/// Forms that people fill in come back as what they said, in their words.
@Suite("Correction forms")
struct CorrectionFormTests {
  private static let dataset = Dataset.sanctuary()

  /// A form about Health for All, with one statement of each kind.
  private static func form() throws -> [UInt8] {
    func at(_ id: String) throws -> EntityIndex { try #require(dataset.entity(id: id)) }
    return CorrectionForm.encode(
      [
        .init("The name is Health for All", places: "Resources, line 55", subject: .cell("name")),
        .init(
          "works on Health in Toronto", places: "Resources, line 55",
          subject: .work(topic: try at("health"), place: try at("toronto"))),
        .init(
          "is a member of Solidarity City Network", places: "",
          subject: .tie(.memberOf, other: try at("solidarity-city-network"), isFrom: true)),
        .init(
          "is home to nobody", places: "", subject: .tie(.basedIn, other: try at("toronto"), isFrom: true)),
        .init(
          "has as a member School for All", places: "",
          subject: .tie(.memberOf, other: try at("school-for-all"), isFrom: false)),
      ], about: try at("health-for-all"), in: dataset, for: .coalition)
  }

  /// The form with cells written into it: (row from 1, column, words).
  private static func filled(_ answers: [(Int, String, String)], by separator: CSVSeparator = .comma) throws
    -> [UInt8]
  {
    let table = CSVTable(bytes: try form(), file: "form.csv")
    var rows = (0..<table.recordCount).map { row in table.header.indices.map { table.text(row, $0) } }
    for (row, column, words) in answers {
      rows[row - 1][try #require(CorrectionForm.columns.firstIndex(of: column))] = words
    }
    return CSVEncoder(separator: separator, lineEnding: .carriageReturnLineFeed).encode([table.header] + rows)
  }

  private static let right = "right? yes or no"

  @Test("come back empty where nobody answered")
  func empty() throws {
    let bytes = try Self.form()
    #expect(CorrectionAnswers.isForm(bytes))
    let answers = try CorrectionAnswers(bytes, file: "form.csv", for: Self.dataset)
    #expect(answers.proposals.isEmpty && answers.problems.isEmpty && answers.remarks.isEmpty)
    #expect(
      answers.counts.open == 5 && answers.counts.right + answers.counts.wrong + answers.counts.added == 0)
  }

  @Test(
    "say what is right, what is not, and what is missing", arguments: [CSVSeparator.comma, .semicolon, .tab])
  func answered(_ separator: CSVSeparator) throws {
    let bytes = try Self.filled(
      [
        (1, Self.right, "oui"), (1, "your remark", "with a capital A"), (2, Self.right, "NO"),
        (2, "your remark", "it ended, in 2020"), (2, "until", "2020"), (3, Self.right, "yes"),
        (5, Self.right, "yes"), (6, "what", "partners with"), (6, "with whom", "School for All"),
        (6, "since", "2021-03"),
        (7, "topic", "health"), (7, "place", "hamilton"), (8, "your remark", "call us, \"please\""),
      ], by: separator)
    #expect(CorrectionAnswers.isForm(bytes))
    let answers = try CorrectionAnswers(bytes, file: "form.csv", for: Self.dataset)
    #expect(answers.problems.isEmpty, "\(answers.problems)")
    #expect(answers.counts == (right: 3, wrong: 1, added: 2, open: 1))
    #expect(answers.remarks.count == 2)
    let found = answers.proposals.map { proposal in
      [
        proposal.outcome.rawValue, proposal.name, proposal.topic, proposal.place, proposal.kind,
        proposal.object,
        "\(proposal.holds)", proposal.date?.description ?? "", proposal.until?.description ?? "",
      ]
    }
    #expect(
      found == [
        ["activity", "Health for All", "health", "toronto", "", "", "false", "", "2020"],
        ["relationship", "Health for All", "", "", "memberOf", "Solidarity City Network", "true", "", ""],
        ["relationship", "School for All", "", "", "memberOf", "Health for All", "true", "", ""],
        ["relationship", "Health for All", "", "", "partnersWith", "School for All", "true", "2021-03", ""],
        ["activity", "Health for All", "health", "hamilton", "", "", "true", "", ""],
      ])
    // Every quote stands at its place, to the byte, and nothing is for more eyes than the form was.
    for proposal in answers.proposals {
      #expect(String(decoding: bytes[proposal.span], as: UTF8.self) == proposal.quote)
      #expect(proposal.visibility == .coalition)
      #expect(bytes[..<proposal.span.lowerBound].count { $0 == 10 } == proposal.line - 1)
    }
    #expect(answers.proposals[0].reason.contains("it ended, in 2020"))
  }

  @Test(
    "say what in them makes no sense",
    arguments: [
      ([(2, right, "perhaps")], "'perhaps'"), ([(6, "what", "loves"), (6, "topic", "health")], "'loves'"),
      ([(6, "topic", "Helth")], "did you mean Health"), ([(6, "what", "partners with")], "nobody"),
      ([(6, "since", "soon"), (6, "topic", "health")], "'soon'"),
      ([(6, "since", "2020")], "neither a topic nor a place"),
      ([(6, "about", "mijente")], "several ids"),
    ])
  func senseless(_ answers: [(Int, String, String)], named: String) throws {
    do throws(Diagnostic) {
      let bytes: [UInt8]
      do { bytes = try Self.filled(answers) } catch { return }
      let answers = try CorrectionAnswers(bytes, file: "form.csv", for: Self.dataset)
      #expect(answers.proposals.isEmpty)
      #expect(answers.problems.count == 1)
      #expect(answers.problems.allSatisfy { "\($0)".contains(named) && $0.line > 1 }, "\(answers.problems)")
    } catch {
      #expect("\(error)".contains(named))
    }
  }

  @Test("are told from other tables")
  func others() {
    for text in ["", "no,name\n1,A", "name;city\nA;B", "\u{FEFF}"] {
      #expect(!CorrectionAnswers.isForm(Array(text.utf8)))
    }
  }
}
