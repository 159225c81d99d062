import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import Foundation
import Testing

@testable import CoalitionDiagrams

/// Reports and campaigns by their dates, and what the caption says of the others.
@Suite("Timeline")
struct TimelineDiagramTests {
  private func timeline(
    since: String? = nil, until: String? = nil, topic: String? = nil, limit: Int = 80
  ) throws -> Diagram {
    let network = Network.sanctuary
    return .timeline(
      network.graph, network.clusters, since: since.flatMap { PartialDate($0) },
      until: until.flatMap { PartialDate($0) }, topic: try topic.map { try network.entity($0) }, limit: limit)
  }

  private func spot(_ id: String, in diagram: Diagram) throws -> (Double, Double) {
    let node = try #require(diagram.nodes.first { $0.id == id })
    guard case .time(let from, let until)? = node.spot else { throw CancellationError() }
    return (from, until)
  }

  @Test("a date is the span that it names")
  func precision() throws {
    let diagram = try timeline()
    #expect(try spot("recommendations-for-tdsb", in: diagram) == (2014, 2015))
    let month = try spot("sanctuary-city-info-sheet", in: diagram)
    #expect(abs(month.0 - (2014 + 2.0 / 12)) < 1e-9 && abs(month.1 - (2014 + 3.0 / 12)) < 1e-9)
    #expect(diagram.nodes.allSatisfy { !$0.details.isEmpty })
  }

  @Test(
    "drawn and not drawn are together all there is, and those without a date are named",
    arguments: [(nil, nil, 80), ("2014", nil, 80), (nil, "2010", 80), ("2014", "2015-06", 2), (nil, nil, 1)])
  func caption(_ since: String?, _ until: String?, _ limit: Int) throws {
    let dataset = Network.sanctuary.dataset
    let diagram = try timeline(since: since, until: until, limit: limit)
    let left = diagram.caption.components(separatedBy: "Not drawn: ").dropFirst().compactMap {
      Int($0.prefix { $0.isNumber })
    }.reduce(0, +)
    let all = dataset.indices.count { dataset[$0].kind == .report || dataset[$0].kind == .campaign }
    #expect(diagram.nodes.count + left == all, "\(diagram.caption)")
    #expect(diagram.caption.contains("3 without a date: School for All"))
  }

  @Test("a year asked for is the whole year, from both sides")
  func bounds() throws {
    let ids = try timeline(since: "2014", until: "2014").nodes.map(\.id)
    #expect(
      Set(ids) == [
        "recommendations-for-tdsb", "sanctuary-city-info-sheet", "noii-statement-cbsa-custody-inquest",
      ])
    // Somewhere in 2014 may be after June.
    #expect(try timeline(since: "2014-06", until: "2014-09").nodes.map(\.id) == ["recommendations-for-tdsb"])
  }

  @Test("a topic takes what lies below it")
  func topic() throws {
    let ids = try timeline(topic: "sanctuary").nodes.map(\.id)
    #expect(ids.contains("expanding-sanctuary"))
    #expect(!ids.contains("noii-statement-cbsa-custody-inquest"))
  }

  @Test("it draws, and nothing overlaps")
  func drawn() async throws {
    let geometry = try await Geometry(try timeline())
    #expect(geometry.overlaps == [])
  }
}
