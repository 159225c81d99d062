import CoalitionFormats
import CoalitionModel
import Foundation
import GraphExchange
import Measuring
import RecordReading

/// Reads a file some times and prints the shortest time: `reading-bench FILE [REPEATS]`.
///
/// A graph file is read as a graph with its attributes, a table as cells, a workbook as sheets: what the peers make of the
/// same file. `reading-bench dataset FILE` goes on to the dataset.
@main
enum ReadingBench {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let isDataset = arguments.first == "dataset"
    if isDataset { arguments.removeFirst() }
    guard let path = arguments.first else { fatalError("usage: reading-bench [dataset] FILE [REPEATS]") }
    let repeats = arguments.count > 1 ? Int(arguments[1]) ?? 3 : 3
    var best = Double.infinity
    var what = ""
    for _ in 0..<max(1, repeats) {
      let (count, seconds) = try timed { try isDataset ? dataset(path) : read(path) }
      best = min(best, seconds)
      what = count
    }
    let peak = Memory.peak() / 1024
    print("{\"tool\": \"ours\", \"what\": \"\(what)\", \"seconds\": \(best), \"peak_mb\": \(peak)}")
  }

  private static func dataset(_ path: String) throws -> String {
    let dataset = try DatasetImport.read(path).dataset
    return "\(dataset.entities.count) \(dataset.relationships.count)"
  }

  private static func read(_ path: String) throws -> String {
    func size(_ reading: GraphReading) -> String { "\(reading.graph.nodeCount) \(reading.graph.edgeCount)" }
    switch path.split(separator: ".").last {
    case "graphml": return size(try GraphMLFormat.read(contentsOf: path))
    case "gexf": return size(try GEXFFormat.read(contentsOf: path))
    case "gml": return size(try GMLFormat.read(contentsOf: path))
    case "xlsx":
      let reading = try XLSXFormat.read(contentsOf: path)
      return "\(reading.sheets.first?.rows.count ?? 0)"
    default: return "\(try CSVTable.read(contentsOf: path).recordCount)"
    }
  }
}
