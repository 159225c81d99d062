import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel

extension Responder {
  private struct PathShape: Encodable {
    struct StepShape: Encodable {
      let from: EntityReference
      let to: EntityReference
      let reasons: [ReasonShape]
    }
    let cost: Double
    let steps: [StepShape]
  }

  private struct ConnectionShape: Encodable {
    let from: EntityReference
    let to: EntityReference
    let paths: [PathShape]
  }

  func printConnection(_ start: EntityIndex, _ end: EntityIndex, paths: Int) throws {
    let connections = Connection.strongest(from: start, to: end, in: EntityGraph(dataset), count: paths)
    let shapes = connections.map { connection in
      PathShape(
        cost: connection.cost,
        steps: connection.steps.map { step in
          .init(
            from: EntityReference(step.from, dataset), to: EntityReference(step.to, dataset),
            reasons: step.reasons.map { ReasonShape($0, dataset) })
        })
    }
    let rows = connections.enumerated().flatMap { number, connection in
      connection.steps.enumerated().map { place, step in
        Printout<ConnectionShape>.Row(
          cells: [place == 0 ? "\(number + 1)" : "", dataset[step.from].name, dataset[step.to].name],
          details: step.reasons.flatMap { part in
            [part.sentence(in: dataset) + (part.basis == .implied ? " (implied)" : "")]
              + part.evidence.prefix(2).map { "  " + $0.line(in: dataset) }
          })
      }
    }
    let name = "\(dataset[start].name) and \(dataset[end].name)"
    try print(
      Printout(
        command: command, understood: "How \(name) hang together",
        results: connections.isEmpty
          ? []
          : [
            ConnectionShape(
              from: EntityReference(start, dataset), to: EntityReference(end, dataset), paths: shapes)
          ],
        columns: ["PATH", "FROM", "TO"], rows: rows,
        dataColumns: ["path", "cost", "step", "from", "to", "reasons", "evidence"],
        dataRows: connections.enumerated().flatMap { number, connection in
          connection.steps.enumerated().map { place, step in
            [
              "\(number + 1)", "\(connection.cost)", "\(place + 1)", dataset[step.from].name,
              dataset[step.to].name,
              step.reasons.map { $0.sentence(in: dataset) }.joined(separator: "|"),
              step.reasons.flatMap(\.evidence).map { $0.place(in: dataset) }.joined(separator: "|"),
            ]
          }
        },
        closing: connections.isEmpty
          ? "Nothing in the data connects the two."
          : connections.count == 1
            ? "1 connection." : "\(connections.count) connections that share nobody between the ends.",
        diagnostics: diagnostics
      ))
  }
}
