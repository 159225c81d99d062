import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import Foundation

@testable import CoalitionQuery

/// Questions with the answers that a person worked out from the tables, and questions that must be refused.
enum QuestionTables {
  struct Row: Sendable, CustomStringConvertible {
    let form, question: String
    let inside, wider: [String]
    var description: String { question }
  }

  struct Refusal: Sendable, CustomStringConvertible {
    let question: String
    let named: [String]
    var description: String { question }
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  static let datasets: [String: Dataset] = [
    "harbour": Dataset.read(folder: folder.appending(path: "harbour").path).dataset.visible(to: .public)
      .merged(),
    "sanctuary": Dataset.read(
      folder: URL(filePath: #filePath).appending(path: "../../../../Data/sanctuary").standardized.path
    ).dataset.visible(to: .public).merged(),
  ]

  static let today = PartialDate("2026-11-23")

  private static func cells(_ file: String) -> [[String]] {
    let text = (try? String(contentsOf: folder.appending(path: file), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  static func rows(_ name: String) -> [Row] {
    cells("\(name)-questions.tsv").map { cells in
      func ids(_ place: Int) -> [String] {
        place < cells.count ? cells[place].split(separator: " ").map(String.init) : []
      }
      return Row(form: cells[0], question: cells[1], inside: ids(2), wider: ids(3))
    }
  }

  static func refusals(_ name: String) -> [Refusal] {
    cells("\(name)-refused.tsv").map { cells in
      Refusal(
        question: cells[0], named: cells.count > 1 ? cells[1].split(separator: "|").map(String.init) : [])
    }
  }

  /// What a question's answer comes down to: ids within the place, ids around it.
  static func outcome(_ question: Question, _ dataset: Dataset) -> (inside: [String], wider: [String]) {
    func ids(_ entities: [EntityIndex]) -> [String] { entities.map { dataset[$0].id }.sorted() }
    func split(_ answer: Answer) -> (inside: [String], wider: [String]) {
      (
        ids(answer.findings.filter { $0.reach == .inside }.map(\.entity)),
        ids(answer.findings.filter { $0.reach == .wider }.map(\.entity))
      )
    }
    switch question {
    case .who(let question): return split(question.answer(in: dataset))
    case .what(let question): return split(question.answer(in: dataset))
    case .places(let question): return split(question.answer(in: dataset))
    case .reports(let question): return split(question.answer(in: dataset))
    case .relationships(let question): return split(question.answer(in: dataset))
    case .list(let question): return split(question.answer(in: dataset))
    case .connection(let a, let b):
      let paths = Connection.strongest(from: a, to: b, in: EntityGraph(dataset))
      return ([paths.isEmpty ? "none" : "connected"], [])
    case .between(let question): return (ids(question.candidates(in: dataset).map(\.who)), [])
    case .gaps(let question):
      let gaps = question.answer(in: dataset).gaps
      return (ids(question.places.isEmpty ? gaps.map(\.place) : gaps.map(\.topic)), [])
    case .since(let question): return ([question.earliest(in: dataset)?.description ?? "unknown"], [])
    case .show(let entity): return ([dataset[entity].id], [])
    case .count(let question):
      let (inside, wider) = outcome(question, dataset)
      return (["\(inside.count + wider.count)"], [])
    case .similar(let entity):
      return (Likeness(dataset).mostAlike(to: entity, limit: 1).map { dataset[$0.who].id }, [])
    case .plan(let question):
      let plan = Plan.make(
        for: question.needs, LinkGraph(dataset), must: question.must, without: question.without,
        size: question.size, kinds: question.kinds)
      return (ids((try? plan.get())?.members.map(\.who) ?? []), [])
    }
  }
}
