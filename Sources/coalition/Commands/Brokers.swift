import ArgumentParser
import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import GraphAlgorithms

struct Brokers: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who ties the clusters together, with the links that do it.")

  @Option(name: .long, parsing: .unconditional, help: "How many to list.")
  var top: Int = 10

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  private struct BrokerShape: Encodable {
    struct BondShape: Encodable {
      let cluster: Int
      let label: String
      let isOwn: Bool
      let weight: Double
      let strongest: EntityReference
      let reasons: [ReasonShape]
    }
    let id: String
    let name: String
    let kind: String
    let rank: Int
    let betweenness: Double
    let isArticulation: Bool
    let clusters: [BondShape]
  }

  func run() throws {
    guard top > 0 else { throw Failure("--top takes a number above 0.") }
    let (dataset, diagnostics) = try data.open()
    var generator = SeededGenerator(seed: data.seed)
    let (links, clusters) = try Watch.clusters(of: dataset, using: &generator)
    let brokerage = try Watch.over("Following paths…") { checkpoint throws(Watch.Interrupted) in
      try Brokerage(links, clusters, using: &generator, threads: Watch.threads, checkpoint: checkpoint)
    }
    let shown = brokerage.brokers.prefix(top)
    let shapes = shown.enumerated().map { place, broker in
      BrokerShape(
        id: dataset[broker.entity].id, name: dataset[broker.entity].name,
        kind: dataset[broker.entity].kind.rawValue, rank: place + 1, betweenness: broker.betweenness,
        isArticulation: broker.isArticulation,
        clusters: brokerage.bonds(of: broker.entity).map { bond in
          .init(
            cluster: bond.cluster.number, label: bond.cluster.label, isOwn: bond.isOwn, weight: bond.weight,
            strongest: EntityReference(bond.strongest, dataset),
            reasons: links.parts(broker.entity, bond.strongest).map { ReasonShape($0, dataset) })
        })
    }
    var notes: [String] = []
    if let sources = brokerage.sampledSources {
      notes.append("Estimated from \(sources) sources; near ranks may be exchanged.")
    }
    if brokerage.brokers.count > shown.count {
      notes.append("\(brokerage.brokers.count - shown.count) more lie between others; --top lists them.")
    }
    try Printout(
      command: "brokers", understood: "Who lies between others in \(dataset.title)", results: shapes,
      columns: ["RANK", "NAME", "KIND", "BETWEENNESS", "WITHOUT IT"],
      rows: shown.enumerated().map { place, broker in
        .init(
          cells: [
            "\(place + 1)", dataset[broker.entity].name, dataset[broker.entity].kind.rawValue,
            Clusters.short(broker.betweenness), broker.isArticulation ? "the network falls apart" : "",
          ],
          details: brokerage.bonds(of: broker.entity).map { bond in
            let reason = links.parts(broker.entity, bond.strongest).first?.sentence(in: dataset) ?? ""
            let whose = bond.isOwn ? "own cluster" : "tie into cluster"
            return
              "\(whose) \(bond.cluster.number) (\(bond.cluster.label)): \(dataset[bond.strongest].name), \(reason)"
          })
      },
      dataColumns: ["rank", "id", "name", "kind", "betweenness", "articulation", "clusters"],
      dataRows: shapes.map { shape in
        [
          "\(shape.rank)", shape.id, shape.name, shape.kind, "\(shape.betweenness)",
          "\(shape.isArticulation)",
          shape.clusters.map { "\($0.cluster)" }.joined(separator: "|"),
        ]
      },
      closing: shapes.isEmpty ? "Nobody lies between others." : "\(shapes.count) listed.", notes: notes,
      diagnostics: diagnostics
    ).print(as: output.format)
  }
}
