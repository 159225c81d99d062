import ArgumentParser
import CoalitionModel

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "All that is known of one entity, with evidence.",
    discussion: "  coalition show \"UFCW Canada\"")

  @Argument(help: "Anything in the dataset, by id, name, alias or unambiguous beginning.")
  var name: String

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try data.open()
    let entity = try Understanding(dataset: opened.dataset).entity(name)
    try Responder("show", opened, output).printProfile(entity)
  }
}
