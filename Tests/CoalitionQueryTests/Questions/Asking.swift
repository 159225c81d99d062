import CoalitionModel
import CoalitionQuery
import DatasetFixtures

/// Questions about Data/sanctuary by ids.
struct Asking {
  let dataset: Dataset

  func who(
    _ topics: String..., place: String? = nil, within: Double? = nil, since: String? = nil,
    kinds: Set<EntityKind> = WhoQuestion.usualKinds
  ) throws -> Answer {
    WhoQuestion(
      topics: try topics.map(dataset.at),
      filter: ClaimFilter(
        place: try place.map(dataset.at), kilometres: within, since: since.flatMap { PartialDate($0) }),
      kinds: kinds
    ).answer(in: dataset)
  }

  func reports(_ topics: String..., place: String? = nil, since: String? = nil) throws -> Answer {
    ReportsQuestion(
      topics: try topics.map(dataset.at),
      filter: ClaimFilter(place: try place.map(dataset.at), since: since.flatMap { PartialDate($0) })
    ).answer(in: dataset)
  }

  func what(_ subject: String) throws -> Answer {
    WhatQuestion(about: try dataset.at(subject)).answer(in: dataset)
  }

  func `where`(_ topic: String) throws -> Answer {
    WhereQuestion(topic: try dataset.at(topic)).answer(in: dataset)
  }

  func ids(_ answer: Answer) -> [String] { answer.findings.map { dataset[$0.entity].id } }

  /// "id reach basis" of each finding.
  func marks(_ answer: Answer) -> [String] {
    answer.findings.map { "\(dataset[$0.entity].id) \($0.reach) \($0.basis)" }
  }
}
