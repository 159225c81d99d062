import CoalitionLinking
import CoalitionModel
import CoalitionQuery

extension Responder {
  func printProfile(_ entity: EntityIndex) throws {
    let facts = EntityProfile(of: entity, in: dataset).facts
    let value = dataset[entity]
    try print(
      Printout(
        command: command, understood: "\(value.name) (\(value.kind.rawValue), id \(value.id))",
        results: [ProfileShape(entity, facts, dataset)], columns: ["WHAT", "VALUE", "BASIS"],
        rows: facts.map { fact in
          .init(
            cells: [fact.what, fact.value, fact.basis?.rawValue ?? ""],
            details: (fact.value.count > 64 ? [fact.value] : []) + fact.evidence.map { $0.line(in: dataset) })
        },
        dataColumns: ["what", "value", "basis", "evidence", "quotes"],
        dataRows: facts.map { fact in
          [
            fact.what, fact.value, fact.basis?.rawValue ?? "",
            fact.evidence.map { $0.place(in: dataset) }.joined(separator: "|"),
            fact.evidence.map(\.quote).joined(separator: "|"),
          ]
        },
        closing: "\(facts.count) fact\(facts.count == 1 ? "" : "s").", diagnostics: diagnostics
      ))
  }

  private struct ProfileShape: Encodable {
    struct FactShape: Encodable {
      let what: String
      let value: String
      let entities: [EntityReference]
      let basis: OrNull<String>
      let evidence: [EvidenceShape]
    }
    let id: String
    let name: String
    let kind: String
    let facts: [FactShape]

    init(_ entity: EntityIndex, _ facts: [EntityProfile.Fact], _ dataset: Dataset) {
      let value = dataset[entity]
      (id, name, kind) = (value.id, value.name, value.kind.rawValue)
      self.facts = facts.map { fact in
        FactShape(
          what: fact.what, value: fact.value, entities: fact.entities.map { EntityReference($0, dataset) },
          basis: OrNull(fact.basis?.rawValue), evidence: fact.evidence.map { EvidenceShape($0, dataset) })
      }
    }
  }
}
