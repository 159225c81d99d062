import Testing

@testable import CoalitionDiagrams

@Suite("Twins of the kinds of diagram")
struct TwinOfKindsTests {
  /// Every kind of diagram of the data that come with the project.
  static func diagrams() throws -> [Diagram] {
    let network = Network.sanctuary
    return [
      .network(network.graph, network.clusters), .network(network.graph, network.clusters, limit: 20),
      .around(try network.entity("toronto"), network.graph, network.clusters),
      .around(try network.entity("noii-toronto"), network.graph, network.clusters, limit: 5),
      try network.connection("noii-toronto", "amssa"),
      .clusters(network.links, network.graph, network.clusters),
      .cluster(1, network.links, network.graph, network.clusters),
      .coverage(network.dataset), .coverage(network.dataset, page: .slide, rowLimit: 3),
      .timeline(network.graph, network.clusters),
    ]
  }

  @Test("each is rebuilt from its twin alone")
  func identity() throws {
    for diagram in try Self.diagrams() {
      let twin = DiagramTwin.text(of: diagram)
      #expect(try Diagram(twin: twin) == diagram)
      #expect(twin.contains(diagram.summary) && twin.contains("Title: \(diagram.title)\n"))
    }
  }
}
