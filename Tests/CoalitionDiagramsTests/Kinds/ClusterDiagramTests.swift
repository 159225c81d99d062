import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import Foundation
import GraphAlgorithms
import Testing

@testable import CoalitionDiagrams

/// One cluster on a page of its own.
@Suite("One cluster")
struct ClusterDiagramTests {
  @Test("every member, each theme of two members, and the links among them")
  func members() throws {
    for network in [.sanctuary, try Invented.random(organizations: 60, seed: 3).network()] {
      for cluster in network.clusters.clusters {
        let diagram = Diagram.cluster(cluster.number, network.links, network.graph, network.clusters)
        let ids = Set(diagram.nodes.map(\.id))
        #expect(ids.count == diagram.nodes.count)
        #expect(cluster.members.allSatisfy { ids.contains(network.dataset[$0].id) })
        #expect(
          (cluster.topics + cluster.places).allSatisfy { theme in
            let holds = cluster.members.contains { network.graph.weight($0, theme) > 0 }
            return !holds || ids.contains(network.dataset[theme].id)
          })
        #expect(diagram.edges.allSatisfy { ids.contains($0.from) && ids.contains($0.to) })
        // No member of another cluster is a node of its own.
        for node in diagram.nodes where node.kind != .cluster && node.cluster != nil {
          #expect(node.cluster == cluster.number - 1)
        }
      }
    }
  }

  @Test("each stated tie that leaves the cluster leads to a card that names the other one")
  func ties() throws {
    let network = try Invented.random(organizations: 60, seed: 3).network()
    var leaving = 0
    for cluster in network.clusters.clusters {
      let diagram = Diagram.cluster(cluster.number, network.links, network.graph, network.clusters)
      let edges = Set(diagram.edges.map { "\($0.from) \($0.to)" })
      for member in cluster.members {
        for tie in network.dataset.relationships(of: member) {
          let other = tie.from == member ? tie.to : tie.from
          guard !network.dataset[other].kind.isPlace else { continue }
          let number = network.clusters.cluster(of: other)?.number ?? 0
          guard number != cluster.number else { continue }
          leaving += 1
          #expect(edges.contains("\(network.dataset[member].id) cluster:\(number)"))
          let card = try #require(diagram.nodes.first { $0.id == "cluster:\(number)" })
          #expect(card.hover.contains(network.dataset[other].name))
        }
      }
    }
    #expect(leaving > 0)
  }

  @Test("nobody floats who shares a topic from below: refugee health lies under health")
  func treeSteps() throws {
    let network = Network.sanctuary
    let campaign = try network.entity("no-to-the-ifhp-cuts")
    let number = try #require(network.clusters.cluster(of: campaign)).number
    let diagram = Diagram.cluster(number, network.links, network.graph, network.clusters)
    #expect(diagram.edges.contains { $0.from == "no-to-the-ifhp-cuts" || $0.to == "no-to-the-ifhp-cuts" })
  }

  @Test("what is cut is counted", arguments: [1, 5, 12, 100])
  func limit(_ limit: Int) throws {
    let network = Network.sanctuary
    let whole = Diagram.cluster(1, network.links, network.graph, network.clusters)
    let diagram = Diagram.cluster(1, network.links, network.graph, network.clusters, limit: limit)
    let left = diagram.caption.components(separatedBy: "Not drawn: ").dropFirst().compactMap {
      Int($0.prefix { $0.isNumber })
    }.reduce(0, +)
    #expect(diagram.nodes.count { $0.kind != .cluster } + left == whole.nodes.count { $0.kind != .cluster })
  }

  @Test("it draws, and nothing overlaps")
  func drawn() async throws {
    for network in [.sanctuary, try Invented.random(organizations: 60, seed: 3).network()] {
      let geometry = try await Geometry(.cluster(1, network.links, network.graph, network.clusters))
      #expect(geometry.overlaps == [])
    }
  }
}
