import ArgumentParser
import CoalitionModel
import CoalitionQuery

struct What: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What somebody works on, or what is worked on in a place.",
    discussion: "  coalition what \"Health for All\"\n  coalition what Vancouver")

  @Argument(help: "An organization, campaign, report or place.")
  var name: String

  @Option(name: .long, help: "Only this topic and what is below it; may be given again for one more.")
  var on: [String] = []

  @Option(name: .customLong("in"), help: "Only in this city, region or country.")
  var place: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Also cities up to this many kilometres from it.", valueName: "km"))
  var within: Double?

  @Option(name: .long, help: "Only what is known to reach this date: 2014, 2014-03 or 2014-03-09.")
  var since: String?

  @Option(name: .long, help: "Only what is known to have begun before this date.")
  var before: String?

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try data.open()
    let understanding = Understanding(dataset: opened.dataset)
    let subject = try understanding.entity(
      name, [.organization, .campaign, .report, .city, .region, .country],
      what: "organization, campaign, report or place")
    guard place == nil || !opened.dataset[subject].kind.isPlace else {
      throw Failure("\(opened.dataset[subject].name) is a place itself; leave --in out.")
    }
    // Of a place, the kilometres are measured from itself.
    let isPlace = opened.dataset[subject].kind.isPlace
    var filter = try understanding.filter(
      place: isPlace ? opened.dataset[subject].id : place, within: within, since: since, before: before)
    if isPlace { filter.place = nil }
    filter.topics = try on.map { try understanding.entity($0, [.topic], what: "topic") }
    try Responder("what", opened, output).answer(.what(WhatQuestion(about: subject, filter: filter)))
  }
}
