import ArgumentParser
import CoalitionExtraction
import CoalitionModel
import FoundationEssentials
import Glibc
import RecordReading

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read pages into proposals; nothing enters the dataset before you say so.",
    discussion: """
      Reads text, Markdown, HTML and CSV. What the page lists and says becomes a table of proposals, each with the exact
      words it rests on: DATASET/proposals/PAGE/proposals.csv. Open it in a spreadsheet and write yes or no into the
      first column, or walk through it with `coalition review`; then `coalition review --enter` puts what you accepted
      into the dataset. Importing a page again proposes only what is new or changed.

        coalition import resources.txt --into Data/sanctuary
      """)

  @Argument(help: ArgumentHelp("The pages: text, Markdown, HTML or CSV.", valueName: "file"))
  var files: [String]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The dataset that the proposals are for; a new folder becomes one.", valueName: "dataset"))
  var into: String

  @Option(
    name: .customLong("accept-above"),
    help: ArgumentHelp(
      "Accept at once what is surer than this, 0 to 1, and put it into the dataset; logged as such.",
      valueName: "confidence"))
  var acceptAbove: Double?

  @Option(name: .long, help: "The page's address on the web, for its source row; with one file only.")
  var url: String = ""

  @Option(
    name: .long,
    help: ArgumentHelp("The day on which the page was read; today if left out.", valueName: "date"))
  var accessed: String?

  @Flag(
    name: .customLong("keep-contacts"), help: "Keep e-mail addresses, telephone numbers and names of persons."
  )
  var keepContacts = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let acceptAbove, !(0...1).contains(acceptAbove) {
      throw ValidationError("--accept-above takes a number from 0 to 1.")
    }
    if !url.isEmpty, files.count > 1 {
      throw ValidationError("--url is the address of one page; import pages with addresses one by one.")
    }
    if let accessed, PartialDate(accessed) == nil {
      throw ValidationError("--accessed takes a day such as 2026-11-23.")
    }
  }

  func run() throws {
    var pages: [(page: Page, bytes: [UInt8])] = []
    var problems: [Diagnostic] = []
    for file in files {
      guard let data = FileManager.default.contents(atPath: file) else {
        problems.append(
          Diagnostic(
            .error, file: file, found: "no file that can be read", expected: "a page",
            mend: "check the name of the file"))
        continue
      }
      do {
        let page = try Page(Array(data), named: file)
        problems += page.problems
        pages.append((page, Array(data)))
      } catch {
        problems.append(error)
      }
    }
    let errors = problems.filter { $0.severity == .error && !pages.map(\.page.name).contains($0.file) }
    guard errors.isEmpty else { throw Failure("\n" + errors.map(\.description).joined(separator: "\n")) }
    try DatasetFounding.found(into)
    var shown: [ProposalRecord] = []
    var notes: [String] = problems.map(\.description)
    for (page, bytes) in pages { shown += try importPage(page, bytes, &notes) }
    let open = shown.count { $0.proposal.verdict == .open }
    try Printout(
      command: "import", understood: "Proposals of \(files.joined(separator: ", ")) for \(into)",
      results: shown.map(ProposalShape.init), columns: ["BECOMES", "WHAT", "SURE", "LINE"],
      rows: shown.map { record in
        .init(
          cells: [
            record.proposal.outcome.rawValue, ProposalShape.what(record.proposal),
            "\(record.proposal.confidence)",
            "\(record.proposal.line)",
          ])
      },
      dataColumns: ProposalTable.columns, dataRows: shown.map(ProposalShape.cells),
      closing: "\(shown.count) proposal\(shown.count == 1 ? "" : "s"), \(open) to be decided.", notes: notes
    ).print(as: output.format)
  }

  /// The records of the page that are new, changed or were accepted at once.
  private func importPage(
    _ page: Page, _ bytes: [UInt8], _ notes: inout [String]
  ) throws -> [ProposalRecord] {
    let reading = Dataset.read(folder: into)
    let errors = reading.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw Failure(
        "the dataset '\(into)' has \(errors.count) error\(errors.count == 1 ? "" : "s"); mend what `coalition check --data \(into)` lists first."
      )
    }
    let content = try content(of: page, bytes, for: reading.dataset.merged())
    let fresh = ProposalTable.updated([], with: content.proposals)
    var folder = try ProposalFolder(dataset: into, page: page.name, proposing: Set(fresh.map(\.id)))
    let isFirst = folder.records.isEmpty
    let isSame = folder.page.sha256 == page.digest
    folder.records = ProposalTable.updated(folder.records, with: content.proposals)
    folder.page = .init(
      page: page.name, title: content.title, sha256: page.digest, url: url.isEmpty ? folder.page.url : url,
      accessed: accessed ?? Today.text)
    if let acceptAbove {
      for index in folder.records.indices where folder.records[index].proposal.verdict == .open {
        guard folder.records[index].proposal.outcome != .other, folder.records[index].state != .gone,
          folder.records[index].proposal.confidence >= acceptAbove
        else { continue }
        folder.records[index].proposal.verdict = .yes
        folder.records[index].decidedBy = "accept-above \(acceptAbove)"
      }
    }
    try folder.write()
    notes.append("Written to \(folder.tablePath).")
    if !isFirst { notes.append(changes(in: folder.records, isSame: isSame)) }
    notes += content.notes
    if acceptAbove != nil {
      let (rows, waiting) = try folder.enter(into: into, by: "accept-above")
      notes.append("Entered \(rows) row\(rows == 1 ? "" : "s") into \(into).")
      notes += ReviewNotes.waiting(waiting)
    } else {
      notes.append("Next: coalition review --data \(into)")
    }
    return isFirst ? folder.records : folder.records.filter { $0.state != .known }
  }

  /// What a page proposes, and what is said beside it.
  private func content(
    of page: Page, _ bytes: [UInt8], for dataset: Dataset
  ) throws -> (proposals: [Proposal], title: String, notes: [String]) {
    guard CorrectionAnswers.isForm(bytes) else {
      let extraction = Extraction(of: page, for: dataset, keepsContacts: keepContacts)
      let withheld = extraction.withheld.sorted { $0.key < $1.key }.map { what, count in
        "Left out: \(count) \(what); --keep-contacts keeps them."
      }
      return (extraction.proposals, page.title, withheld)
    }
    let answers: CorrectionAnswers
    do throws(Diagnostic) {
      answers = try CorrectionAnswers(bytes, file: page.name, for: dataset)
    } catch {
      throw Failure("\n\(error)")
    }
    let errors = answers.problems.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw Failure(
        "nothing was imported from the form; mend this first:\n"
          + errors.map(\.description).joined(separator: "\n"))
    }
    let name = dataset[answers.about].name
    let counts = answers.counts
    var notes = [
      "The form of \(name): \(counts.right) right, \(counts.wrong) not right, \(counts.added) added, \(counts.open) not answered."
    ]
    if !answers.remarks.isEmpty {
      notes.append("No row of a table can say this; look at it yourself:")
      notes += answers.remarks.map { "  " + $0 }
    }
    return (answers.proposals, "\(name) on what is said about them", notes)
  }

  private func changes(in records: [ProposalRecord], isSame: Bool) -> String {
    if isSame { return "The page is as it was when it was last imported." }
    func count(_ state: ProposalRecord.State) -> Int { records.count { $0.state == state } }
    return
      "The page has changed: \(count(.new)) new, \(count(.changed)) moved or in other words, \(count(.gone)) gone."
  }
}

