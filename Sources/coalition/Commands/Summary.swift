import ArgumentParser
import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import CoalitionQuery
import GraphAlgorithms

struct Summary: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What is in the dataset: counts, coverage, freshness, clusters.")

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  private struct Fact: Encodable {
    let what: String
    let value: String
    let detail: String
  }

  func run() throws {
    let (dataset, diagnostics) = try data.open()
    var facts: [Fact] = []
    func add(_ what: String, _ value: Int, _ detail: String = "") {
      facts.append(Fact(what: what, value: String(value), detail: detail))
    }
    for kind in EntityKind.allCases {
      let all = dataset.entities.filter { $0.kind == kind }
      if !all.isEmpty { add(kind.plural, all.count) }
    }
    add("activities", dataset.activities.count, "stated: who works on what, where")
    let stated = dataset.relationships.filter { $0.basis == .stated }.count
    add(
      "relationships", dataset.relationships.count,
      "\(stated) stated, \(dataset.relationships.count - stated) by shorthand columns")
    add("sources", dataset.sources.count)
    let actors = dataset.indices.filter { dataset[$0].kind.isActor }
    let claims = actors.map { dataset.claims(of: $0) }
    add(
      "with a topic", claims.filter { $0.contains { $0.topic != nil } }.count,
      "of \(actors.count) organizations and campaigns")
    add(
      "with a place", claims.filter { $0.contains { $0.place != nil } }.count,
      "of \(actors.count) organizations and campaigns")
    let unsourced =
      dataset.activities.filter { $0.evidence.source == nil }.count
      + dataset.relationships.filter { $0.evidence.source == nil }.count
    add("facts without a source", unsourced)
    let dates = dataset.activities.compactMap { $0.period.until ?? $0.period.since }
    if let oldest = dates.min(by: { $0.earliest < $1.earliest }),
      let newest = dates.max(by: { $0.latest < $1.latest })
    {
      facts.append(
        Fact(what: "dated activities", value: String(dates.count), detail: "\(oldest) to \(newest)"))
    }
    var generator = SeededGenerator(seed: data.seed)
    let clusters = try Watch.clusters(of: dataset, using: &generator).clusters
    add("clusters", clusters.clusters.count, clusters.clusters.map(\.label).prefix(6).joined(separator: "; "))
    if !clusters.alone.isEmpty { add("in a cluster of their own", clusters.alone.count) }
    add("without any link", clusters.unlinked.count)
    try Printout(
      command: "summary", understood: dataset.title, results: facts, columns: ["WHAT", "COUNT", "DETAIL"],
      rows: facts.map { .init(cells: [$0.what, $0.value, $0.detail]) },
      closing: "Dataset \(dataset.name), as \(data.audience.rawValue) may see it.", diagnostics: diagnostics
    ).print(as: output.format)
    if dataset.entities.isEmpty { throw ExitCode.nothingFound }
  }
}
