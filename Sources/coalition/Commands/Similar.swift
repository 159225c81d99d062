import ArgumentParser
import CoalitionModel
import CoalitionQuery

struct Similar: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who is most alike and not yet tied: candidates for an alliance.",
    discussion: "  coalition similar \"Health for All\"")

  @Argument(help: "An organization or campaign.")
  var name: String

  @Option(name: .long, parsing: .unconditional, help: "How many at most.")
  var limit: Int = 10

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard limit > 0 else { throw Failure("--limit takes a number above 0.") }
    let opened = try data.open()
    let entity = try Understanding(dataset: opened.dataset).entity(
      name, [.organization, .campaign], what: "organization or campaign")
    try Responder("similar", opened, output).printSimilar(entity, limit: limit)
  }
}
