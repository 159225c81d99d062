import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import CoalitionQuery

extension Responder {
  struct GapShape: Encodable {
    struct CandidateShape: Encodable {
      let id: String
      let name: String
      let kind: String
      let reason: String
      let basis: String
      let evidence: [EvidenceShape]
    }
    let topic: EntityReference
    let place: EntityReference
    let state: String
    let sources: [String]
    let nearest: [CandidateShape]
    /// Who works on the topic without it being known where.
    let placeless: [EntityReference]
  }

  func printGaps(_ question: GapsQuestion) throws { try print(gaps(question)) }

  /// How many work on each topic in each place.
  func printGrid(_ question: GapsQuestion) throws { try print(grid(question)) }

  /// Every gap, with who is nearest to it.
  func gaps(_ question: GapsQuestion) -> Printout<GapShape> {
    let gaps = question.answer(in: dataset)
    let candidates = gaps.gaps.map { gaps.candidates(for: $0) }
    func reason(_ candidate: Gaps.Candidate) -> String {
      switch candidate.reason {
      case .sameTopic(let place, let kilometres):
        let distance = kilometres.map { ", \(Int($0.rounded())) km off" } ?? ""
        return "works on it in \(dataset[place].name)\(distance)"
      case .relatedTopic(let topic, let common):
        return topic == common
          ? "works there on \(dataset[topic].name)"
          : "works there on \(dataset[topic].name), which is \(dataset[common].name) too"
      }
    }
    let nobody = gaps.gaps.count { $0.state == .nobody }
    let cells = gaps.coverage.topics.count * gaps.coverage.places.count
    let closing =
      cells == 0
      ? "There is nothing to look at: \(gaps.coverage.topics.isEmpty ? "no topic" : "no place") in the data."
      : gaps.gaps.isEmpty
        ? "No gap: somebody is known to work in each of \(cells) cells."
        : "\(gaps.gaps.count) of \(cells) cells: nobody in \(nobody), unknown in \(gaps.gaps.count - nobody)."
    return Printout(
      command: command, understood: question.understood(in: dataset),
      results: zip(gaps.gaps, candidates).map { gap, nearest in
        GapShape(
          topic: EntityReference(gap.topic, dataset), place: EntityReference(gap.place, dataset),
          state: gap.state.rawValue, sources: gap.sources.map { dataset[$0].id },
          nearest: nearest.map { candidate in
            .init(
              id: dataset[candidate.who].id, name: dataset[candidate.who].name,
              kind: dataset[candidate.who].kind.rawValue, reason: reason(candidate),
              basis: candidate.basis.rawValue,
              evidence: candidate.evidence.map { EvidenceShape($0, dataset) })
          }, placeless: gap.placeless.map { EntityReference($0, dataset) })
      },
      columns: ["TOPIC", "PLACE", "STATE", "NEAREST"],
      rows: zip(gaps.gaps, candidates).map { gap, nearest in
        var details = gap.sources.map { "looked at by \(dataset[$0].title)" }
        for candidate in nearest.prefix(3) {
          let place = candidate.evidence.first.map { " " + $0.line(in: dataset) } ?? ""
          details.append(
            "\(dataset[candidate.who].name) \(reason(candidate)) (\(candidate.basis.rawValue))\(place)")
        }
        if !gap.placeless.isEmpty { details.append("place not known: \(dataset.names(gap.placeless))") }
        let first = nearest.first.map { dataset[$0.who].name } ?? "nobody near"
        return Printout<GapShape>.Row(
          cells: [dataset[gap.topic].name, dataset[gap.place].name, gap.state.rawValue, first],
          details: details)
      },
      dataColumns: ["topic", "place", "state", "sources", "nearest", "reasons", "placeless"],
      dataRows: zip(gaps.gaps, candidates).map { gap, nearest in
        [
          dataset[gap.topic].id, dataset[gap.place].id, gap.state.rawValue,
          gap.sources.map { dataset[$0].id }.joined(separator: "|"),
          nearest.map { dataset[$0.who].id }.joined(separator: "|"),
          nearest.map(reason).joined(separator: "|"),
          gap.placeless.map { dataset[$0].id }.joined(separator: "|"),
        ]
      },
      closing: closing,
      notes: nobody == 0 && !gaps.gaps.isEmpty
        ? [
          "Unknown: no source says that it looked there (columns surveyed_topics and surveyed_places of sources.csv)."
        ]
        : [], diagnostics: diagnostics)
  }

  struct CellShape: Encodable {
    let topic: EntityReference
    let place: EntityReference
    let stated: Int
    let implied: Int
    let wider: Int
    let state: String
  }

  /// The whole grid: how many work on each topic in each place.
  func grid(_ question: GapsQuestion) -> Printout<CellShape> {
    let coverage = question.answer(in: dataset).coverage
    func cell(_ row: Int, _ column: Int) -> (stated: Int, implied: Int, wider: Int, state: String) {
      let workers = coverage.workers(row: row, column: column)
      let inside = workers.filter { $0.reach == .inside }
      let stated = inside.count { $0.basis == .stated }
      let state =
        workers.isEmpty
        ? coverage.absence(row: row, column: column).state.rawValue
        : stated > 0 ? "stated" : inside.isEmpty ? "wider" : "implied"
      return (stated, inside.count - stated, workers.count - inside.count, state)
    }
    func word(_ row: Int, _ column: Int) -> String {
      let cell = cell(row, column)
      let parts = [(cell.stated, ""), (cell.implied, " implied"), (cell.wider, " wider")]
        .filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }
      return parts.isEmpty ? cell.state : parts.joined(separator: ", ")
    }
    let places = coverage.places.indices
    return Printout(
      command: command, understood: "How many work on each topic in each place",
      results: coverage.topics.indices.flatMap { row in
        places.map { column in
          let cell = cell(row, column)
          return CellShape(
            topic: EntityReference(coverage.topics[row], dataset),
            place: EntityReference(coverage.places[column], dataset), stated: cell.stated,
            implied: cell.implied,
            wider: cell.wider, state: cell.state)
        }
      },
      columns: ["TOPIC"] + coverage.places.map { heading($0, among: coverage.places) },
      rows: coverage.topics.indices.map { row in
        .init(cells: [dataset[coverage.topics[row]].name] + places.map { word(row, $0) })
      },
      closing:
        "\(counted(coverage.topics.count, "topic")) in \(counted(coverage.places.count, "place")). A bare number is stated.",
      diagnostics: diagnostics)
  }

  /// A place's name, with its id where another of them has the same.
  private func heading(_ place: EntityIndex, among places: [EntityIndex]) -> String {
    let name = dataset[place].name
    return places.count { dataset[$0].name == name } == 1 ? name : "\(name) (\(dataset[place].id))"
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
