import ArgumentParser
import CoalitionExtraction
import CoalitionModel
import FoundationEssentials
import Glibc

struct Review: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Walk through proposals, one by one, and decide.",
    discussion: """
      Shows each undecided proposal of the dataset's pages with the words it rests on, and takes a letter:
        y  accept            n  reject             s  skip for now
        c  change its name   k  change what it is  =  it is the same as an entity of the dataset
        u  undo the last     q  stop               ?  these letters
      Every answer is kept at once, so that stopping in the middle loses nothing. At the end, what was accepted can be
      put into the dataset; --enter does that without asking anything, for verdicts written in a spreadsheet.
      """)

  @Argument(
    help: ArgumentHelp("A folder of proposals; all of the dataset's if left out.", valueName: "folder"))
  var folder: String?

  @Option(
    name: .long, help: ArgumentHelp("The dataset. Left out: as for other commands.", valueName: "dataset"))
  var data: String?

  @Option(name: .long, help: ArgumentHelp("Who decides, for the record.", valueName: "name"))
  var by: String?

  @Flag(name: .long, help: "Put what was accepted into the dataset and end.")
  var enter = false

  func run() throws {
    var options = DataOptions()
    options.data = data
    let dataset = try options.folder()
    var folders =
      try folder.map { [try ProposalFolder(path: $0.hasSuffix("/") ? String($0.dropLast()) : $0)] }
      ?? ProposalFolder.all(in: dataset)
    guard !folders.isEmpty else {
      throw Failure(
        "no proposals wait in '\(dataset)'; make some with `coalition import PAGE --into \(dataset)`.")
    }
    let name = by ?? ProcessInfo.processInfo.environment["USER"] ?? "reviewer"
    if !enter {
      let reading = Dataset.read(folder: dataset)
      var walk = ReviewWalk(dataset: reading.dataset.merged(), by: name)
      for index in folders.indices {
        guard try walk.walk(through: &folders[index]) else { break }
      }
      guard walk.wantsEntering(folders) else { return }
    }
    var rows = 0
    var waiting: [(record: ProposalRecord, reason: String)] = []
    for index in folders.indices {
      let result = try folders[index].enter(into: dataset, by: name)
      rows += result.rows
      waiting += result.waiting
    }
    print("Entered \(rows) row\(rows == 1 ? "" : "s") into \(dataset).")
    for note in ReviewNotes.waiting(waiting) { print(Terminal.safe(note)) }
    if rows == 0, waiting.isEmpty { throw ExitCode.nothingFound }
  }
}

/// The walk through proposals on a terminal, or over lines from a pipe.
private struct ReviewWalk {
  let dataset: Dataset
  let by: String
  /// What was decided in this walk, for undo: which folder's record, as it was.
  private var done: [(index: Int, before: ProposalRecord)] = []

  init(dataset: Dataset, by: String) {
    self.dataset = dataset
    self.by = by
  }

  private enum Answer {
    case next, again, stop
    /// Back to a record that is open again.
    case back(Int)
  }

  /// Answers whether to go on with the next folder.
  mutating func walk(through folder: inout ProposalFolder) throws -> Bool {
    done = []
    let open = folder.records.indices.filter { isOpen(folder.records[$0]) }
    guard !open.isEmpty else { return true }
    print(Terminal.bold("\(folder.page.page): \(open.count) to decide. y n s c k = u q; ? explains."))
    var place = 0
    while place < open.count {
      let index = open[place]
      // What is said of something that was rejected is not asked about.
      if isPointless(folder.records[index], folder.records) {
        place += 1
        continue
      }
      show(folder.records[index], place + 1, open.count)
      guard let line = ask("accept? ") else {
        print("")
        return false
      }
      switch try decide(line, index, &folder) {
      case .next: place += 1
      case .again: break
      case .back(let undone): place = open.firstIndex(of: undone) ?? place
      case .stop: return false
      }
    }
    return true
  }

  private func isOpen(_ record: ProposalRecord) -> Bool {
    record.proposal.verdict == .open && record.entered.isEmpty && record.state != .gone
  }

  private func isPointless(_ record: ProposalRecord, _ records: [ProposalRecord]) -> Bool {
    guard !record.proposal.outcome.isEntity else { return false }
    return [record.proposal.name, record.proposal.object].contains { name in
      let named = records.filter { $0.proposal.outcome.isEntity && $0.proposal.name == name }
      return !named.isEmpty && named.allSatisfy { $0.proposal.verdict == .no }
    }
  }

