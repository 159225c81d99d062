import ArgumentParser
import CoalitionDiagrams
import Foundation
import GraphAlgorithms

struct Judge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure what Graphviz made of the text that 'text' printed, from its output -Tplain.")

  @Argument(help: "The edge list.")
  var file: String

  @Argument(help: "The output of an engine with -Tplain.")
  var plain: String

  func run() throws {
    let network = try NetworkFile(file)
    var rectangles = [Rectangle](
      repeating: Rectangle(center: Point(x: 0, y: 0), size: Size(width: 0, height: 0)),
      count: network.names.count)
    for line in try String(contentsOfFile: plain, encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: " ")
      // node name x y width height …, in inches.
      guard words.count > 5, words[0] == "node", let node = Int(words[1].dropFirst()) else { continue }
      let numbers = words[2...5].compactMap { Double($0) }
      guard numbers.count == 4 else { continue }
      rectangles[node] = Rectangle(
        center: Point(x: numbers[0] * 72, y: numbers[1] * 72),
        size: Size(width: numbers[2] * 72, height: numbers[3] * 72))
    }
    let drawing = Drawing(rectangles: rectangles, edges: network.drawingEdges)
    let measures = drawing.measures()
    let size = measures.bounds?.size ?? Size(width: 1, height: 1)
    let line: [String: Any] = [
      "overlaps": measures.nodeOverlaps.count, "behind": measures.edgesThroughNodes.count,
      "crossings": measures.crossings.count, "stress": measures.stress.value,
      "preservation": measures.neighborhoodPreservation, "angles": measures.angularResolution.mean,
      "smallest_text": 11 * PageSize.a3.printedScale(of: size),
    ]
    print(
      String(decoding: try JSONSerialization.data(withJSONObject: line, options: .sortedKeys), as: UTF8.self))
  }
}

extension PageSize {
  /// How large a drawing becomes on the paper, upright or lying.
  func printedScale(of drawing: Size) -> Double {
    guard let sides else { return 1 }
    let (short, long) = (sides.width - 50, sides.height - 50)
    return min(
      1.5,
      max(
        min(short / drawing.width, long / drawing.height), min(long / drawing.width, short / drawing.height)))
  }
}
