public import RecordReading

/// What can be read but deserves a second look: what `check` adds to the problems of reading.
public enum DatasetReview {
  /// Every such problem, in no particular order.
  ///
  /// Warnings: a stated fact without a source; two rows of one name that nobody has judged; a term that means two
  /// topics; a region without a country that has the name of one with a country; judgements that contradict each
  /// other; a stated row twice. Notes: an organization or campaign of which nothing is said; a source on which
  /// nothing rests. `folder` is where the dataset was read from, for the names of files. O(rows + names).
  public static func problems(of dataset: Dataset, folder: String) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    let folder = folder.withoutTrailingSlashes
    func add(
      _ severity: Diagnostic.Severity, _ origin: RowOrigin, _ found: String, _ expected: String,
      _ mend: String
    ) {
      problems.append(
        Diagnostic(
          severity, file: "\(folder)/\(dataset.file(of: origin.table))", line: Int(origin.line), found: found,
          expected: expected, mend: mend))
    }

    for activity in dataset.activities + dataset.denials where activity.evidence.source == nil {
      add(.warning, activity.origin, "an activity without a source", "what it rests on", "name the source")
    }
    for tie in dataset.relationships where tie.basis == .stated && tie.evidence.source == nil {
      add(.warning, tie.origin, "a relationship without a source", "what it rests on", "name the source")
    }
    reviewNames(dataset, add)
    reviewRegions(dataset, add)
    reviewDecisions(dataset, add)
    reviewRepeats(dataset, add)
    reviewUse(dataset, add)
    return problems
  }

  private typealias Add = (Diagnostic.Severity, RowOrigin, String, String, String) -> Void

  /// Names and terms compared within what can be mistaken for each other: topics, places of one level around one
  /// place, and everything else.
  private static func reviewNames(_ dataset: Dataset, _ add: Add) {
    var sets = DisjointSets(judgedSameIn: dataset)
    let judged = Set(dataset.decisions.map { [$0.a, $0.b].sorted() })
    var owners: [String: EntityIndex] = [:]
    for entity in dataset.indices {
      let value = dataset[entity]
      let space =
        switch value.kind {
        case .topic: "topic"
        case .city, .region, .country: "\(value.kind) in \(value.parent.map { dataset[$0].id } ?? "")"
        case .organization, .campaign, .report: "other"
        }
      var own: Set<String> = []
      for name in [value.name] + value.aliases + value.terms {
        let key = Folding.key(name)
        guard !key.isEmpty, own.insert(key).inserted else { continue }
        guard let owner = owners[space + "/" + key] else {
          owners[space + "/" + key] = entity
          continue
        }
        let isJudged =
          judged.contains([owner, entity].sorted()) || sets.find(owner.position) == sets.find(entity.position)
        if isJudged { continue }
        let other = dataset[owner]
        add(
          .warning, value.origin,
          "'\(name.shortened)', which \(dataset.file(of: other.origin.table)) line \(other.origin.line) has too",
          "names that mean one thing",
          value.kind == .topic
            ? "keep the term at one of the two topics"
            : "say in decisions.csv whether \(other.id) and \(value.id) are the same or different")
      }
    }
  }

  /// A city row without a country does not mean the region of that name in a country.
  private static func reviewRegions(_ dataset: Dataset, _ add: Add) {
    var known: [String: EntityIndex] = [:]
    let regions = dataset.indices.filter { dataset[$0].kind == .region }
    for region in regions where dataset[region].parent != nil {
      for name in [dataset[region].name] + dataset[region].aliases where known[Folding.key(name)] == nil {
        known[Folding.key(name)] = region
      }
    }
    for region in regions where dataset[region].parent == nil {
      guard let other = known[Folding.key(dataset[region].name)], let country = dataset[other].parent
      else { continue }
      add(
        .warning, dataset[region].origin, "the region '\(dataset[region].name.shortened)' without a country",
        "the country of the region",
        "fill the 'country' cell, with '\(dataset[country].name)' if that is meant")
    }
  }

  private static func reviewDecisions(_ dataset: Dataset, _ add: Add) {
    var sets = DisjointSets(judgedSameIn: dataset)
    for decision in dataset.decisions where decision.verdict == .different {
      guard sets.find(decision.a.position) == sets.find(decision.b.position) else { continue }
      add(
        .warning, decision.origin,
        "\(dataset[decision.a].id) and \(dataset[decision.b].id) different, while other lines make them the same",
        "judgements that agree", "remove one of the lines")
    }
  }

  private static func reviewRepeats(_ dataset: Dataset, _ add: Add) {
    struct Row: Hashable {
      let ends: [UInt32?]
      let kind: String
      let period: Period
      let evidence: Evidence
    }
    var first: [Row: RowOrigin] = [:]
    func look(_ row: Row, _ origin: RowOrigin) {
      if let earlier = first[row] {
        add(
          .warning, origin, "the same as line \(earlier.line)", "each fact once for each place it rests on",
          "remove one of the two")
      } else {
        first[row] = origin
      }
    }
    for (activity, isDenied) in dataset.activities.map({ ($0, false) }) + dataset.denials.map({ ($0, true) })
    {
      look(
        Row(
          ends: [activity.who.value, activity.topic?.value, activity.place?.value],
          kind: isDenied ? "not" : "",
          period: activity.period, evidence: activity.evidence), activity.origin)
    }
    for tie in dataset.relationships where tie.basis == .stated {
      let ends = [tie.from.value, tie.to.value]
      look(
        Row(
          ends: tie.kind.isDirected ? ends : ends.sorted(), kind: tie.kind.id, period: tie.period,
          evidence: tie.evidence), tie.origin)
    }
  }

  /// Actors of which nothing is said, and sources on which nothing rests.
  private static func reviewUse(_ dataset: Dataset, _ add: Add) {
    var isSaid = [Bool](repeating: false, count: dataset.entities.count)
    var isUsed = [Bool](repeating: false, count: dataset.sources.count)
    func use(_ evidence: Evidence) {
      if let source = evidence.source { isUsed[source.position] = true }
    }
    for activity in dataset.activities + dataset.denials {
      isSaid[activity.who.position] = true
      use(activity.evidence)
    }
    for tie in dataset.relationships {
      isSaid[tie.from.position] = true
      isSaid[tie.to.position] = true
      use(tie.evidence)
    }
    for (entity, isSaid) in zip(dataset.entities, isSaid) {
      entity.evidence.forEach(use)
      guard entity.kind.isActor, !isSaid, entity.topics.isEmpty, entity.places.isEmpty else { continue }
      add(
        .note, entity.origin, "'\(entity.name.shortened)', of which nothing is said",
        "an activity or a relationship", "add a row to activities.csv or relationships.csv")
    }
    for (source, isUsed) in zip(dataset.sources, isUsed) where !isUsed && source.survey == nil {
      add(
        .note, source.origin, "the source '\(source.id)', on which nothing rests", "a row that names it",
        "name it where it belongs, or remove it")
    }
  }
}
