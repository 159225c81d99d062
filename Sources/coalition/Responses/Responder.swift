import CoalitionModel
import CoalitionQuery
import RecordReading

/// Answers questions as values, whoever made them: a command from its options, or `ask` from words.
struct Responder {
  let dataset: Dataset
  let diagnostics: [Diagnostic]
  let format: OutputFormatOption
  /// The command that was typed.
  let command: String
  /// What the question is as a command, where it was typed in words.
  var equivalent: String?
  /// Whether the number of results is what was asked for.
  var isCount = false

  init(
    _ command: String, _ opened: (dataset: Dataset, diagnostics: [Diagnostic]), _ output: OutputOptions
  ) {
    self.init(command, opened, as: output.format)
  }

  init(
    _ command: String, _ opened: (dataset: Dataset, diagnostics: [Diagnostic]), as format: OutputFormatOption
  ) {
    (self.command, dataset, diagnostics, self.format) = (
      command, opened.dataset, opened.diagnostics, format
    )
  }

  /// Writes the answer; ends with exit code 1 where it is empty.
  func answer(_ question: Question) throws {
    switch question {
    case .who(let question): try print(question.answer(in: dataset))
    case .what(let question):
      try print(question.answer(in: dataset), listingWho: dataset[question.subject].kind.isPlace)
    case .places(let question):
      try print(question.answer(in: dataset), listingWho: question.who == nil, noun: ("place", "places"))
    case .reports(let question): try printReports(question)
    case .relationships(let question): try print(question.answer(in: dataset))
    case .list(let question): try print(question.answer(in: dataset))
    case .since(let question): try print(question.answer(in: dataset))
    case .connection(let a, let b): try printConnection(a, b, paths: 3)
    case .between(let question): try printBetween(question)
    case .gaps(let question): try printGaps(question)
    case .show(let entity): try printProfile(entity)
    case .count(let question):
      var counting = self
      counting.isCount = true
      try counting.answer(question)
    case .similar(let entity): try printSimilar(entity)
    case .plan(let question): try printPlan(question)
    }
  }

  func print(
    _ answer: Answer, listingWho: Bool = false, noun: (one: String, many: String) = ("found", "found")
  ) throws {
    try print(
      Printout(
        command: command, answer, dataset, diagnostics, listingWho: listingWho, noun: noun, isCount: isCount))
  }

  func print<Result: Encodable>(_ printout: Printout<Result>) throws {
    var printout = printout
    printout.equivalent = equivalent
    try printout.print(as: format)
  }
}
