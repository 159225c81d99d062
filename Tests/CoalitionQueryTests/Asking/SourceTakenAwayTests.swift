import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import Testing

@testable import CoalitionQuery

/// A source taken away takes along exactly the answers that rested on it, whatever the form of the question.
///
/// For every question of the tables and every source: what is lost had the source among its evidence; what stays names
/// other evidence, never that source; and nothing new comes, except where the source had said that it is not so, or a
/// question asks for what is not.
@Suite("A source taken away") struct SourceTakenAwayTests {
  /// What an answer found, each with the sources of what it rests on; "" stands for a row without a source.
  private static func support(_ question: Question, _ dataset: Dataset) throws -> [String: Set<String>]? {
    func ids(_ evidence: [Evidence]) -> Set<String> {
      Set(evidence.map { $0.source.map { dataset[$0].id } ?? "" })
    }
    func collect(_ found: [(String, [Evidence])]) -> [String: Set<String>] {
      Dictionary(found.map { ($0.0, ids($0.1)) }, uniquingKeysWith: { $0.union($1) })
    }
    func findings(_ answer: Answer) -> [String: Set<String>] {
      collect(answer.findings.map { (dataset[$0.entity].id, $0.evidence) })
    }
    switch question {
    case .who(let question): return findings(question.answer(in: dataset))
    case .what(let question): return findings(question.answer(in: dataset))
    case .places(let question): return findings(question.answer(in: dataset))
    case .reports(let question): return findings(question.answer(in: dataset))
    case .relationships(let question): return findings(question.answer(in: dataset))
    case .list(let question): return findings(question.answer(in: dataset))
    case .since(let question): return findings(question.answer(in: dataset))
    case .connection(let a, let b):
      let paths = Connection.strongest(from: a, to: b, in: EntityGraph(dataset))
      return collect(
        paths.flatMap { $0.steps.flatMap(\.reasons) }.map { ("connected", $0.evidence) })
    case .between(let question):
      return collect(
        question.candidates(in: dataset).map {
          (dataset[$0.who].id, ($0.toA + $0.toB).flatMap(\.evidence))
        })
    case .show(let entity):
      return collect(
        EntityProfile(of: entity, in: dataset).facts.map { ("\($0.what): \($0.value)", $0.evidence) })
    case .count(let question): return try support(question, dataset)
    // These say what is missing or best, which can come as well as go; see the other tests.
    case .gaps, .plan, .similar: return nil
    }
  }

  /// Whether the source says that something is not so, or the question asks for what is not.
  private static func mayGain(_ question: Question, _ source: SourceIndex, _ dataset: Dataset) -> Bool {
    if dataset.denials.contains(where: { $0.evidence.source == source }) { return true }
    switch question {
    case .who(let who): return !who.notOn.isEmpty || !who.notIn.isEmpty
    case .count(let inner): return mayGain(inner, source, dataset)
    // A weaker path, another period or another row may be told where the stronger one is gone.
    case .show: return true
    default: return false
    }
  }

  @Test("takes its answers along")
  func takesItsAnswersAlong() throws {
    let dataset = try #require(QuestionTables.datasets["harbour"])
    let reading = QuestionReading(dataset, today: QuestionTables.today)
    let questions = QuestionTables.rows("harbour").compactMap { row in
      (try? reading.question(row.question)).map { (row.question, $0) }
    }
    let before = try questions.map { try Self.support($0.1, dataset) }
    var (lostCount, keptCount) = (0, 0)
    for number in dataset.sources.indices {
      let source = SourceIndex(number)
      let id = dataset[source].id
      let rest = dataset.without(source: source)
      let restReading = QuestionReading(rest, today: QuestionTables.today)
      for (place, (text, question)) in questions.enumerated() {
        // Whoever is asked about may be gone with the source.
        guard let before = before[place], let again = try? restReading.question(text),
          let after = try Self.support(again, rest)
        else { continue }
        for (found, sources) in before where after[found] == nil {
          #expect(sources.contains(id), "\(text) lost \(found), which rests on \(sources), without \(id)")
          lostCount += 1
        }
        for (found, sources) in after {
          #expect(!sources.contains(id), "\(text): \(found) still names \(id)")
          if before[found] == nil {
            #expect(Self.mayGain(question, source, dataset), "\(text) gained \(found) without \(id)")
          } else {
            keptCount += 1
          }
        }
      }
    }
    #expect(lostCount > 100)
    #expect(keptCount > 1_000)
  }

  @Test("brings gaps exactly where all work rested on it")
  func bringsGaps() throws {
    let dataset = try #require(QuestionTables.datasets["harbour"])
    let topics = dataset.indices.filter { dataset[$0].kind == .topic }
    let places = dataset.indices.filter { dataset[$0].kind == .city }
    var changed = 0
    for number in dataset.sources.indices {
      let source = SourceIndex(number)
      let rest = dataset.without(source: source)
      func cells(_ dataset: Dataset) -> Set<[String]> {
        Set(
          Gaps(dataset, topics: topics.map { at($0, dataset) }, places: places.map { at($0, dataset) }).gaps
            .map {
              [dataset[$0.topic].id, dataset[$0.place].id]
            })
      }
      func at(_ entity: EntityIndex, _ other: Dataset) -> EntityIndex {
        other.entity(id: dataset[entity].id) ?? entity
      }
      let (before, after) = (cells(dataset), cells(rest))
      let isDenying = dataset.denials.contains { $0.evidence.source == source }
      #expect(isDenying || before.isSubset(of: after))
      for cell in after.subtracting(before) {
        let who = WhoQuestion(
          topics: [try #require(dataset.entity(id: cell[0]))],
          filter: ClaimFilter(place: dataset.entity(id: cell[1]))
        ).answer(in: dataset)
        #expect(!who.findings.isEmpty)
        #expect(who.findings.allSatisfy { $0.evidence.contains { $0.source == source } })
        changed += 1
      }
    }
    #expect(changed > 20)
  }

  @Test("leaves a plan that did not rest on it as small")
  func leavesPlans() throws {
    let dataset = try #require(QuestionTables.datasets["harbour"])
    let reading = QuestionReading(dataset, today: QuestionTables.today)
    var compared = 0
    for row in QuestionTables.rows("harbour") where row.form == "invite" {
      guard case .plan(let question) = try reading.question(row.question),
        let plan = try? Plan.make(for: question.needs, LinkGraph(dataset)).get()
      else { continue }
      for number in dataset.sources.indices {
        let source = SourceIndex(number)
        let rest = dataset.without(source: source)
        guard
          case .plan(let again)? = try? QuestionReading(rest, today: QuestionTables.today).question(
            row.question),
          let less = try? Plan.make(for: again.needs, LinkGraph(rest)).get()
        else { continue }
        let evidence = less.members.flatMap { $0.covers.flatMap(\.evidence) }
        #expect(!evidence.contains { $0.source.map { rest[$0].id } == dataset[source].id })
        let restsOnIt = plan.members.contains { member in
          member.covers.contains { cover in cover.evidence.contains { $0.source == source } }
        }
        let isDenying = dataset.denials.contains { $0.evidence.source == source }
        if !restsOnIt, !isDenying {
          #expect(less.members.count == plan.members.count && less.uncoverable == plan.uncoverable)
          compared += 1
        }
      }
    }
    #expect(compared > 10)
  }
}
