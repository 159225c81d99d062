import ArgumentParser
import EdgeListReading
import Foundation
import GraphAlgorithms
import Measuring

/// One algorithm on one edge list, timed: the row of our own in the table that `peers/run.py` makes.
@main
struct GraphBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph-bench",
    abstract: "Time one graph algorithm on an edge list; one JSON line with figures that prove the work.",
    discussion: """
      FILE is CSV with a header: source,target[,weight], or source,target,kind for projection and
      strongest-links. Instead of a file,
      path:N and star:N make a path and a star of N edges in memory.

        graph-bench leiden lfr100k.csv --seed 3
        graph-bench projection twomode.csv --both topic,city --max-members 10000
        graph-bench path fringe.csv --pairs fringe.pairs.csv
        graph-bench linear path:10000000
      """,
    version: "0.1.0")

  @Argument(help: "What to do.")
  var task: BenchTask

  @Argument(help: "The edge list.")
  var file: String

  @OptionGroup var options: TaskOptions

  /// Exit code 2 for every kind of misuse, as `coalition` has it.
  static func main() {
    do {
      try parse().run()
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      let isAnswer = exitCode(for: error) == .success
      let stream = isAnswer ? FileHandle.standardOutput : FileHandle.standardError
      stream.write(Data((fullMessage(for: error) + "\n").utf8))
      exit(withError: isAnswer ? ExitCode.success : ExitCode(2))
    }
  }

  func validate() throws {
    guard options.threads > 0 else { throw ValidationError("--threads takes a number above 0.") }
  }

  func run() throws {
    do {
      let work = Work(task: task, file: file, options: options)
      for line in try work.lines() { try line.print() }
    } catch let error as any CustomStringConvertible & Error {
      FileHandle.standardError.write(Data("graph-bench: \(error.description)\n".utf8))
      throw ExitCode(2)
    }
  }
}

/// What can be timed.
enum BenchTask: String, CaseIterable, ExpressibleByArgument {
  case load, components, strongComponents = "strong-components", core, pagerank, leiden, bridges, articulation
  case distances, betweenness, closeness, harmonic, triangles, adamicAdar = "adamic-adar", projection, path
  /// The 20 strongest links of each source of a two-mode table by rarity, over all that is shared.
  case strongestLinks = "strongest-links"
  /// Every algorithm that takes time linear in the edges, one line each.
  case linear
}

/// What some tasks need besides the file.
struct TaskOptions: ParsableArguments {
  @Option(help: "How many threads may be used.")
  var threads = 1

  @Option(help: "The seed of what is random.")
  var seed: UInt64 = 1

  @Option(help: "projection: two kinds that a pair must share one of each, as in topic,city.")
  var both: String?

  @Option(help: "projection: leave out what more members than this share.")
  var maxMembers = 1_000

  @Option(help: "path: a file of pairs, source,target.")
  var pairs: String?

  @Option(help: "leiden: write name,community lines to this file.")
  var labels: String?

  @Option(help: "Do the work this many times and keep the best time.")
  var repeats = 1
}
