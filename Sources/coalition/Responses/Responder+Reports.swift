import CoalitionLinking
import CoalitionModel
import CoalitionQuery

extension Responder {
  private struct ReportShape: Encodable {
    let id: String
    let name: String
    let kind: String
    let publishers: [EntityReference]
    let date: OrNull<String>
    let topics: [EntityReference]
    let places: [EntityReference]
    let basis: String
    let reach: String
    let evidence: [EvidenceShape]
  }

  func printReports(_ question: ReportsQuestion) throws {
    let answer = question.answer(in: dataset)
    let results = answer.findings.map { finding in
      ReportShape(
        id: dataset[finding.entity].id, name: dataset[finding.entity].name, kind: "report",
        publishers: finding.who.map { EntityReference($0, dataset) },
        date: OrNull(dataset[finding.entity].date?.description),
        topics: finding.topics.map { EntityReference($0, dataset) },
        places: finding.places.map { EntityReference($0, dataset) }, basis: finding.basis.rawValue,
        reach: finding.reach.rawValue, evidence: finding.evidence.map { EvidenceShape($0, dataset) })
    }
    let showsReach = answer.findings.contains { $0.reach == .wider }
    try print(
      Printout(
        command: command, understood: answer.understood, results: results,
        columns: ["TITLE", "PUBLISHER", "DATE", "TOPICS", "PLACES"] + (showsReach ? ["REACH"] : []),
        rows: answer.findings.map { finding in
          let value = dataset[finding.entity]
          return .init(
            cells: [
              value.name, dataset.names(finding.who), value.date?.description ?? "unknown",
              dataset.names(finding.topics), dataset.names(finding.places),
            ] + (showsReach ? [finding.reach == .wider ? "covers a wider area" : "inside"] : []),
            details: (value.name.count > 64 ? [value.name] : [])
              + finding.evidence.map { $0.line(in: dataset) })
        },
        dataColumns: [
          "id", "title", "publishers", "date", "topics", "places", "reach", "evidence", "quotes",
        ],
        dataRows: answer.findings.map { finding in
          let value = dataset[finding.entity]
          return [
            value.id, value.name, dataset.names(finding.who, separator: "|"), value.date?.description ?? "",
            dataset.names(finding.topics, separator: "|"), dataset.names(finding.places, separator: "|"),
            finding.reach.rawValue, finding.evidence.map { $0.place(in: dataset) }.joined(separator: "|"),
            finding.evidence.map(\.quote).joined(separator: "|"),
          ]
        },
        closing: results.isEmpty
          ? "Nothing found." : "\(results.count) report\(results.count == 1 ? "" : "s").",
        notes: answer.notes, diagnostics: diagnostics))
  }
}
