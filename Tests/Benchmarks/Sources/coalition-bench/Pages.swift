import ArgumentParser
import CoalitionExtraction
import CoalitionModel
import Foundation
import Measuring

/// Reads pages and proposals out of them, over and over until there is as much as asked for.
struct Pages: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read pages into proposals, one after the other; megabytes a second, and peak memory.")

  @Argument(help: "Pages.")
  var files: [String]

  @Option(help: "How many megabytes in all; each page is as long as the pages given, together or repeated.")
  var megabytes = 50.0

  @Flag(help: "One page of that size for each file, rather than the file as often as it takes.")
  var joined = false

  func run() throws {
    // The gazetteer is read once, on first use.
    _ = Extraction(of: try Page(Array("Alpha is a group in Toronto.".utf8), named: "first.txt"))
    for file in files {
      guard let data = FileManager.default.contents(atPath: file), !data.isEmpty else {
        throw ValidationError("cannot read \(file)")
      }
      let wanted = Int(megabytes * 1e6)
      let times = max(1, wanted / data.count)
      let bytes = joined ? Array(repeatElement(Array(data) + [10, 10], count: times).joined()) : Array(data)
      let clock = ContinuousClock()
      var (reading, extracting) = (Duration.zero, Duration.zero)
      var count = 0
      for _ in 0..<(joined ? 1 : times) {
        var page: Page?
        reading += try clock.measure { page = try Page(bytes, named: file) }
        guard let page else { continue }
        extracting += clock.measure { count += Extraction(of: page).proposals.count }
      }
      let total = Double(bytes.count * (joined ? 1 : times)) / 1e6
      let seconds = (reading + extracting) / .seconds(1)
      print(
        String(
          format: "%@ %.1f MB: %.2f s reading, %.2f s extracting, %.1f MB/s, %d proposals, peak %d MB",
          file, total, reading / .seconds(1), extracting / .seconds(1), total / seconds, count,
          Memory.peak() / 1024))
    }
  }
}
