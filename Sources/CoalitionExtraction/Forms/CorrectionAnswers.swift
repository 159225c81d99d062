public import CoalitionModel
public import RecordReading

/// A filled-in ``CorrectionForm``, as proposals: what was said to be right is proposed as said by them, what was said
/// to be wrong as evidence against it, what was added as new.
public struct CorrectionAnswers: Sendable {
  /// Whom the form is about.
  public let about: EntityIndex
  /// The proposals, in the order of the rows.
  public private(set) var proposals: [Proposal] = []
  /// Cells that make no sense, with how to mend them.
  public private(set) var problems: [Diagnostic] = []
  /// What was answered and becomes no row: for a person to look at.
  public private(set) var remarks: [String] = []
  /// How many rows were said to be right, said to be wrong, added, and left without an answer.
  public private(set) var counts = (right: 0, wrong: 0, added: 0, open: 0)

  /// Whether the bytes are such a form, by its first row.
  public static func isForm(_ bytes: [UInt8]) -> Bool {
    let table = CSVTable(
      bytes: Array(bytes.prefix { $0 != 10 && $0 != 13 }), file: "", separator: separator(bytes))
    return Set(CorrectionForm.columns.filter { $0 != "where it is said" }).isSubset(of: table.header)
  }

  private static func separator(_ bytes: [UInt8]) -> CSVSeparator {
    let first = bytes.prefix { $0 != 10 && $0 != 13 }
    return first.contains(9)
      ? .tab : first.count { $0 == 0x3B } > first.count { $0 == 0x2C } ? .semicolon : .comma
  }

  /// Reads a form back, as a spreadsheet may have written it.
  ///
  /// - Throws: the problem, where the form does not say whom it is about, or the dataset does not have them.
  public init(_ bytes: [UInt8], file: String, for dataset: Dataset) throws(Diagnostic) {
    let table = CSVTable(bytes: bytes, file: file, separator: Self.separator(bytes))
    var reader = Reader(table: table, bytes: bytes, dataset: dataset)
    let ids = Set((0..<table.recordCount).map { reader.cell($0, "about") }.filter { !$0.isEmpty })
    guard let id = ids.first, ids.count == 1, let about = dataset.entity(id: id) else {
      throw Diagnostic(
        .error, file: file, line: 2,
        found: ids.isEmpty
          ? "no id in the column 'about'"
          : ids.count > 1
            ? "several ids in the column 'about'" : "the id '\(ids.first ?? "")' in the column 'about'",
        expected: "the id of one organization, campaign or report of the dataset, the same in all rows",
        mend: "put back what the form had in that column, or name the dataset that the form came from")
    }
    self.about = about
    problems = table.diagnostics
    for row in 0..<table.recordCount { answer(row, &reader) }
    problems += reader.problems
  }

  private mutating func answer(_ row: Int, _ reader: inout Reader) {
    let isOurs = !reader.cell(row, "no").isEmpty
    let asked = ["what", "topic", "place", "with whom", "since", "until"].map { reader.cell(row, $0) }
    let said = reader.cell(row, "right? yes or no")
    let remark = reader.cell(row, "your remark")
    guard let verdict = ProposalTable.verdict(said) else {
      reader.report(
        row, "right? yes or no", "'\(said)'", "yes, no or nothing",
        "write yes or no, and what else there is to say into 'your remark'")
      return
    }
    guard isOurs || asked.contains(where: { !$0.isEmpty }) else {
      if !remark.isEmpty { remarks.append("line \(reader.line(row)): “\(remark)”") }
      return
    }
    if isOurs, verdict == .open {
      counts.open += 1
      if !remark.isEmpty { remarks.append("row \(reader.cell(row, "no")): “\(remark)”") }
      return
    }
    // A row that is added is right unless they say that something is not so.
    let isRight = verdict != .no
    switch reader.proposal(row, about: about, isRight: isRight) {
    case .problem: return
    case .proposal(var proposal):
      proposal.reason =
        (isOurs ? "they say that it is \(isRight ? "right" : "not right")" : "they added it")
        + (remark.isEmpty ? "" : "; they remark: \(remark)")
      proposals.append(proposal)
    case .cell(let what):
      if !isRight || !remark.isEmpty {
        remarks.append(
          "row \(reader.cell(row, "no")), \(what): \(isRight ? "right" : "not right")"
            + (remark.isEmpty ? "" : ", “\(remark)”"))
      }
    }
    if !isOurs { counts.added += 1 } else if isRight { counts.right += 1 } else { counts.wrong += 1 }
  }

  /// Reads cells, and keeps what is wrong with them.
  private struct Reader {
    enum Outcome {
      case proposal(Proposal)
      case cell(String)
      case problem
    }

    let table: CSVTable
    let dataset: Dataset
    let lexicon: TopicLexicon
    var problems: [Diagnostic] = []
    private let bytes: [UInt8]
    private let lineStarts: [Int]

    init(table: CSVTable, bytes: [UInt8], dataset: Dataset) {
      self.table = table
      self.bytes = bytes
      self.dataset = dataset
      lexicon = TopicLexicon(dataset: dataset)
      var starts = [0]
      for (place, byte) in bytes.enumerated()
      where byte == 10 || (byte == 13 && (place + 1 == bytes.count || bytes[place + 1] != 10)) {
        starts.append(place + 1)
      }
      lineStarts = starts
    }

