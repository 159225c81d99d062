import ArgumentParser
import CoalitionLinking
import CoalitionModel
import CoalitionQuery
import Foundation
import Measuring

/// Times answers over a dataset that is loaded already, each for many subjects.
struct Answers: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Time loading, and then who, what, similar and ask: median and slowest of many, in milliseconds.")

  @Argument(help: "A dataset folder.")
  var folder: String

  @Option(help: "How many subjects to ask about.")
  var count = 40

  func run() throws {
    let clock = ContinuousClock()
    var dataset: Dataset?
    let loading = clock.measure {
      dataset = Dataset.read(folder: folder).dataset.visible(to: .public).merged()
    }
    guard let dataset else { return }
    print(String(format: "loading %.2f s, %d entities", loading / .seconds(1), dataset.entities.count))
    func every(_ isWanted: (EntityKind) -> Bool) -> [EntityIndex] {
      let all = dataset.indices.filter { isWanted(dataset[$0].kind) }
      let step = max(1, all.count / count)
      return stride(from: 0, to: all.count, by: step).prefix(count).map { all[$0] }
    }
    let topics = every { $0 == .topic }
    let places = every { $0 == .city }
    let organizations = every { $0 == .organization }
    func time(_ name: String, _ work: (Int) -> Int) {
      let times = (0..<min(count, topics.count, places.count, organizations.count)).map { number in
        var found = 0
        let time = clock.measure { found = work(number) } / .milliseconds(1)
        return (time: time, found: found)
      }
      guard let first = times.first else { return }
      let sorted = times.dropFirst().sorted { $0.time < $1.time }
      guard let slowest = sorted.last else { return }
      print(
        String(
          format: "%@: first %.2f ms (%d found), then median %.2f, slowest %.2f (%d found)", name, first.time,
          first.found, sorted[sorted.count / 2].time, slowest.time, slowest.found))
    }
    time("who topic") { WhoQuestion(topics: [topics[$0]]).answer(in: dataset).findings.count }
    time("who topic in place") {
      WhoQuestion(topics: [topics[$0]], filter: ClaimFilter(place: places[$0])).answer(in: dataset).findings
        .count
    }
    time("what organization") {
      WhatQuestion(about: organizations[$0]).answer(in: dataset).findings.count
    }
    time("what place") { WhatQuestion(about: places[$0]).answer(in: dataset).findings.count }
    var likeness: Likeness?
    let indexing = clock.measure { likeness = Likeness(dataset) }
    print(String(format: "indexing likeness %.2f s", indexing / .seconds(1)))
    if let likeness {
      time("similar") { likeness.mostAlike(to: organizations[$0], limit: 10).count }
    }
  }
}