/// A proposal for programs and people.
struct ProposalShape: Encodable {
  let proposal: String
  let accept: String
  let becomes: String
  let name: String
  let aliases: [String]
  let url: String
  let date: String
  let topic: String
  let place: String
  let placeWithin: String
  let kind: String
  let object: String
  let until: String
  let holds: Bool
  let visibility: String
  let quote: String
  let line: Int
  let start: Int
  let end: Int
  let confidence: Double
  let reason: String
  let sameAs: String
  let state: String

  init(_ record: ProposalRecord) {
    let proposal = record.proposal
    self.proposal = record.id
    accept = proposal.verdict.rawValue
    becomes = proposal.outcome.rawValue
    name = proposal.name
    aliases = proposal.aliases
    url = proposal.url
    date = proposal.date?.description ?? ""
    topic = proposal.topic
    place = proposal.place
    placeWithin = proposal.placeWithin
    kind = proposal.kind
    object = proposal.object
    until = proposal.until?.description ?? ""
    holds = proposal.holds
    visibility = proposal.visibility.rawValue
    quote = proposal.quote
    line = proposal.line
    start = proposal.span.lowerBound
    end = proposal.span.upperBound
    confidence = proposal.confidence
    reason = proposal.reason
    sameAs = proposal.sameAs
    state = record.state.rawValue
  }

  /// The proposal in a few words.
  static func what(_ proposal: Proposal) -> String {
    let text = positive(proposal)
    return proposal.holds ? text : "not so: " + text
  }

  private static func positive(_ proposal: Proposal) -> String {
    let place = [proposal.place, proposal.placeWithin].filter { !$0.isEmpty }.joined(separator: ", ")
    switch proposal.outcome {
    case .organization, .campaign, .report, .other:
      return proposal.name + (proposal.date.map { " (\($0))" } ?? "")
    case .activity, .about:
      let verb = proposal.outcome == .about ? "is about" : proposal.topic.isEmpty ? "works" : "works on"
      return [proposal.name, verb, proposal.topic, place.isEmpty ? "" : "in \(place)"].filter { !$0.isEmpty }
        .joined(separator: " ")
    case .relationship:
      let label = RelationshipKind(id: proposal.kind)?.label ?? proposal.kind
      return "\(proposal.name) \(label) \(proposal.object.isEmpty ? place : proposal.object)"
    }
  }

  /// The cells of the proposal's row.
  static func cells(_ record: ProposalRecord) -> [String] {
    let shape = ProposalShape(record)
    return [
      shape.accept, shape.becomes, shape.name, shape.aliases.joined(separator: "|"), shape.url, shape.date,
      shape.topic,
      shape.place, shape.placeWithin, shape.kind, shape.object, shape.until, shape.holds ? "" : "no",
      shape.visibility, shape.quote, "\(shape.confidence)",
      shape.reason,
      shape.sameAs, "\(shape.line)", "\(shape.start)", "\(shape.end)", shape.state, record.decidedBy,
      record.entered,
      record.id,
    ]
  }
}

/// What is said after entering.
enum ReviewNotes {
  static func waiting(_ waiting: [(record: ProposalRecord, reason: String)]) -> [String] {
    guard !waiting.isEmpty else { return [] }
    let shown = waiting.prefix(10).map { "  \(ProposalShape.what($0.record.proposal)): \($0.reason)" }
    let more = waiting.count > 10 ? ["  … and \(waiting.count - 10) more."] : []
    return ["Accepted, but not entered yet: \(waiting.count)"] + shown + more
  }
}

/// The day on which the command runs.
enum Today {
  static var text: String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(Int(parts.tm_year) + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
  }
}