    func cell(_ row: Int, _ column: String) -> String {
      table.columnIndex(column).map { FormulaGuard.restore(table.text(row, $0)).trimmed() } ?? ""
    }

    func line(_ row: Int) -> Int { table.line(ofRecord: row) }

    /// The bytes of the row, without the end of its line.
    private func span(_ row: Int) -> Range<Int> {
      func start(_ line: Int) -> Int { line - 1 < lineStarts.count ? lineStarts[line - 1] : bytes.count }
      let from = start(line(row))
      var to = row + 1 < table.recordCount ? start(line(row + 1)) : bytes.count
      while to > from, bytes[to - 1] == 10 || bytes[to - 1] == 13 { to -= 1 }
      return from..<to
    }

    mutating func report(_ row: Int, _ column: String, _ found: String, _ expected: String, _ mend: String) {
      let place = table.position(row, table.columnIndex(column) ?? 0)
      problems.append(
        Diagnostic(
          .error, file: table.file, line: place.line, column: place.column, found: found, expected: expected,
          mend: mend))
    }

    private mutating func date(_ row: Int, _ column: String) -> PartialDate? {
      let text = cell(row, column)
      guard !text.isEmpty else { return nil }
      let date = PartialDate(text)
      if date == nil {
        report(
          row, column, "'\(text)'", "a year, month or day such as 2014, 2014-03 or 2014-03-09",
          "write the date in that form, or empty the cell")
      }
      return date
    }

    mutating func proposal(_ row: Int, about: EntityIndex, isRight: Bool) -> Outcome {
      let before = problems.count
      let span = span(row)
      let what = cell(row, "what")
      var proposal = Proposal(
        outcome: .activity, name: dataset[about].name, quote: String(decoding: bytes[span], as: UTF8.self),
        line: line(row), span: span, confidence: 0.95, reason: "")
      proposal.holds = isRight
      // An answer to what not everybody may see is not for everybody either; nor is one that does not say.
      proposal.visibility = Visibility(rawValue: cell(row, "shown to").lowercased()) ?? .private
      proposal.date = date(row, "since")
      proposal.until = date(row, "until")
      proposal.place = place(row)
      let key = Folding.key(what)
      if key == Folding.key("works on") || key.isEmpty {
        if dataset[about].kind == .report { proposal.outcome = .about }
        proposal.topic = topic(row)
      } else if let (kind, isFrom) = Self.kind(key) {
        proposal.outcome = .relationship
        proposal.kind = kind.id
        proposal.object = cell(row, "with whom")
        if !isFrom { swap(&proposal.name, &proposal.object) }
        if proposal.object.isEmpty, proposal.place.isEmpty || proposal.name.isEmpty {
          report(row, "with whom", "nobody", "the name of whom this ties them to", "write the name")
        }
      } else if !cell(row, "no").isEmpty {
        return .cell(what)
      } else {
        report(
          row, "what", "'\(what)'",
          "'works on', or a tie such as 'partners with', 'is a member of', 'runs', 'is based in'",
          "write one of these")
      }
      if proposal.outcome == .activity || proposal.outcome == .about, proposal.topic.isEmpty,
        proposal.place.isEmpty, problems.count == before
      {
        report(
          row, "topic", "neither a topic nor a place", "one of the two at least", "say on what, or where")
      }
      return problems.count == before ? .proposal(proposal) : .problem
    }

    /// The id of the place named, or a name that the dataset does not have yet.
    private mutating func place(_ row: Int) -> String {
      let text = cell(row, "place")
      let key = Folding.key(text)
      let found = dataset.entities.filter { entity in
        entity.kind.isPlace
          && (entity.id == text || ([entity.name] + entity.aliases).contains { Folding.key($0) == key })
      }
      guard let first = found.first, !text.isEmpty else { return text }
      if let exact = found.first(where: { $0.id == text }) { return exact.id }
      guard found.count == 1 else {
        report(
          row, "place", "'\(text)'", "one place; the dataset has \(found.count) of that name",
          "write its id: \(found.map(\.id).joined(separator: ", "))")
        return first.id
      }
      return first.id
    }

    /// The id of the topic named.
    private mutating func topic(_ row: Int) -> String {
      let text = cell(row, "topic")
      guard !text.isEmpty else { return "" }
      let key = Folding.key(text)
      let found = dataset.entities.first {
        $0.kind == .topic && ($0.id == text || ([$0.name] + $0.aliases).contains { Folding.key($0) == key })
      }
      if let id = found?.id ?? lexicon.topic(id: EntityRegistry.slug(text))?.id { return id }
      let near = Suggestions.nearest(
        to: text, among: dataset.entities.filter { $0.kind == .topic }.map(\.name), limit: 3)
      report(
        row, "topic", "'\(text)'", "a topic of the dataset",
        near.isEmpty
          ? "name a topic it has, or add it to topics.csv first"
          : "did you mean \(near.joined(separator: ", "))?")
      return ""
    }

    /// The kind of tie that words name, and whether they read from its start.
    private static func kind(_ key: String) -> (RelationshipKind, isFrom: Bool)? {
      for kind in RelationshipKind.all {
        if [kind.id, kind.label].contains(where: { Folding.key($0) == key }) { return (kind, true) }
      }
      return RelationshipKind.all.first { Folding.key($0.reverseLabel) == key }.map { ($0, false) }
    }
  }
}
