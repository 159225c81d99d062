import ArgumentParser
import CoalitionModel
import CoalitionQuery

struct Where: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Where a topic is worked on, and by whom.", discussion: "  coalition where \"municipal ID\"")

  @Argument(help: "A topic, by name, id or search term.")
  var topic: [String]

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let (dataset, diagnostics) = try data.open()
    let topics = try Understanding(dataset: dataset).topics(topic)
    guard topics.count == 1 else {
      throw Failure(
        "where takes one topic; '\(topic.joined(separator: " "))' is \(topics.count). Quote a name of several words."
      )
    }
    try Printout(
      command: "where", WhereQuestion(topic: topics[0]).answer(in: dataset), dataset, diagnostics,
      listingWho: true,
      noun: ("place", "places")
    ).print(as: output.format)
  }
}
