import ArgumentParser
import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import GraphAlgorithms

struct Clusters: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who is linked most to whom, and what each cluster shares.")

  @Option(
    name: .long, parsing: .unconditional,
    help: "Granularity: above 1 more and smaller clusters, below 1 fewer.")
  var resolution: Double = 1

  @OptionGroup var resampling: ResamplingOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  private struct MemberShape: Encodable {
    let id: String
    let name: String
    let kind: String
    /// The share of redrawings in which it stays with its cluster; null where none were made.
    let certainty: OrNull<Double>
  }

  private struct ClusterShape: Encodable {
    let id: Int
    let label: String
    let size: Int
    let members: [MemberShape]
    let topics: [EntityReference]
    let places: [EntityReference]
  }

  func run() throws {
    guard resolution > 0, resolution.isFinite else { throw Failure("--resolution takes a number above 0.") }
    try resampling.check()
    let (dataset, diagnostics) = try data.open()
    var generator = SeededGenerator(seed: data.seed)
    let (links, analysis) = try Watch.clusters(of: dataset, resolution: resolution, using: &generator)
    let redrawn = try resampling.resampling(links, analysis, resolution: resolution, using: &generator)
    func certainty(_ member: EntityIndex) -> Double? {
      redrawn.flatMap { $0.certainty(of: member, in: analysis) }
    }
    let shapes = analysis.clusters.map { cluster in
      ClusterShape(
        id: cluster.number, label: cluster.label, size: cluster.members.count,
        members: cluster.members.map { member in
          let value = dataset[member]
          return MemberShape(
            id: value.id, name: value.name, kind: value.kind.rawValue, certainty: OrNull(certainty(member)))
        },
        topics: cluster.topics.map { EntityReference($0, dataset) },
        places: cluster.places.map { EntityReference($0, dataset) })
    }
    var notes: [String] = []
    for (entities, why) in [
      (analysis.alone, "Linked, yet each in a cluster of its own"),
      (analysis.unlinked, "In no cluster, for want of any link"),
    ] where !entities.isEmpty {
      let names = entities.prefix(10).map { dataset[$0].name }.joined(separator: ", ")
      let more = entities.count > 10 ? " and \(entities.count - 10) more" : ""
      notes.append("\(why): \(names)\(more).")
    }
    if !shapes.isEmpty {
      notes.append(
        redrawn.map { redrawn in
          let share = Int((redrawn.error * 100).rounded())
          return
            "The number after a name: in how many of 100 redrawings it stays with its cluster, each with \(share) % of the rows missing and as many wrong."
        } ?? ResamplingOptions.note(nil, what: ""))
    }
    try Printout(
      command: "clusters", understood: "Clusters of \(dataset.title)", results: shapes,
      columns: ["NO", "CLUSTER", "SIZE", "TOPICS", "PLACES"],
      rows: analysis.clusters.map { cluster in
        .init(
          cells: [
            "\(cluster.number)", cluster.label, "\(cluster.members.count)", dataset.names(cluster.topics),
            dataset.names(cluster.places),
          ],
          details: cluster.members.prefix(40).map { member in
            let sure = certainty(member).map { share in
              ", \(Int((share * 100).rounded()))" + (share < 0.5 ? ", uncertain" : "")
            }
            return "\(dataset[member].name) (\(dataset[member].kind.rawValue)\(sure ?? ""))"
          }
            + (cluster.members.count > 40 ? ["… and \(cluster.members.count - 40) more"] : []))
      },
      dataColumns: ["cluster", "label", "id", "name", "kind", "certainty"],
      dataRows: analysis.clusters.flatMap { cluster in
        cluster.members.map {
          [
            "\(cluster.number)", cluster.label, dataset[$0].id, dataset[$0].name, dataset[$0].kind.rawValue,
            certainty($0).map { "\($0)" } ?? "",
          ]
        }
      },
      closing:
        "\(shapes.count) cluster\(shapes.count == 1 ? "" : "s"), modularity \(Self.short(analysis.modularity)).",
      notes: notes, diagnostics: diagnostics
    ).print(as: output.format)
  }

  static func short(_ number: Double) -> String {
    let thousandths = (number * 1000).rounded() / 1000
    return "\(thousandths)"
  }
}
