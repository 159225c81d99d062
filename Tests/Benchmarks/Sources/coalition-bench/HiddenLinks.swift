import ArgumentParser
import CoalitionLinking
import CoalitionModel
import Foundation
import GraphAlgorithms

/// Hides ties that are known and asks who is alike: do the hidden ones come first?
struct HiddenLinks: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hide known ties and find them again by likeness, by Adamic–Adar and by Jaccard.",
    discussion: """
      Each FOLDER is a dataset of organizations: ties are the rows of relationships.csv that join two of them, and \
      what they have in common are the topics and places of activities.csv and organizations.csv. A share of the tied \
      pairs is hidden, and every pair not tied in what is left is ranked. The figure is the average precision (the \
      area under the precision–recall curve), expected over every order of pairs with the same score; ± is the \
      standard error over the repetitions, 'to the better' the difference to the better of the other two, each \
      time of the same hidden ties. 'Ties alone' is likeness where no organization has topics or places.

      peers/network_dataset.py makes such a folder of two lists, of edges and of attributes.
      """)

  @Argument(help: "Dataset folders.")
  var folders: [String]

  @Option(help: "The share of the ties that is hidden.")
  var hidden = 0.1

  @Option(help: "How many times, each with other ties hidden.")
  var repetitions = 10

  @Option(help: "The seed of the first repetition; each of the others has the next.")
  var seed: UInt64 = 1

  @Option(
    help: "A file for the hidden ties and the figures, one JSON line a repetition, to be checked elsewhere.")
  var record: String?

  private enum Way: String, CaseIterable { case likeness, adamicAdar, jaccard, tiesAlone }

  func validate() throws {
    guard 0 < hidden, hidden < 1, repetitions > 0 else { throw ValidationError("nothing to hide") }
  }

  func run() throws {
    print(
      "| network | organizations | ties | hidden | likeness | Adamic–Adar | Jaccard | to the better | ties alone | s |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    var lines = ""
    for folder in folders {
      let reading = Dataset.read(folder: folder)
      guard !reading.hasErrors else { throw ValidationError("\(folder): \(reading.diagnostics[0])") }
      let dataset = reading.dataset.visible(to: .public).merged()
      let network = TiedOrganizations(dataset)
      guard network.ties.count > 1 else { throw ValidationError("\(folder): no ties to hide") }
      let count = max(1, Int((hidden * Double(network.ties.count)).rounded()))
      var figures: [[Double]] = []
      let clock = ContinuousClock()
      let time = try clock.measure {
        for repetition in 0..<repetitions {
          var generator = SeededGenerator(seed: seed &+ UInt64(repetition))
          let chosen = Array(network.ties.shuffled(using: &generator).prefix(count))
          let rest = try network.dataset(without: Set(chosen))
          let bare = try network.dataset(without: Set(chosen), isBare: true)
          let found = Self.averagePrecisions(in: rest, bare, network.ids, hidden: chosen)
          figures.append(found)
          lines += try line(folder, seed &+ UInt64(repetition), chosen, found)
        }
      }
      func mean(_ way: Int) -> Mean { Mean(figures.map { $0[way] }) }
      let better = mean(1).value >= mean(2).value ? 1 : 2
      let ahead = Mean(figures.map { $0[0] - $0[better] })
      let cells = (0..<4).map { String(format: "%.4f ± %.4f", mean($0).value, mean($0).error) }
      print(
        "| \(URL(fileURLWithPath: folder).lastPathComponent) | \(network.ids.count) | \(network.ties.count) "
          + "| \(repetitions) × \(count) | \(cells[..<3].joined(separator: " | ")) | "
          + String(
            format: "%+.4f ± %.4f | %@ | %.1f |", ahead.value, ahead.error, cells[3], time / .seconds(1)))
    }
    if let record { try Data(lines.utf8).write(to: URL(fileURLWithPath: record)) }
  }

  private func line(_ folder: String, _ seed: UInt64, _ hidden: [[String]], _ figures: [Double]) throws
    -> String
  {
    struct Line: Encodable {
      let network: String
      let seed: UInt64
      let hidden: [[String]]
      let figures: [String: Double]
    }
    let named = Dictionary(uniqueKeysWithValues: zip(Way.allCases.map(\.rawValue), figures))
    let line = Line(network: folder, seed: seed, hidden: hidden, figures: named)
    return String(decoding: try JSONEncoder().encode(line), as: UTF8.self) + "\n"
  }

  /// How well each way finds what is hidden, in the order of ``Way``.
  ///
  /// `bare` is `rest` where no organization has topics or places: its organizations have the same indices.
  private static func averagePrecisions(
    in rest: Dataset, _ bare: Dataset, _ ids: [String], hidden: [[String]]
  ) -> [Double] {
    let organizations = ids.compactMap { rest.entity(id: $0) }
    var partners = [Set<EntityIndex>](repeating: [], count: rest.entities.count)
    // Whoever is no place, as for likeness.
    for tie in rest.relationships where !rest[tie.from].kind.isPlace && !rest[tie.to].kind.isPlace {
      partners[tie.from.position].insert(tie.to)
      partners[tie.to.position].insert(tie.from)
    }
    var wanted = [Set<EntityIndex>](repeating: [], count: rest.entities.count)
    for pair in hidden {
      guard let a = rest.entity(id: pair[0]), let b = rest.entity(id: pair[1]) else { continue }
      wanted[min(a, b).position].insert(max(a, b))
    }
    let likeness = Likeness(rest)
    let tiesAlone = Likeness(bare)
    var rankings = [Ranking](repeating: Ranking(), count: Way.allCases.count)
    var untied = 0
    for one in organizations {
      let tied = partners[one.position]
      let others = organizations.filter { $0 > one && !tied.contains($0) }
      untied += others.count
      func add(_ other: EntityIndex, _ score: Double, _ way: Int) {
        guard other > one, score > 0 else { return }
        rankings[way].add(score, isWanted: wanted[one.position].contains(other))
      }
      for match in likeness.mostAlike(to: one, limit: organizations.count) { add(match.who, match.score, 0) }
      for match in tiesAlone.mostAlike(to: one, limit: organizations.count) { add(match.who, match.score, 3) }
      for other in others {
        let common =
          tied.count < partners[other.position].count
          ? tied.intersection(partners[other.position]) : partners[other.position].intersection(tied)
        guard !common.isEmpty else { continue }
        let adamicAdar = common.sorted().reduce(0) { $0 + 1 / log(Double(partners[$1.position].count)) }
        add(other, adamicAdar, 1)
        let union = tied.count + partners[other.position].count - common.count
        add(other, Double(common.count) / Double(union), 2)
      }
    }
    return rankings.map { $0.averagePrecision(among: untied, wanted: hidden.count) }
  }
}

