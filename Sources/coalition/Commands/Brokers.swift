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

  @OptionGroup var resampling: ResamplingOptions
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
    struct RolesShape: Encodable {
      let coordinator: Int
      let gatekeeper: Int
      let representative: Int
      let consultant: Int
      let liaison: Int

      init(_ roles: BrokerageRoles) {
        (coordinator, gatekeeper, representative) = (
          roles.coordinator, roles.gatekeeper, roles.representative
        )
        (consultant, liaison) = (roles.consultant, roles.liaison)
      }
    }
    let rank: Int
    /// The ranks in nine of ten redrawings, lowest and highest; null where none were made.
    let ranks: OrNull<[Int]>
    let inTopTen: OrNull<Double>
    let betweenness: Double
    let isArticulation: Bool
    let roles: RolesShape
    let clusters: [BondShape]
  }

  func run() throws {
    guard top > 0 else { throw Failure("--top takes a number above 0.") }
    try resampling.check()
    let (dataset, diagnostics) = try data.open()
    var generator = SeededGenerator(seed: data.seed)
    let (links, clusters) = try Watch.clusters(of: dataset, using: &generator)
    let brokerage = try Watch.over("Following paths…") { checkpoint throws(Watch.Interrupted) in
      try Brokerage(links, clusters, using: &generator, threads: Watch.threads, checkpoint: checkpoint)
    }
    let redrawn = try resampling.resampling(links, clusters, using: &generator)
    func ranks(_ entity: EntityIndex) -> ClosedRange<Int>? { redrawn.flatMap { $0.ranks(of: entity) } }
    let shown = brokerage.brokers.prefix(top)
    let shapes = shown.enumerated().map { place, broker in
      BrokerShape(
        id: dataset[broker.entity].id, name: dataset[broker.entity].name,
        kind: dataset[broker.entity].kind.rawValue, rank: place + 1,
        ranks: OrNull(ranks(broker.entity).map { [$0.lowerBound, $0.upperBound] }),
        inTopTen: OrNull(redrawn.map { $0.share(of: broker.entity, amongFirst: 10) }),
        betweenness: broker.betweenness, isArticulation: broker.isArticulation,
        roles: .init(brokerage.roles(of: broker.entity)),
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
    if !shapes.isEmpty { notes.append(ResamplingOptions.note(redrawn, what: "RANKS: the ranks")) }
    try Printout(
      command: "brokers", understood: "Who lies between others in \(dataset.title)", results: shapes,
      columns: ["RANK", "RANKS", "NAME", "KIND", "BETWEENNESS", "ROLE", "WITHOUT IT"],
      rows: shown.enumerated().map { place, broker in
        .init(
          cells: [
            "\(place + 1)",
            ranks(broker.entity).map { "\($0.lowerBound)–\($0.upperBound)" } ?? "unknown",
            dataset[broker.entity].name, dataset[broker.entity].kind.rawValue,
            Clusters.short(broker.betweenness), Self.mainRole(brokerage.roles(of: broker.entity)),
            broker.isArticulation ? "the network falls apart" : "",
          ],
          details: brokerage.bonds(of: broker.entity).map { bond in
            let reason = links.parts(broker.entity, bond.strongest).first?.sentence(in: dataset) ?? ""
            let whose = bond.isOwn ? "own cluster" : "tie into cluster"
            return
              "\(whose) \(bond.cluster.number) (\(bond.cluster.label)): \(dataset[bond.strongest].name), \(reason)"
          })
      },
      dataColumns: [
        "rank", "rank_low", "rank_high", "in_top_ten", "id", "name", "kind", "betweenness", "articulation",
        "coordinator", "gatekeeper", "representative", "consultant", "liaison", "clusters",
      ],
      dataRows: shapes.map { shape in
        [
          "\(shape.rank)", shape.ranks.value.map { "\($0[0])" } ?? "",
          shape.ranks.value.map { "\($0[1])" } ?? "",
          shape.inTopTen.value.map { "\($0)" } ?? "", shape.id, shape.name, shape.kind,
          "\(shape.betweenness)",
          "\(shape.isArticulation)", "\(shape.roles.coordinator)", "\(shape.roles.gatekeeper)",
          "\(shape.roles.representative)", "\(shape.roles.consultant)", "\(shape.roles.liaison)",
          shape.clusters.map { "\($0.cluster)" }.joined(separator: "|"),
        ]
      },
      closing: shapes.isEmpty ? "Nobody lies between others." : "\(shapes.count) listed.", notes: notes,
      diagnostics: diagnostics
    ).print(as: output.format)
  }

  /// The role in which most of the pairs are joined.
  private static func mainRole(_ roles: BrokerageRoles) -> String {
    let counts = [
      (roles.coordinator, "coordinator"), (roles.gatekeeper + roles.representative, "gatekeeper"),
      (roles.consultant, "consultant"), (roles.liaison, "liaison"),
    ]
    guard roles.total > 0, let most = counts.max(by: { $0.0 < $1.0 }) else { return "" }
    return most.0 * 2 > roles.total ? most.1 : "mostly \(most.1)"
  }
}
