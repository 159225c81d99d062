import CoalitionModel
import DatasetFixtures
import Testing

@testable import CoalitionQuery

/// Names are split as questions are, however fast.
@Suite struct QuestionWordsTests {
  private static let names = [
    "", " ", "Health for All", "No One Is Illegal-Toronto", "2014-03", "2014-3-9 to 2015", "30km", "30 km",
    "K9 unit",
    "a/b\\c", "l'école", "workers' rights", "Montréal", "x_y", "A.B.C.", "(paren)", "\"quoted\"", "5k run",
    "km",
    "tab\tname", "two\nlines", "ends-", "-begins", "مرحبا", "100%", "C++", "e-mail@example.org", "3km/h",
    "12kms",
  ]

  @Test func namesHaveTheWordsOfQuestions() {
    var dice = Dice(state: 11)
    let letters = Array("aBkKm09-/.,'_ \té’")
    var all = Self.names
    for _ in 0..<5_000 {
      all.append(String((0..<dice.roll(12)).map { _ in letters[dice.roll(letters.count)] }))
    }
    for name in all {
      #expect(QuestionWords.keys(of: name) == QuestionWords.of(name).map(\.key), "\(name.debugDescription)")
    }
  }

  /// Each name of a dataset is found in a question that is the name, or has its words in the plural.
  @Test func everyNameIsFound() throws {
    for dataset in [Dataset.sanctuary(), try #require(QuestionTables.datasets["harbour"])] {
      for entity in dataset.indices {
        let value = dataset[entity]
        for name in [value.name, value.id] + value.aliases + value.terms {
          let words = QuestionWords.of("who is \(name)")
          let found = NamesInQuestion(words, dataset)
          let isThere = found.mentions.joined().contains {
            $0.entity == entity && $0.words.upperBound == words.count
          }
          #expect(isThere, "\(name)")
          #expect(!found.isInSomeName.dropFirst(2).contains(false))
        }
      }
    }
  }
}
