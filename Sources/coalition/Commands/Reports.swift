import ArgumentParser
import CoalitionModel
import CoalitionQuery

struct Reports: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Which reports there are, about something, somewhere, since some date.",
    discussion: "  coalition reports\n  coalition reports policing --in Toronto --since 2010")

  @Argument(help: "A topic; several: reports about every one of them. \"a|b\": about one of the two.")
  var topic: [String] = []

  @Option(name: .customLong("in"), help: "A city, region or country.")
  var place: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Also cities up to this many kilometres from it.", valueName: "km"))
  var within: Double?

  @Option(name: .long, help: "Only reports of this date or later: 2014, 2014-03 or 2014-03-09.")
  var since: String?

  @Option(name: .long, help: "Only reports from before this date.")
  var before: String?

  @Option(name: .long, help: "Only what this organization or campaign published.")
  var by: String?

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try data.open()
    let understanding = Understanding(dataset: opened.dataset)
    let question = ReportsQuestion(
      needs: try understanding.needs(topic),
      filter: try understanding.filter(place: place, within: within, since: since, before: before),
      publisher: try by.map { try understanding.entity($0, [.organization, .campaign], what: "publisher") })
    try Responder("reports", opened, output).answer(.reports(question))
  }
}
