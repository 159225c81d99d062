import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import CoalitionQuery

extension Responder {
  private struct NeedShape: Encodable {
    let topic: EntityReference
    let place: OrNull<EntityReference>
    let weight: Int
  }

  private struct CoverShape: Encodable {
    let need: NeedShape
    let reach: String
    let basis: String
    let periods: [String]
    let evidence: [EvidenceShape]
  }

  private struct MemberShape: Encodable {
    let id: String
    let name: String
    let kind: String
    let isRequired: Bool
    let covers: [CoverShape]
    let alone: [NeedShape]
    let replacements: [EntityReference]
    let worksWith: [EntityReference]
  }

  private struct UncoveredShape: Encodable {
    let need: NeedShape
    /// "nobody covers it" or "no room".
    let why: String
    let nearest: [EntityReference]
  }

  private struct PlanShape: Encodable {
    let members: [MemberShape]
    let covers: [NeedShape]
    let uncovered: [UncoveredShape]
    let optimal: Bool
    let bound: Int
    let bestConnected: Bool
    let alternatives: [[EntityReference]]
  }

  func printPlan(_ question: PlanQuestion) throws {
    let plan = try Self.made(try Watch.plan(question, in: dataset), dataset)
    func need(_ number: Int) -> NeedShape {
      NeedShape(
        topic: EntityReference(plan.needs[number].topic, dataset),
        place: OrNull(plan.needs[number].place.map { EntityReference($0, dataset) }),
        weight: plan.needs[number].weight)
    }
    func words(_ number: Int) -> String {
      dataset[plan.needs[number].topic].name
        + (plan.needs[number].place.map { " in \(dataset[$0].name)" } ?? "")
    }
    func list(_ numbers: [Int]) -> String { numbers.map(words).joined(separator: ", ") }
    let uncovered = plan.uncoverable.map { ($0, "nobody covers it") } + plan.leftOut.map { ($0, "no room") }
    let nearest = uncovered.map { number, _ in self.nearest(to: plan.needs[number]) }
    let covered = plan.needs.indices.filter { !plan.uncoverable.contains($0) && !plan.leftOut.contains($0) }
    let shape = PlanShape(
      members: plan.members.map { member in
        let value = dataset[member.who]
        return MemberShape(
          id: value.id, name: value.name, kind: value.kind.rawValue, isRequired: member.isRequired,
          covers: member.covers.map { cover in
            CoverShape(
              need: need(cover.need), reach: cover.reach.rawValue, basis: cover.basis.rawValue,
              periods: cover.periods.map(\.description),
              evidence: cover.evidence.map { EvidenceShape($0, dataset) })
          }, alone: member.alone.map(need),
          replacements: member.replacements.map { EntityReference($0, dataset) },
          worksWith: member.worksWith.map { EntityReference($0, dataset) })
      }, covers: covered.map(need),
      uncovered: zip(uncovered, nearest).map { uncovered, nearest in
        UncoveredShape(
          need: need(uncovered.0), why: uncovered.1, nearest: nearest.map { EntityReference($0.who, dataset) }
        )
      }, optimal: plan.isOptimal, bound: plan.sizeBound, bestConnected: plan.isBestConnected,
      alternatives: plan.alternatives.map { $0.map { EntityReference($0, dataset) } })

    var notes: [String] = []
    for ((number, why), nearest) in zip(uncovered, nearest) {
      let near = nearest.prefix(3).map { dataset[$0.who].name }.joined(separator: ", ")
      notes.append("Not covered: \(words(number)) (\(why))" + (near.isEmpty ? "." : "; nearest: \(near)."))
    }
    for (number, other) in plan.alternatives.enumerated() {
      notes.append("Instead\(number == 0 ? "" : ", too"): \(dataset.names(other)).")
    }
    let rows = plan.members.map { member in
      var details = member.covers.map { cover in
        let how =
          cover.basis.rawValue + (cover.reach == .wider ? ", in a wider area" : "")
          + cover.periods.map { ", \($0)" }.joined()
        let place = cover.evidence.first.map { " " + $0.line(in: dataset) } ?? ""
        return "covers \(words(cover.need)) (\(how))\(place)"
      }
      if !member.worksWith.isEmpty {
        details.append("already linked with \(dataset.names(member.worksWith))")
      }
      if !member.alone.isEmpty {
        details.append(
          "if it leaves, nobody covers \(list(member.alone)); "
            + (member.replacements.isEmpty
              ? "no one else could" : "in its place: \(dataset.names(Array(member.replacements.prefix(3))))"))
      }
      return Printout<PlanShape>.Row(
        cells: [dataset[member.who].name, "\(member.covers.count)", "\(member.alone.count)"], details: details
      )
    }
    try print(
      Printout(
        command: command, understood: question.understood(in: dataset),
        results: plan.members.isEmpty ? [] : [shape], columns: ["MEMBER", "COVERS", "ALONE"], rows: rows,
        dataColumns: ["id", "name", "kind", "covers", "alone", "replacements", "works_with", "evidence"],
        dataRows: plan.members.map { member in
          let value = dataset[member.who]
          return [
            value.id, value.name, value.kind.rawValue,
            member.covers.map { words($0.need) }.joined(separator: "|"),
            member.alone.map(words).joined(separator: "|"),
            dataset.names(member.replacements, separator: "|"),
            dataset.names(member.worksWith, separator: "|"),
            member.covers.flatMap(\.evidence).map { $0.place(in: dataset) }.joined(separator: "|"),
          ]
        },
        closing: closing(plan, covered: covered.count), notes: notes, diagnostics: diagnostics))
  }

