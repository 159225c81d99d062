// Asks a question of the library instead of the command: who works on a topic in a place, and how do we know?
//
//   swift run who-works-on [TOPIC [PLACE]]

import CoalitionLinking
import CoalitionModel
import CoalitionQuery

let words = Array(CommandLine.arguments.dropFirst())

// Reading never throws: whatever is wrong with the data is a diagnostic with its file, line and mend. An answer
// from a dataset with errors would be an answer to another dataset, so errors end the matter.
let reading = Dataset.read(folder: "Data/sanctuary")
guard !reading.hasErrors else { fatalError("\(reading.diagnostics)") }

// The first thing done to a dataset is to leave out what the audience may not see: what is not there cannot leak.
// Then the rows that somebody judged to be the same entity become one.
let dataset = reading.dataset.visible(to: .public).merged()

do {
  // People type names; questions are asked with indices. A name that means nothing, or several things, throws an
  // error that knows the nearest names. It guesses nothing.
  let names = NameResolver(dataset)
  let topic = try names.resolve(words.first ?? "education", among: [.topic], what: "topic").entity
  let place = try names.resolve(
    words.count > 1 ? words[1] : "Vancouver", among: [.city, .region, .country], what: "place"
  ).entity

  // A question is a value. It can be kept, compared with another, and asked of another dataset.
  let question = WhoQuestion(topics: [topic], filter: ClaimFilter(place: place))
  let answer = question.answer(in: dataset)

  print(answer.understood)
  for finding in answer.findings {
    // A finding says how sure it is (stated by a row, or implied by shorthand) and how near: School for All works
    // all over British Columbia, which includes Vancouver without being said of it.
    let reach = finding.reach == .wider ? "in a wider area" : "there"
    print("  \(dataset[finding.entity].name): \(finding.basis.rawValue), \(reach)")
    for evidence in finding.evidence {
      let source = evidence.source.map { dataset[$0].title } ?? "no source"
      print("    “\(evidence.quote)” (\(source), \(evidence.locator))")
    }
  }
  // What is not known is told apart from what is not so.
  for note in answer.notes { print("  \(note)") }
} catch {
  // Resolving throws NameError and nothing else, and Swift knows it: `error` has its type.
  print(error.message(in: dataset))
}
