internal import CoalitionModel
public import RecordReading

/// A proposal in its folder, with what became of it.
public struct ProposalRecord: Sendable, Hashable {
  /// Where a proposal stands beside an earlier reading of the page.
  public enum State: String, Sendable, CaseIterable {
    /// The page said so before, in these words.
    case known = ""
    /// The page says so now, and did not before.
    case new
    /// The page says so elsewhere than before, or in other words.
    case changed
    /// The page does not say so any more.
    case gone
  }

  /// Names the proposal across readings: made of what it says when it was first read.
  public var id: String
  /// The proposal, as a person may have changed it.
  public var proposal: Proposal
  /// Who decided: a person's name, or `accept-above 0.95`.
  public var decidedBy = ""
  /// The id of the row that it became, or `done` for one without an id.
  public var entered = ""
  /// Where it stands beside an earlier reading.
  public var state = State.known

  /// A record of a fresh proposal.
  public init(_ proposal: Proposal) {
    self.proposal = proposal
    id = Self.id(of: proposal.key)
  }

  /// Records of fresh proposals.
  static func records(_ proposals: [Proposal]) -> [ProposalRecord] {
    var folded: [String: String] = [:]
    return proposals.map { ProposalRecord($0, id: id(of: $0.key(&folded))) }
  }

  private init(_ proposal: Proposal, id: String) {
    self.proposal = proposal
    self.id = id
  }

  /// FNV-1a (64 bit) of the key, in base 36.
  private static func id(of key: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return "p" + String(hash, radix: 36)
  }
}

/// Proposals as a table that a person reads and edits in a spreadsheet: one row a proposal.
public enum ProposalTable {
  /// The columns, in order.
  public static let columns = [
    "accept", "becomes", "name", "aliases", "url", "date", "topic", "place", "place_within", "kind", "object",
    "until", "holds", "visibility", "quote", "confidence", "reason", "same_as", "line", "start", "end",
    "state", "decided_by", "entered", "proposal",
  ]

  /// The table as CSV; cells that a spreadsheet would run as a formula are made harmless.
  public static func encode(_ records: [ProposalRecord]) -> [UInt8] {
    let encoder = CSVEncoder(neutralizingFormulas: true)
    return encoder.encode(
      [columns]
        + records.map { record in
          let proposal = record.proposal
          return [
            proposal.verdict.rawValue, proposal.outcome.rawValue, proposal.name,
            proposal.aliases.joined(separator: "|"),
            proposal.url, proposal.date?.description ?? "", proposal.topic, proposal.place,
            proposal.placeWithin,
            proposal.kind, proposal.object, proposal.until?.description ?? "", proposal.holds ? "" : "no",
            proposal.visibility.rawValue, proposal.quote, "\(proposal.confidence)", proposal.reason,
            proposal.sameAs,
            "\(proposal.line)", "\(proposal.span.lowerBound)", "\(proposal.span.upperBound)",
            record.state.rawValue,
            record.decidedBy, record.entered, record.id,
          ]
        })
  }

