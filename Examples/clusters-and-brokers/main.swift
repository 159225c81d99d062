// Finds who belongs together, and who ties the groups to each other, with the reasons for both.
//
//   swift run clusters-and-brokers [SEED]

import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import GraphAlgorithms

let reading = Dataset.read(folder: "Data/sanctuary")
guard !reading.hasErrors else { fatalError("\(reading.diagnostics)") }
let dataset = reading.dataset.visible(to: .public).merged()

// Organizations, campaigns and reports, linked by the topics and places they share and by stated relationships.
// Nothing about a link is a mystery: its weight is the sum of its parts, and each part is a sentence with evidence.
let links = LinkGraph(dataset)

// Community detection visits nodes in random order. A generator with a seed makes the walk, and so the answer,
// repeatable: the same seed finds the same clusters on every machine.
var generator = SeededGenerator(seed: CommandLine.arguments.dropFirst().first.flatMap { UInt64($0) } ?? 1)
let analysis = ClusterAnalysis(links, using: &generator)

for cluster in analysis.clusters {
  // The label is made of what sets the members apart: topics common inside and rare outside.
  print("\(cluster.number). \(cluster.label): \(cluster.members.count) members")
  for member in cluster.members.prefix(3) { print("   \(dataset[member].name)") }
  if cluster.members.count > 3 { print("   … and \(cluster.members.count - 3) more") }
}
if !analysis.unlinked.isEmpty {
  print("In no cluster: \(analysis.unlinked.map { dataset[$0].name }.joined(separator: ", "))")
}

// A broker lies on many of the strongest paths between others. That is a finding about the data at hand: who is
// documented well appears more central than who works quietly.
let brokerage = Brokerage(links, analysis, using: &generator)
print("Brokers:")
for broker in brokerage.brokers.prefix(3) {
  let note = broker.isArticulation ? ", without whom the network falls apart" : ""
  print("   \(dataset[broker.entity].name)\(note)")
  for bond in brokerage.bonds(of: broker.entity) {
    // Why the two are linked, the weightiest reason first.
    let reason = links.parts(broker.entity, bond.strongest).first?.sentence(in: dataset) ?? "no reason"
    print("     into cluster \(bond.cluster.number): \(dataset[bond.strongest].name), \(reason)")
  }
}
