import ArgumentParser
import CoalitionModel

struct Connect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "How two hang together: the strongest different connections, each step with its reason.",
    discussion: "  coalition connect \"Health for All\" \"School for All\"")

  @Argument(help: "One end: anything in the dataset.")
  var from: String

  @Argument(help: "The other end.")
  var to: String

  @Option(name: .long, parsing: .unconditional, help: "How many connections at most.")
  var paths: Int = 3

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard paths > 0 else { throw Failure("--paths takes a number above 0.") }
    let opened = try data.open()
    let (start, end) = try Understanding(dataset: opened.dataset).twoEnds(from, to)
    try Responder("connect", opened, output).printConnection(start, end, paths: paths)
  }
}
