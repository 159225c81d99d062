import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import GraphAlgorithms
import Testing

@testable import CoalitionDiagrams

/// What is drawn and what the caption says is not drawn are together all there is.
@Suite("Captions count what is left out")
struct CaptionTests {
  static func networks() throws -> [Network] {
    [.sanctuary, try Invented.random(organizations: 60, seed: 3).network()]
  }

  /// The first number after each of the words.
  private func number(after words: String, in caption: String) -> Int {
    guard let range = caption.firstRange(of: words) else { return 0 }
    return Int(caption[range.upperBound...].prefix { $0.isNumber }) ?? -1
  }

  @Test("network: drawn, less strongly linked and unlinked", arguments: [1, 2, 10, 59, 73, 74, 75, 5000])
  func network(_ limit: Int) throws {
    for network in try Self.networks() {
      let dataset = network.dataset
      let diagram = Diagram.network(network.graph, network.clusters, limit: limit)
      let all = dataset.indices.filter { entity in
        let neighbors = network.graph.graph.neighbors(of: entity.position)
        switch dataset[entity].kind {
        case .organization, .campaign, .report: return true
        case .topic, .city, .region, .country:
          return neighbors.contains {
            [.organization, .campaign, .report].contains(dataset[EntityIndex($0.node)].kind)
          }
        }
      }
      let unlinked = all.filter { network.graph.graph.degree(of: $0.position) == 0 }.count
      let cut =
        diagram.caption.contains("less strongly") ? number(after: "Not drawn: ", in: diagram.caption) : 0
      #expect(diagram.nodes.count == min(limit, all.count - unlinked))
      #expect(diagram.nodes.count + cut + unlinked == all.count, "\(diagram.caption)")
      #expect(
        (unlinked > 0) == diagram.caption.contains("Not drawn: \(unlinked) without any link."),
        "\(diagram.caption)")
      #expect(diagram.caption.isEmpty == (diagram.nodes.count == all.count))
    }
  }

  @Test("what is cut keeps actors, and only topics and places that tie them", arguments: [10, 25, 40])
  func cutNetwork(_ limit: Int) throws {
    for network in try Self.networks() {
      let diagram = Diagram.network(network.graph, network.clusters, limit: limit)
      let themes = diagram.nodes.filter { $0.kind == .topic || $0.kind == .place }
      #expect((diagram.nodes.count - themes.count) * 5 >= limit * 3)
      let tied = Set(diagram.edges.filter { !$0.isTreeStep }.flatMap { [$0.from, $0.to] })
      #expect(themes.allSatisfy { tied.contains($0.id) })
    }
  }

  @Test("around: drawn and not drawn are all within two links", arguments: [1, 3, 7, 40])
  func around(_ limit: Int) throws {
    for network in try Self.networks() {
      for entity in network.dataset.indices {
        let first = neighbors(entity, in: network)
        let near = first.reduce(into: first.union([entity])) { $0.formUnion(neighbors($1, in: network)) }
        let diagram = Diagram.around(entity, network.graph, network.clusters, limit: limit)
        let cut = number(after: "Not drawn: ", in: diagram.caption)
        #expect(diagram.nodes.count <= limit + 1)
        #expect(diagram.nodes.count + cut == near.count, "\(network.dataset[entity].id): \(diagram.caption)")
      }
    }
  }

  /// The neighbors but for steps in the trees of topics and places.
  private func neighbors(_ entity: EntityIndex, in network: Network) -> Set<EntityIndex> {
    let hierarchy = network.dataset.hierarchy
    return Set(
      network.graph.graph.neighbors(of: entity.position).map { EntityIndex($0.node) }.filter {
        hierarchy.parent(of: $0) != entity && hierarchy.parent(of: entity) != $0
      })
  }

  @Test("clusters: cards, smaller clusters, and who is in none", arguments: [1, 2, 40], [1, 3, 12])
  func clusters(_ limit: Int, _ membersShown: Int) throws {
    for network in try Self.networks() {
      let diagram = Diagram.clusters(
        network.links, network.graph, network.clusters, membersShown: membersShown, limit: limit)
      let all = network.clusters.clusters
      #expect(diagram.nodes.count + number(after: "Not drawn: ", in: diagram.caption) == all.count)
      #expect(number(after: "In no cluster: ", in: diagram.caption) == network.clusters.unlinked.count)
      for (node, cluster) in zip(diagram.nodes, all) {
        let listed = node.details.count { $0.hasPrefix("• ") }
        let more = node.details.last.map { number(after: "  and ", in: $0) } ?? 0
        #expect(listed == min(membersShown, cluster.members.count))
        #expect(listed + more == cluster.members.count)
      }
    }
  }

  @Test("connection: every step is there, from one end to the other, with its reason")
  func connection() throws {
    let network = Network.sanctuary
    let (from, to) = (try network.entity("noii-toronto"), try network.entity("amssa"))
    let connections = Connection.strongest(from: from, to: to, in: network.graph)
    let diagram = Diagram.connection(from: from, to: to, connections, network.graph, network.clusters)
    let steps = connections.flatMap(\.steps)
    #expect(!steps.isEmpty)
    #expect(diagram.nodes.count { $0.kind == .reason } == steps.count)
    #expect(diagram.edges.count == 2 * steps.count)
    #expect(diagram.nodes.filter(\.isFocus).map(\.id) == ["noii-toronto", "amssa"])
  }

  @Test("both ends of every edge are nodes, and no two nodes have one id")
  func ends() throws {
    for network in try Self.networks() {
      for diagram in [
        Diagram.network(network.graph, network.clusters, limit: 30),
        .network(network.graph, network.clusters),
        .clusters(network.links, network.graph, network.clusters),
        .around(EntityIndex(0), network.graph, network.clusters),
      ] {
        let ids = Set(diagram.nodes.map(\.id))
        #expect(ids.count == diagram.nodes.count)
        #expect(diagram.edges.allSatisfy { ids.contains($0.from) && ids.contains($0.to) })
      }
    }
  }

  @Test("an entity may have an id that looks like one of the diagram's own")
  func ids() throws {
    let network = try Invented(
      organizations: [.init(id: "reason-1-1", name: "First"), .init(id: "b", name: "Second")],
      relationships: [("reason-1-1", "partnersWith", "b")]
    ).network()
    let diagram = try network.connection("reason-1-1", "b")
    #expect(Set(diagram.nodes.map(\.id)).count == 3)
  }
}
