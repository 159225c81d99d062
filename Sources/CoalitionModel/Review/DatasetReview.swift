public import RecordReading

/// What can be read but deserves a second look: what `check` adds to the problems of reading.
public enum DatasetReview {
  /// Every such problem, in no particular order.
  ///
  /// Warnings: a fact without a source; two rows of one name that nobody has judged; a name or term that means two
  /// things; judgements that contradict each other; a stated row twice. Notes: a group of which nothing is said;
  /// a source on which nothing rests. O(rows + names).
  public static func problems(of dataset: Dataset, folder: String) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    func add(
      _ severity: Diagnostic.Severity, _ origin: RowOrigin, _ found: String, _ expected: String, _ mend: String
    ) {
      problems.append(
        Diagnostic(
          severity, file: "\(folder)/\(origin.table.file)", line: Int(origin.line), found: found, expected: expected,
          mend: mend))
    }

    for activity in dataset.activities where activity.evidence.source == nil {
      add(.warning, activity.origin, "an activity without a source", "what it rests on", "name the source")
    }
    for tie in dataset.relationships where tie.basis == .stated && tie.evidence.source == nil {
      add(.warning, tie.origin, "a relationship without a source", "what it rests on", "name the source")
    }
    reviewNames(dataset, add)
    reviewDecisions(dataset, add)
    reviewRepeats(dataset, add)

    var isSaid = [Bool](repeating: false, count: dataset.entities.count)
    var isUsed = [Bool](repeating: false, count: dataset.sources.count)
    func use(_ evidence: Evidence) {
      if let source = evidence.source { isUsed[source.position] = true }
    }
    for activity in dataset.activities {
      isSaid[activity.who.position] = true
      use(activity.evidence)
    }
    for tie in dataset.relationships {
      isSaid[tie.from.position] = true
      isSaid[tie.to.position] = true
      use(tie.evidence)
    }
    for (index, entity) in dataset.entities.enumerated() {
      entity.evidence.forEach(use)
      guard entity.kind.isActor, !isSaid[index], entity.topics.isEmpty, entity.places.isEmpty else { continue }
      add(
        .note, entity.origin, "'\(entity.name.shortened)', of which nothing is said", "an activity or a relationship",
        "add a row to activities.csv or relationships.csv")
    }
    for (source, isUsed) in zip(dataset.sources, isUsed) where !isUsed {
      add(
        .note, source.origin, "the source '\(source.id)', on which nothing rests", "a row that names it",
        "name it where it belongs, or remove it")
    }
    return problems
  }

  private typealias Add = (Diagnostic.Severity, RowOrigin, String, String, String) -> Void

  private static func reviewNames(_ dataset: Dataset, _ add: Add) {
    var judged: Set<[EntityIndex]> = []
    for decision in dataset.decisions { judged.insert([decision.a, decision.b].sorted()) }
    var owners: [String: EntityIndex] = [:]
    for entity in dataset.indices {
      let value = dataset[entity]
      let space = value.kind == .topic ? "topic " : value.kind.isPlace ? "\(value.kind) \(value.parent?.value ?? 0) " : "actor "
      for name in Set(([value.name] + value.aliases + value.terms).map(Folding.key)).sorted() where !name.isEmpty {
        guard let owner = owners.updateValue(entity, forKey: space + name), owner != entity else { continue }
        owners[space + name] = owner
        guard !judged.contains([owner, entity].sorted()) else { continue }
        let other = dataset[owner]
        add(
          .warning, value.origin, "'\(name.shortened)', which \(other.origin.table.file) line \(other.origin.line) has too",
          "names that mean one thing",
          value.kind == .topic
            ? "keep the term at one of the two topics"
            : "say in decisions.csv whether \(other.id) and \(value.id) are the same or different")
      }
    }
  }

  private static func reviewDecisions(_ dataset: Dataset, _ add: Add) {
    var root = Array(0..<dataset.entities.count)
    func find(_ start: Int) -> Int {
      var index = start
      while root[index] != index { index = root[index] }
      return index
    }
    for decision in dataset.decisions where decision.verdict == .same {
      let (a, b) = (find(decision.a.position), find(decision.b.position))
      root[max(a, b)] = min(a, b)
    }
    for decision in dataset.decisions where decision.verdict == .different {
      if find(decision.a.position) == find(decision.b.position) {
        add(
          .warning, decision.origin,
          "\(dataset[decision.a].id) and \(dataset[decision.b].id) different, while other lines make them the same",
          "judgements that agree", "remove one of the lines")
      }
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
    for activity in dataset.activities {
      look(
        Row(
          ends: [activity.who.value, activity.topic?.value, activity.place?.value], kind: "",
          period: activity.period, evidence: activity.evidence), activity.origin)
    }
    for tie in dataset.relationships where tie.basis == .stated {
      look(
        Row(ends: [tie.from.value, tie.to.value], kind: tie.kind.id, period: tie.period, evidence: tie.evidence),
        tie.origin)
    }
  }
}
