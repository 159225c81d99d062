// Draws the whole network of a dataset as SVG, in this process, and says what it drew.
//
//   swift run draw-a-network FILE.svg

import CoalitionAnalysis
import CoalitionDiagrams
import CoalitionLinking
import CoalitionModel
import Foundation
import GraphAlgorithms
import GraphvizRendering

guard let path = CommandLine.arguments.dropFirst().first, path.hasSuffix(".svg") else {
  print("Say where to draw: draw-a-network FILE.svg")
  exit(2)
}
let reading = Dataset.read(folder: "Data/sanctuary")
guard !reading.hasErrors else { fatalError("\(reading.diagnostics)") }
let dataset = reading.dataset.visible(to: .public).merged()

// Colours come from the clusters, so those are found first; the seed fixes them.
var generator = SeededGenerator(seed: 1)
let clusters = ClusterAnalysis(LinkGraph(dataset), using: &generator)

// A diagram is a value that knows what is on the picture and nothing of how it is drawn: no position, no font.
// Of a large network it takes the most strongly linked, and counts the rest in its caption.
let diagram = Diagram.network(EntityGraph(dataset), clusters)

// The composer lays it out and keeps labels off each other; the renderer runs Graphviz. Here it runs in this
// process, which is fast and right for a graph of known size. The command uses ChildRenderer instead: there a
// layout that hangs or crashes costs an error message and not the program.
let composer = DiagramComposer(renderer: GraphvizRenderer(), seed: 1)
do {
  let picture = try await composer.draw(diagram, format: .svg)
  // Atomic: whoever looks at the file sees the old picture or the new one, never half of one.
  try Data(picture.bytes).write(to: URL(filePath: path), options: .atomic)
  for note in picture.notes { print("Note: \(note)") }
} catch {
  print("Nothing drawn: \(error)")
  exit(2)
}

print("\(diagram.title): \(diagram.summary)")
for kind in Diagram.NodeKind.allCases {
  let count = diagram.nodes.filter { $0.kind == kind }.count
  if count > 0 { print("  \(kind.rawValue): \(count)") }
}
if !diagram.caption.isEmpty { print(diagram.caption) }
