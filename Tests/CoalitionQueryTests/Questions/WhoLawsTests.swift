import CoalitionLinking
import CoalitionModel
import CoalitionQuery
import DatasetFixtures
import Testing

/// What holds of every who-question of a dataset, each answered again from its claims.
@Suite struct WhoLawsTests {
  private let dataset = Dataset.sanctuary()
  private var topics: [EntityIndex] { dataset.indices.filter { dataset[$0].kind == .topic } }
  private var places: [EntityIndex] { dataset.indices.filter { dataset[$0].kind.isPlace } }

  /// Asks the question of a command that a note prints.
  private func count(of command: Substring) throws -> Int {
    var words = command.split(separator: " ").dropFirst(2).map(String.init)
    var place: EntityIndex?
    if let option = words.firstIndex(of: "--in") {
      place = try dataset.at(words[option + 1])
      words.removeSubrange(option...(option + 1))
    }
    return WhoQuestion(topics: try words.map(dataset.at), filter: ClaimFilter(place: place)).answer(
      in: dataset
    )
    .findings.count
  }

  @Test func everyEmptyAnswerNamesAQuestionThatHasOne() throws {
    var counts: [String: Int] = [:]
    var emptyCount = 0
    for topic in topics {
      for place in places {
        let answer = WhoQuestion(topics: [topic], filter: ClaimFilter(place: place)).answer(in: dataset)
        guard answer.findings.isEmpty else { continue }
        emptyCount += 1
        let nearest = answer.notes.filter { $0.hasPrefix("Nearest") }
        #expect((1...3).contains(nearest.count), "\(answer.understood)")
        for note in nearest {
          let parts = note.dropFirst("Nearest that has an answer: ".count).split(separator: "  (")
          let promised = Int(parts[1].dropLast())
          let found = try counts[note] ?? count(of: parts[0])
          counts[note] = found
          #expect(found > 0 && found == promised, "\(note)")
        }
      }
    }
    #expect(emptyCount > 300)
  }

  @Test func everyFindingRestsOnRowsAboutIt() throws {
    for topic in topics {
      for place in [nil] + places.map(Optional.some) {
        let answer = WhoQuestion(topics: [topic], filter: ClaimFilter(place: place)).answer(in: dataset)
        for finding in answer.findings {
          let entity = finding.entity
          let rows =
            dataset.activities(of: entity).map(\.evidence) + dataset[entity].evidence
            + dataset.relationships(of: entity).map(\.evidence)
          #expect(!finding.evidence.isEmpty && finding.evidence.allSatisfy { rows.contains($0) })
          #expect(finding.topics.allSatisfy { dataset.hierarchy.contains(topic, $0) })
          if finding.basis == .stated {
            let stated = dataset.activities(of: entity).map(\.evidence)
            #expect(finding.evidence.allSatisfy { stated.contains($0) })
          }
        }
        for (one, next) in zip(answer.findings, answer.findings.dropFirst()) {
          #expect((one.reach, one.basis, one.entity) < (next.reach, next.basis, next.entity))
        }
      }
    }
  }

  /// E in who(T in P) exactly where E claims something under T within P; and where(T), what(P) say the same.
  @Test func whoWhatAndWhereAgree() throws {
    for dataset in try [dataset]
      + (0..<3).map({ try DatasetText.random(seed: $0, organizations: 5...25).dataset() })
    {
      let claims = dataset.indices.map { dataset.claims(of: $0) }
      func isUnder(_ upper: EntityIndex, _ entity: EntityIndex?) -> Bool {
        var next = entity
        while let here = next {
          if here == upper { return true }
          next = dataset[here].parent
        }
        return false
      }
      let kinds = WhoQuestion.usualKinds
      let places = dataset.indices.filter { dataset[$0].kind.isPlace }
      let whatThere = places.map { WhatQuestion(about: $0).answer(in: dataset).findings }
      for topic in dataset.indices where dataset[topic].kind == .topic {
        let places = places
        let whereItIs = WhereQuestion(topic: topic).answer(in: dataset).findings
        for (number, place) in places.enumerated() {
          let answer = WhoQuestion(topics: [topic], filter: ClaimFilter(place: place), kinds: kinds)
            .answer(in: dataset)
          let who = answer.findings.filter { $0.reach == .inside }.map(\.entity).sorted()
          let naive = dataset.indices.filter { entity in
            dataset[entity].kind.isActor
              && claims[entity.position].contains { isUnder(topic, $0.topic) && isUnder(place, $0.place) }
          }
          #expect(who == naive)
          let fromWhere = whereItIs.filter { isUnder(place, $0.entity) }.flatMap(\.who)
          #expect(Set(who) == Set(fromWhere))
          let fromWhat = whatThere[number].filter { $0.reach == .inside && isUnder(topic, $0.entity) }
            .flatMap(\.who)
          #expect(Set(who) == Set(fromWhat))
        }
      }
    }
  }
}
