import CoalitionLinking
import CoalitionModel
import CoalitionQuery

extension Responder {
  private struct MatchShape: Encodable {
    let id: String
    let name: String
    let kind: String
    let score: Double
    let reasons: [ReasonShape]
  }

  /// Who is like an entity, with what they share.
  func printSimilar(_ entity: EntityIndex, limit: Int = 10) throws {
    let likeness = Likeness(dataset)
    let tied = likeness.alikeAndTied(to: entity)
    let all = likeness.mostAlike(to: entity, limit: dataset.entities.count)
    let matches = all.prefix(limit).map { (match: $0, parts: likeness.parts(entity, $0.who)) }
    try print(
      Printout(
        command: command, understood: "Who is most like \(dataset[entity].name) and not yet tied to it",
        results: matches.map { match, parts in
          let value = dataset[match.who]
          return MatchShape(
            id: value.id, name: value.name, kind: value.kind.rawValue, score: match.score,
            reasons: parts.map { ReasonShape($0, dataset) })
        },
        columns: ["NAME", "SCORE", "MOSTLY BECAUSE"],
        rows: matches.map { match, parts in
          .init(
            cells: [
              dataset[match.who].name, Self.short(match.score),
              parts.first.map { $0.sentence(in: dataset) } ?? "",
            ],
            details: parts.prefix(5).map { part in
              let place = part.evidence.first.map { " " + $0.line(in: dataset) } ?? ""
              return "\(Self.short(part.weight)) \(part.sentence(in: dataset))"
                + (part.basis == .implied ? " (implied)" : "") + place
            } + (parts.count > 5 ? ["… and \(parts.count - 5) more that make up the rest of the score"] : []))
        },
        dataColumns: ["id", "name", "kind", "score", "reasons", "weights", "evidence"],
        dataRows: matches.map { match, parts in
          let value = dataset[match.who]
          return [
            value.id, value.name, value.kind.rawValue, "\(match.score)",
            parts.map { $0.sentence(in: dataset) }.joined(separator: "|"),
            parts.map { "\($0.weight)" }.joined(separator: "|"),
            parts.flatMap(\.evidence).map { $0.place(in: dataset) }.joined(separator: "|"),
          ]
        },
        closing: matches.isEmpty
          ? "Nobody that it is not tied to shares anything with it."
          : "\(matches.count) shown\(all.count > matches.count ? ", \(all.count - matches.count) more share less" : ""). The parts of a score add up to it.",
        notes: tied.isEmpty
          ? [] : ["Alike too, and tied already: \(dataset.names(Array(tied.prefix(5))))."],
        diagnostics: diagnostics))
  }

  private struct BetweenShape: Encodable {
    let id: String
    let name: String
    let kind: String
    let strength: Double
    let toFirst: [ReasonShape]
    let toSecond: [ReasonShape]
  }

  /// Who could bring two together, with what each has to do with both.
  func printBetween(_ question: BetweenQuestion) throws {
    let candidates = question.candidates(in: dataset)
    func line(_ part: LinkPart) -> String {
      let place = part.evidence.first.map { " " + $0.line(in: dataset) } ?? ""
      return part.sentence(in: dataset) + (part.basis == .implied ? " (implied)" : "") + place
    }
    try print(
      Printout(
        command: command, understood: question.understood(in: dataset),
        results: candidates.map { candidate in
          let value = dataset[candidate.who]
          return BetweenShape(
            id: value.id, name: value.name, kind: value.kind.rawValue, strength: candidate.strength,
            toFirst: candidate.toA.map { ReasonShape($0, dataset) },
            toSecond: candidate.toB.map { ReasonShape($0, dataset) })
        },
        columns: ["NAME", "STRENGTH"],
        rows: candidates.map { candidate in
          .init(
            cells: [dataset[candidate.who].name, Self.short(candidate.strength)],
            details: candidate.toA.prefix(2).map { "with \(dataset[question.a].name): \(line($0))" }
              + candidate.toB.prefix(2).map { "with \(dataset[question.b].name): \(line($0))" })
        },
        dataColumns: ["id", "name", "kind", "strength", "to_first", "to_second"],
        dataRows: candidates.map { candidate in
          let value = dataset[candidate.who]
          return [
            value.id, value.name, value.kind.rawValue, "\(candidate.strength)",
            candidate.toA.map { $0.sentence(in: dataset) }.joined(separator: "|"),
            candidate.toB.map { $0.sentence(in: dataset) }.joined(separator: "|"),
          ]
        },
        closing: candidates.isEmpty
          ? "Nobody has something to do with both."
          : "\(candidates.count) found, the strongest first: as strong as the weaker of both sides.",
        diagnostics: diagnostics))
  }

  static func short(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let cents = hundredths % 100
    return "\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}
