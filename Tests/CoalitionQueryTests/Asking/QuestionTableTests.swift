import CoalitionModel
import Testing

@testable import CoalitionQuery

/// Every question of the tables is answered exactly as a person worked it out, or refused with the right word.
@Suite("Tables of questions")
struct QuestionTableTests {
  @Test("answers", arguments: ["harbour", "sanctuary"])
  func answers(_ name: String) throws {
    let dataset = try #require(QuestionTables.datasets[name])
    let reading = QuestionReading(dataset, today: QuestionTables.today)
    let rows = QuestionTables.rows(name)
    #expect(rows.count >= 70)
    for row in rows {
      do throws(Misunderstanding) {
        let question = try reading.question(row.question)
        let found = QuestionTables.outcome(question, dataset)
        #expect(
          found.inside == row.inside.sorted() && found.wider == row.wider.sorted(),
          "\(row.form): \(row.question)\n  expected \(row.inside) \(row.wider)\n  found \(found.inside) \(found.wider)\n  \(question.command(in: dataset))"
        )
      } catch {
        Issue.record("\(row.form): \(row.question)\n  refused: \(error.words) \(error.message)")
      }
    }
  }

  @Test("refusals", arguments: ["harbour", "sanctuary"])
  func refusals(_ name: String) throws {
    let dataset = try #require(QuestionTables.datasets[name])
    let reading = QuestionReading(dataset, today: QuestionTables.today)
    let rows = QuestionTables.refusals(name)
    #expect(rows.count >= 20)
    for row in rows {
      do throws(Misunderstanding) {
        let question = try reading.question(row.question)
        Issue.record("\(row.question)\n  answered: \(question.command(in: dataset))")
      } catch {
        let words = error.words.flatMap { $0.split(separator: " ") }.map { $0.lowercased() }
        let missing = row.named.flatMap { $0.split(separator: " ") }.filter {
          !words.contains($0.lowercased())
        }
        #expect(missing.isEmpty, "\(row.question): named \(error.words), not \(missing)\n  \(error.message)")
      }
    }
  }
}
