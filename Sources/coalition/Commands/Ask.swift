import ArgumentParser
import CoalitionModel
import CoalitionQuery
import Foundation

struct Ask: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer a question in plain English, or French, and show the command that asks the same.",
    discussion: """
      A question is understood as a whole or not at all: a word that is not understood is named, never skipped.
        coalition ask "Who works on health in Toronto since 2010?"
        coalition ask "Who should be invited to work on health and education in Vancouver?"
        coalition ask "Qui travaille sur la santé à Toronto ?"
      """)

  @Argument(help: "The question, best in quotation marks.")
  var question: [String]

  @Option(name: .long, help: "The day from which \"in the last five years\" counts back; left out: today.")
  var today: String?

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let day = try today.map { text in
      guard let date = PartialDate(text) else {
        throw Failure("'\(text)' is not a date; write 2014, 2014-03 or 2014-03-09.")
      }
      return date
    }
    let opened = try data.open()
    let asked: Question
    do throws(Misunderstanding) {
      asked = try QuestionReading(opened.dataset, today: day ?? Self.today())
        .question(question.joined(separator: " "))
    } catch {
      throw Failure(error.message)
    }
    var responder = Responder("ask", opened, output)
    responder.equivalent = asked.command(in: opened.dataset) + data.words
    try responder.answer(asked)
  }

  private static func today() -> PartialDate? {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    return PartialDate("\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)")
  }
}