  /// Reads the table back, as a spreadsheet may have written it; every cell that makes no sense is a problem.
  public static func decode(_ bytes: [UInt8], file: String) -> (
    records: [ProposalRecord], problems: [Diagnostic]
  ) {
    let first = bytes.prefix { $0 != 10 }
    let separator: CSVSeparator =
      first.contains(9) ? .tab : first.count { $0 == 0x3B } > first.count { $0 == 0x2C } ? .semicolon : .comma
    let table = CSVTable(bytes: bytes, file: file, separator: separator)
    var problems = table.diagnostics
    var records: [ProposalRecord] = []
    for name in ["accept", "becomes", "name", "quote", "start", "end", "proposal"]
    where table.columnIndex(name) == nil {
      problems.append(
        Diagnostic(
          .error, file: file, line: 1, found: "no column '\(name)'",
          expected: "the columns that import wrote",
          mend: "put the column back, or import the page again"))
    }
    guard !problems.contains(where: { $0.severity == .error }) else { return ([], problems) }
    for row in 0..<table.recordCount {
      func cell(_ name: String) -> String {
        table.columnIndex(name).map { FormulaGuard.restore(table.text(row, $0)).trimmed() } ?? ""
      }
      func report(_ name: String, _ found: String, _ expected: String, _ mend: String) {
        let place = table.position(row, table.columnIndex(name) ?? 0)
        problems.append(
          Diagnostic(
            .error, file: file, line: place.line, column: place.column, found: found, expected: expected,
            mend: mend))
      }
      guard let outcome = Proposal.Outcome(rawValue: cell("becomes").lowercased()) else {
        report(
          "becomes", "'\(cell("becomes"))'",
          "one of \(Proposal.Outcome.allCases.map(\.rawValue).joined(separator: ", "))",
          "write one of these")
        continue
      }
      guard let verdict = Self.verdict(cell("accept")) else {
        report(
          "accept", "'\(cell("accept"))'", "yes, no or nothing", "write yes or no, or leave the cell empty")
        continue
      }
      let (start, end) = (Int(cell("start")) ?? 0, Int(cell("end")) ?? 0)
      var proposal = Proposal(
        outcome: outcome, name: cell("name"),
        quote: table.columnIndex("quote").map { FormulaGuard.restore(table.text(row, $0)) } ?? "",
        line: Int(cell("line")) ?? 0, span: start..<max(start, end),
        confidence: Double(cell("confidence").replacing(",", with: ".")) ?? 0,
        reason: cell("reason"))
      if proposal.name.isEmpty { report("name", "no name", "the name of what is proposed", "write the name") }
      func date(_ name: String) -> PartialDate? {
        let text = cell(name)
        guard !text.isEmpty else { return nil }
        let date = PartialDate(text)
        if date == nil {
          report(
            name, "'\(text)'", "a year, month or day such as 2014, 2014-03 or 2014-03-09",
            "write the date in that form")
        }
        return date
      }
      proposal.date = date("date")
      proposal.until = date("until")
      guard let holds = Self.verdict(cell("holds")) else {
        report("holds", "'\(cell("holds"))'", "yes, no or nothing", "write no where it is said not to be so")
        continue
      }
      proposal.holds = holds != .no
      if let visibility = Visibility(rawValue: cell("visibility").lowercased()) {
        proposal.visibility = visibility
      } else if !cell("visibility").isEmpty {
        report(
          "visibility", "'\(cell("visibility"))'",
          "one of \(Visibility.allCases.map(\.rawValue).joined(separator: ", "))", "write one of these")
        // Whoever wrote something there wanted to hide it.
        proposal.visibility = .private
      }
      if !(0...1).contains(proposal.confidence) {
        report(
          "confidence", "'\(cell("confidence"))'", "a number from 0 to 1",
          "write one, or leave the cell empty")
        proposal.confidence = 0
      }
      proposal.verdict = verdict
      proposal.aliases = cell("aliases").split(separator: "|").map { String($0).trimmed() }.filter {
        !$0.isEmpty
      }
      proposal.url = cell("url")
      proposal.topic = cell("topic")
      proposal.place = cell("place")
      proposal.placeWithin = cell("place_within")
      proposal.kind = cell("kind")
      proposal.object = cell("object")
      proposal.sameAs = cell("same_as")
      var record = ProposalRecord(proposal)
      record.id = cell("proposal").isEmpty ? record.id : cell("proposal")
      record.state = ProposalRecord.State(rawValue: cell("state")) ?? .known
      record.decidedBy = cell("decided_by")
      record.entered = cell("entered")
      records.append(record)
    }
    return (records, problems)
  }

  static func verdict(_ text: String) -> Proposal.Verdict? {
    switch text.lowercased() {
    case "", "?": .open
    case "yes", "y", "oui", "o", "x", "1", "true", "vrai", "ok": .yes
    case "no", "n", "non", "0", "false", "faux": .no
    default: nil
    }
  }

  /// A new reading of a page beside the records of an earlier one: what was decided stays decided.
  public static func updated(_ old: [ProposalRecord], with proposals: [Proposal]) -> [ProposalRecord] {
    guard !old.isEmpty else { return unique(ProposalRecord.records(proposals)) }
    var byID = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
    var result: [ProposalRecord] = []
    for var record in unique(ProposalRecord.records(proposals)) {
      if var earlier = byID.removeValue(forKey: record.id) {
        let hasMoved =
          earlier.proposal.quote != record.proposal.quote || earlier.proposal.span != record.proposal.span
        earlier.state = hasMoved ? .changed : .known
        (earlier.proposal.quote, earlier.proposal.line, earlier.proposal.span) = (
          record.proposal.quote, record.proposal.line, record.proposal.span
        )
        result.append(earlier)
      } else {
        record.state = .new
        result.append(record)
      }
    }
    for record in old where byID[record.id] != nil {
      var gone = record
      gone.state = .gone
      result.append(gone)
    }
    return result
  }

  /// A page may list a thing twice: then each listing has an id of its own. What is said twice of one is said once.
  private static func unique(_ records: [ProposalRecord]) -> [ProposalRecord] {
    // Of a thing said twice, the surer words are kept.
    var surest: [String: Double] = [:]
    for record in records { surest[record.id] = max(surest[record.id] ?? 0, record.proposal.confidence) }
    var counts: [String: Int] = [:]
    return records.compactMap { record in
      let isEntity = record.proposal.outcome.isEntity
      if !isEntity, record.proposal.confidence < surest[record.id] ?? 0 { return nil }
      let count = (counts[record.id] ?? 0) + 1
      counts[record.id] = count
      guard count > 1 else { return record }
      guard isEntity else { return nil }
      var again = record
      again.id += "-\(count)"
      again.proposal.reason += "; the page lists this name again"
      return again
    }
  }
}
