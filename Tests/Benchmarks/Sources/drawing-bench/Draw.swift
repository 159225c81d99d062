import ArgumentParser
import CoalitionDiagrams
import Foundation
import GraphAlgorithms
import GraphvizRendering
import Measuring

struct Draw: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw a network with our layout; one line of JSON says how well it can be read.")

  @Argument(help: "An edge list: source,target[,weight].")
  var file: String

  @Option(help: "The paper: a4, a3, …, or free.")
  var page = "a3"

  @Option(help: "Where layouts start from.")
  var seed: UInt64 = 1

  @Option(help: "How many threads.")
  var threads = 1

  @Option(name: .shortAndLong, help: "Where to write, .svg, .png or .pdf; pages of an atlas get a number.")
  var output: String?

  func run() async throws {
    guard let page = PageSize(rawValue: page) else { throw ValidationError("no paper is called \(page)") }
    let network = try NetworkFile(file)
    let diagram = network.diagram
    let composer = DiagramComposer(renderer: GraphvizRenderer(), seed: seed)
    let format = output.flatMap { OutputFormat(fileExtension: ($0 as NSString).pathExtension) } ?? .svg
    let clock = ContinuousClock()
    let start = clock.now
    let picture = try await composer.draw(
      diagram, format: format, options: .init(page: page, threads: threads))
    let seconds = (clock.now - start) / .seconds(1)
    if let output {
      for (index, bytes) in picture.files.enumerated() {
        let stem = (output as NSString).deletingPathExtension
        let name = index == 0 ? output : "\(stem)-\(index + 1).\((output as NSString).pathExtension)"
        try Data(bytes).write(to: URL(fileURLWithPath: name))
      }
    }
    let measureStart = clock.now
    let pages = picture.pages
    let measuring = (clock.now - measureStart) / .seconds(1)
    let line: [String: Any] = [
      "tool": "coalition", "file": file, "page": page.rawValue, "nodes": network.names.count,
      "edges": network.graph.edgeCount, "pages": pages.count, "seconds": seconds, "measuring": measuring,
      "peak_mb": Memory.peak() / 1024, "overlaps": pages.map(\.overlaps).reduce(0, +),
      "behind": pages.map(\.edgesBehindNodes).reduce(0, +), "crossings": pages.map(\.crossings).reduce(0, +),
      "stress": pages.count == 1 ? pages[0].stress as Any : NSNull(),
      "preservation": pages.count == 1 ? pages[0].neighborhoodPreservation as Any : NSNull(),
      "angles": pages.map(\.angularResolution).reduce(0, +) / Double(pages.count),
      "smallest_text": pages.map(\.smallestText).min() ?? 0, "bytes": picture.files.map(\.count).reduce(0, +),
      "notes": picture.notes,
    ]
    print(
      String(decoding: try JSONSerialization.data(withJSONObject: line, options: .sortedKeys), as: UTF8.self))
  }
}
