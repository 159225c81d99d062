import ArgumentParser
import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel

struct Connect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "How two hang together: the strongest different connections, each step with its reason.",
    discussion: "  coalition connect \"Health for All\" \"School for All\"")

  @Argument(help: "One end: anything in the dataset.")
  var from: String

  @Argument(help: "The other end.")
  var to: String

  @Option(name: .long, parsing: .unconditional, help: "How many connections at most.")
  var paths: Int = 3

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  struct PathShape: Encodable {
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

  func run() throws {
    guard paths > 0 else { throw Failure("--paths takes a number above 0.") }
    let (dataset, diagnostics) = try data.open()
    let understanding = Understanding(dataset: dataset)
    let (start, end) = try understanding.twoEnds(from, to)
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
    try Printout(
      command: "connect", understood: "How \(name) hang together",
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
    ).print(as: output.format)
  }
}
