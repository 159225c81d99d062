public import CoalitionModel

/// A question as it was understood: one of those that the commands answer.
public indirect enum Question: Sendable {
  /// Who works on something, somewhere.
  case who(WhoQuestion)
  /// What somebody does, or what is done in a place.
  case what(WhatQuestion)
  /// Where something is worked on, or somebody works.
  case places(WhereQuestion)
  /// Which reports there are.
  case reports(ReportsQuestion)
  /// Who or what is tied to somebody.
  case relationships(RelationshipsQuestion)
  /// How two hang together.
  case connection(EntityIndex, EntityIndex)
  /// Who could bring two together.
  case between(BetweenQuestion)
  /// Who is like somebody.
  case similar(EntityIndex)
  /// What nobody does, or where nobody does it.
  case gaps(GapsQuestion)
  /// Who should be invited.
  case plan(PlanQuestion)
  /// Since when somebody works on something.
  case since(SinceQuestion)
  /// All that is known of one.
  case show(EntityIndex)
  /// Everything of a kind.
  case list(ListQuestion)
  /// How many the answer to another question has.
  case count(Question)

  /// The command that asks the same: what a person types next time.
  public func command(in dataset: Dataset) -> String {
    func id(_ entity: EntityIndex) -> String { Phrases.quoted(dataset[entity].id) }
    switch self {
    case .who(let question): return question.command(in: dataset)
    case .what(let question): return question.command(in: dataset)
    case .places(let question): return question.command(in: dataset)
    case .reports(let question): return question.command(in: dataset)
    case .relationships(let question): return question.command(in: dataset)
    case .connection(let a, let b): return "coalition connect \(id(a)) \(id(b))"
    case .between(let question): return question.command(in: dataset)
    case .similar(let entity): return "coalition similar \(id(entity))"
    case .gaps(let question): return question.command(in: dataset)
    case .plan(let question): return question.command(in: dataset)
    case .since(let question): return question.command(in: dataset)
    case .show(let entity): return "coalition show \(id(entity))"
    case .list(let question): return question.command(in: dataset)
    case .count(let question): return question.command(in: dataset)
    }
  }
}
