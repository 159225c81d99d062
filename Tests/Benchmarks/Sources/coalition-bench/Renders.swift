import ArgumentParser
import CoalitionAnalysis
import CoalitionDiagrams
import CoalitionLinking
import CoalitionModel
import Foundation
import GraphAlgorithms
import GraphvizRendering
import Measuring

/// Draws one picture over and over in one process and says what memory the process holds.
struct Renders: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw a network many times in one process; resident memory after each hundred, in KiB.")

  @Argument(help: "A dataset folder.")
  var folder: String

  @Option(help: "How many pictures.")
  var count = 1_000

  func run() async throws {
    let dataset = Dataset.read(folder: folder).dataset.visible(to: .public).merged()
    var generator = SeededGenerator(seed: 1)
    let clusters = ClusterAnalysis(LinkGraph(dataset), using: &generator)
    let diagram = Diagram.network(EntityGraph(dataset), clusters)
    let composer = DiagramComposer(renderer: GraphvizRenderer())
    var first: [UInt8] = []
    for number in 1...count {
      let picture = try await composer.draw(diagram, format: .svg)
      if number == 1 { first = picture.bytes }
      guard picture.bytes == first else { throw ValidationError("picture \(number) differs from the first") }
      if number == 1 || number % 100 == 0 {
        print(#"{"step":"renders","count":\#(number),"resident_kb":\#(Memory.resident())}"#)
      }
    }
  }
}
