import ArgumentParser
import GraphvizRendering

struct Text: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The network as DOT for other engines, with boxes and words of the size that ours have.")

  @Argument(help: "The edge list.")
  var file: String

  @Option(help: "The attribute overlap of the graph.")
  var overlap = "prism"

  func run() throws {
    let network = try NetworkFile(file)
    var graph = DOTGraph(identifier: "network")
    graph.attributes = ["overlap": .raw(overlap), "sep": .raw("+4"), "splines": .raw("line")]
    graph.nodes = network.names.enumerated().map { index, name in
      DOTNode(
        "n\(index)",
        [
          "label": .text(name), "shape": .raw("box"), "style": .raw("rounded,filled"),
          "fontname": "DejaVu Sans", "fontsize": 11, "margin": .raw("0.11,0.06"), "width": 0.3, "height": 0.2,
        ])
    }
    graph.edges = network.graph.edges.map { DOTEdge(from: "n\($0.source)", to: "n\($0.target)") }
    print(graph.encoded())
  }
}