  /// The plan, or what the wishes have against each other.
  static func made(_ result: Result<Plan, PlanError>, _ dataset: Dataset) throws -> Plan {
    switch result {
    case .success(let plan): return plan
    case .failure(.wantedAndNot(let both)):
      throw Failure("\(dataset.names(both)): both --must and --without; choose one.")
    case .failure(.tooMany(let wanted, let limit)):
      throw Failure("--size \(limit) is less than the \(wanted) that --must names.")
    }
  }

  private func closing(_ plan: Plan, covered: Int) -> String {
    guard !plan.members.isEmpty else { return "Nobody covers any of the \(plan.needs.count) needs." }
    let count = plan.members.count
    var text = "\(count) member\(count == 1 ? "" : "s") cover \(covered) of \(plan.needs.count) needs"
    if plan.needs.contains(where: { $0.weight != 1 }) {
      let missed = Set(plan.uncoverable + plan.leftOut)
      let all = plan.needs.reduce(0) { $0 + $1.weight }
      let got = plan.needs.indices.reduce(0) { $0 + (missed.contains($1) ? 0 : plan.needs[$1].weight) }
      text += ", weight \(got) of \(all)"
    }
    if plan.isOptimal {
      text += plan.leftOut.isEmpty ? "; no smaller coalition does." : "; none of that size covers more."
      if count > 1, plan.isBestConnected { text += " None as small is better connected." }
    } else {
      text +=
        "; at least \(plan.sizeBound) are needed, so at most \(max(0, count - plan.sizeBound)) could be saved."
    }
    return text
  }

  /// Who is nearest to a need that stays uncovered.
  private func nearest(to need: Plan.Need) -> [CoalitionAnalysis.Gaps.Candidate] {
    guard let place = need.place else { return [] }
    let gaps = CoalitionAnalysis.Gaps(dataset, topics: [need.topic], places: [place])
    return gaps.gaps.first.map { gaps.candidates(for: $0) } ?? []
  }
}

extension Watch {
  /// The plan for a question, with progress, to be stopped at will.
  static func plan(
    _ question: PlanQuestion, in dataset: Dataset
  ) throws(Interrupted) -> Result<Plan, PlanError> {
    let links = try over("Linking…") { checkpoint throws(Interrupted) in
      try LinkGraph(dataset, threads: threads, checkpoint: checkpoint)
    }
    return try over("Planning…") { checkpoint throws(Interrupted) in
      try Plan.make(
        for: question.needs, links, must: question.must, without: question.without, size: question.size,
        kinds: question.kinds, checkpoint: checkpoint)
    }
  }
}
