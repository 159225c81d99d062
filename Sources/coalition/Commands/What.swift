import ArgumentParser
import CoalitionModel
import CoalitionQuery

struct What: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What somebody works on, or what is worked on in a place.",
    discussion: "  coalition what \"Health for All\"\n  coalition what Vancouver")

  @Argument(help: "An organization, campaign, report or place.")
  var name: String

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let (dataset, diagnostics) = try data.open()
    let subject = try Understanding(dataset: dataset).entity(
      name, [.organization, .campaign, .report, .city, .region, .country],
      what: "organization, campaign, report or place")
    try Printout(
      command: "what", WhatQuestion(about: subject).answer(in: dataset), dataset, diagnostics,
      listingWho: dataset[subject].kind.isPlace
    ).print(as: output.format)
  }
}
