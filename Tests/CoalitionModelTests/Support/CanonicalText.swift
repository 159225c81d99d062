import CoalitionModel

/// Everything that the public interface tells of a dataset, with ids for indices, so that two can be compared.
func canonicalText(_ dataset: Dataset) -> String {
  var lines = ["\(dataset.name) / \(dataset.title)"]
  func id(_ entity: EntityIndex?) -> String { entity.map { dataset[$0].id } ?? "-" }
  func ids(_ list: some Sequence<EntityIndex>) -> String { list.map(id).joined(separator: "|") }
  func text(_ evidence: Evidence) -> String {
    let source = evidence.source.map { dataset[$0].id } ?? "-"
    return
      "[\(source) @\(evidence.locator) \"\(evidence.quote)\" \(evidence.confidence.map(String.init(describing:)) ?? "")]"
  }
  func text(_ extra: [Entity.ExtraField]) -> String {
    extra.map { "\($0.column)=\($0.value)" }.joined(separator: ";")
  }
  func text(_ origin: RowOrigin) -> String { "\(origin.table):\(origin.line)" }
  func text(_ activity: Activity) -> String {
    "\(id(activity.who)) on \(id(activity.topic)) in \(id(activity.place)) \(activity.period) \(text(activity.evidence)) "
      + "\(activity.visibility) \(text(activity.origin)) \(text(activity.extra))"
  }
  func text(_ tie: Relationship) -> String {
    "\(id(tie.from)) \(tie.kind.id) \(id(tie.to)) \(tie.period) \(text(tie.evidence)) \(tie.basis) \(tie.visibility) "
      + "\(text(tie.origin)) \(text(tie.extra))"
  }

  for index in dataset.indices {
    let entity = dataset[index]
    var line = "\(entity.kind) \(entity.id) '\(entity.name)' aka \(entity.aliases) \(entity.visibility) "
    line +=
      "\(text(entity.origin)) topics \(ids(entity.topics)) places \(ids(entity.places)) url \(entity.url) "
    line += "note \(entity.note) evidence \(entity.evidence.map(text)) extra \(text(entity.extra)) "
    switch entity.details {
    case .organization(let basedIn, let checked):
      line += "based \(ids(basedIn)) checked \(checked?.description ?? "")"
    case .campaign(let runBy, let targets, let period):
      line += "run \(ids(runBy)) targets \(ids(targets)) \(period)"
    case .report(let publishers, let date): line += "by \(ids(publishers)) \(date?.description ?? "")"
    case .place(let coordinate, let within):
      line += "at \(coordinate.map { "\($0.latitude) \($0.longitude)" } ?? "") in \(id(within))"
    case .topic(let broader, let terms): line += "under \(id(broader)) terms \(terms)"
    }
    lines.append(line)
    lines.append(
      "  up \(ids(dataset.hierarchy.ancestors(of: index))) down \(ids(dataset.hierarchy.subtree(of: index)))")
    lines += dataset.activities(of: index).map { "  does \(text($0))" }
    lines += dataset.denials(of: index).map { "  denies \(text($0))" }
    lines += dataset.relationships(of: index).map { "  tied \(text($0))" }
    lines.append("  found \(id(dataset.entity(id: entity.id)))")
  }
  lines += dataset.activities.map { "activity \(text($0))" }
  lines += dataset.denials.map { "denial \(text($0))" }
  lines += dataset.relationships.map { "relationship \(text($0))" }
  for source in dataset.sources {
    lines.append(
      "source \(source.id) '\(source.title)' \(source.publisher) \(source.date?.description ?? "") \(source.url) "
        + "\(source.accessed?.description ?? "") \(source.archived) \(source.visibility) \(text(source.origin)) "
        + "surveys \(source.survey?.topics.map(ids) ?? "*") \(source.survey?.places.map(ids) ?? "*") "
        + "\(text(source.extra)) found \(dataset.source(id: source.id).map { dataset[$0].id } ?? "-")")
  }
  for decision in dataset.decisions {
    lines.append(
      "decision \(id(decision.a)) \(decision.verdict) \(id(decision.b)) \(decision.by) "
        + "\(decision.date?.description ?? "") \(decision.note) \(decision.visibility) \(text(decision.origin)) "
        + text(decision.extra))
  }
  return lines.joined(separator: "\n")
}