  private mutating func decide(_ line: String, _ index: Int, _ folder: inout ProposalFolder) throws -> Answer
  {
    let before = folder.records[index]
    let word = line.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = word.count > 1 ? word[1] : ""
    func keep(_ folder: inout ProposalFolder) throws {
      folder.records[index].decidedBy = by
      done.append((index, before))
      try folder.write()
    }
    switch word.first?.lowercased() ?? "s" {
    case "y", "yes", "o", "oui":
      folder.records[index].proposal.verdict = .yes
      try keep(&folder)
      return .next
    case "n", "no", "non":
      folder.records[index].proposal.verdict = .no
      try keep(&folder)
      return .next
    case "s", "skip": return .next
    case "c":
      let name = rest.isEmpty ? ask("its name: ") ?? "" : rest
      guard !name.isEmpty else { return .again }
      rename(index, to: name, &folder)
      try folder.write()
      return .again
    case "k":
      let kind = rest.isEmpty ? ask("organization, campaign, report or other: ") ?? "" : rest
      guard let outcome = Proposal.Outcome(rawValue: kind.lowercased()),
        outcome.isEntity == before.proposal.outcome.isEntity
      else {
        print(
          "There is no '\(Terminal.safe(kind))' to become; there are organization, campaign, report and other."
        )
        return .again
      }
      folder.records[index].proposal.outcome = outcome
      try folder.write()
      return .again
    case "=":
      let id = rest.isEmpty ? ask("the same as (id or name): ") ?? "" : rest
      guard let entity = entity(id) else { return .again }
      folder.records[index].proposal.sameAs = entity
      folder.records[index].proposal.verdict = .yes
      try keep(&folder)
      return .next
    case "u", "undo":
      guard let last = done.popLast() else {
        print("Nothing to undo.")
        return .again
      }
      folder.records[last.index] = last.before
      try folder.write()
      return .back(last.index)
    case "q", "quit": return .stop
    default:
      print(ReviewLetters.letters)
      return .again
    }
  }

  /// What is said of it goes with it to its new name.
  private func rename(_ index: Int, to name: String, _ folder: inout ProposalFolder) {
    let old = folder.records[index].proposal.name
    folder.records[index].proposal.name = name
    guard folder.records[index].proposal.outcome.isEntity else { return }
    for other in folder.records.indices
    where !folder.records[other].proposal.outcome.isEntity && folder.records[other].entered.isEmpty {
      if folder.records[other].proposal.name == old { folder.records[other].proposal.name = name }
      if folder.records[other].proposal.object == old { folder.records[other].proposal.object = name }
    }
  }

  private func entity(_ text: String) -> String? {
    if dataset.entity(id: text) != nil { return text }
    let key = Folding.key(text)
    let found = dataset.entities.filter {
      !$0.kind.isPlace && $0.kind != .topic
        && (Folding.key($0.name) == key || $0.aliases.contains { Folding.key($0) == key })
    }
    if found.count == 1 { return found[0].id }
    let near = Suggestions.phrase(
      for: text, among: dataset.entities.lazy.filter { !$0.kind.isPlace && $0.kind != .topic }.map(\.name))
    print("The dataset has no '\(Terminal.safe(text))'; \(near.isEmpty ? "nothing is near." : near)")
    return nil
  }

  private func show(_ record: ProposalRecord, _ number: Int, _ count: Int) {
    let proposal = record.proposal
    print("")
    let mark = record.state == .known ? "" : " [\(record.state.rawValue)]"
    print(
      "\(number)/\(count)  \(Terminal.bold(Terminal.safe(proposal.outcome.rawValue)))  \(Terminal.safe(ProposalShape.what(proposal)))\(mark)"
    )
    print("    “\(highlighted(proposal))”")
    print(
      Terminal.faint(
        "    line \(proposal.line), sure \(proposal.confidence): \(Terminal.safe(proposal.reason))"))
    if !proposal.aliases.isEmpty {
      print("    also: \(Terminal.safe(proposal.aliases.joined(separator: ", ")))")
    }
    if !proposal.url.isEmpty { print("    \(Terminal.safe(proposal.url))") }
    if !proposal.sameAs.isEmpty, let known = dataset.entity(id: proposal.sameAs) {
      print("    the same as \(Terminal.safe(dataset[known].name)) (\(proposal.sameAs))?")
    }
  }

  /// The quote with the name in bold where it occurs.
  private func highlighted(_ proposal: Proposal) -> String {
    let quote = Terminal.safe(proposal.quote.split(whereSeparator: \.isNewline).joined(separator: " "))
    for word in [proposal.outcome.isEntity ? proposal.name : proposal.place, proposal.object]
    where !word.isEmpty {
      if let range = quote.firstRange(of: word) {
        return quote[..<range.lowerBound] + Terminal.bold(String(quote[range])) + quote[range.upperBound...]
      }
    }
    return quote
  }

  private func ask(_ question: String) -> String? {
    print(question, terminator: "")
    fflush(nil)
    return readLine()?.split(whereSeparator: \.isNewline).joined()
  }

  /// Whether to put what was accepted into the dataset now.
  func wantsEntering(_ folders: [ProposalFolder]) -> Bool {
    let count = folders.reduce(0) {
      $0 + $1.records.count { $0.proposal.verdict == .yes && $0.entered.isEmpty }
    }
    guard count > 0 else {
      print("Nothing is accepted that is not in the dataset yet.")
      return false
    }
    guard let answer = ask("Put the \(count) accepted into the dataset now? y/n ") else {
      print("\nKept; `coalition review --enter` puts them into the dataset.")
      return false
    }
    if ["y", "yes", "o", "oui"].contains(answer.lowercased()) { return true }
    print("Kept; `coalition review --enter` puts them into the dataset.")
    return false
  }
}

private enum ReviewLetters {
  static let letters = """
    y accept · n reject · s skip for now · c change its name · k change what it is · = the same as an entity of the
    dataset · u undo the last · q stop (everything is kept)
    """
}