/// The organizations of a dataset and which of them are tied, by id.
private struct TiedOrganizations {
  private let dataset: Dataset
  private let columns = "from,kind,to,source"
  let ids: [String]
  /// Each pair once, the lesser id first, ascending.
  let ties: [[String]]

  init(_ dataset: Dataset) {
    self.dataset = dataset
    ids = dataset.indices.filter { dataset[$0].kind == .organization }.map { dataset[$0].id }
    ties = Set(dataset.relationships.compactMap { Self.pair($0, dataset) })
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The two organizations that a row of relationships.csv ties.
  private static func pair(_ tie: Relationship, _ dataset: Dataset) -> [String]? {
    guard tie.basis == .stated, dataset[tie.from].kind == .organization,
      dataset[tie.to].kind == .organization, tie.from != tie.to
    else { return nil }
    return [dataset[tie.from].id, dataset[tie.to].id].sorted()
  }

  /// The dataset in which no row says that these are tied; a bare one has nothing of organizations but their ties.
  func dataset(without hidden: Set<[String]>, isBare: Bool = false) throws -> Dataset {
    var scratch = ScratchDataset(dataset)
    if isBare {
      scratch.set(.organizations, "id,name", ids.map { [$0, $0] })
      scratch.set(.activities, "who,topic,place,source", [])
    }
    let rows = dataset.relationships.filter { tie in
      tie.basis == .stated && !(Self.pair(tie, dataset).map(hidden.contains) ?? false)
    }
    scratch.set(
      .relationships, columns, rows.map { [dataset[$0.from].id, $0.kind.id, dataset[$0.to].id, ""] })
    return try scratch.dataset()
  }
}
