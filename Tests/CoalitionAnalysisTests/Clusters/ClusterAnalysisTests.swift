import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import DatasetFixtures
import GraphAlgorithms
import Testing

@Suite struct ClusterAnalysisTests {
  private static func datasets() throws -> [Dataset] {
    try [Dataset.sanctuary(), planted(), planted(bridge: true)]
      + (0..<12).map { try DatasetText.random(seed: $0).dataset() }
  }

  @Test func plantedGroupsAreRecovered() throws {
    let dataset = try planted()
    let found = analysis(LinkGraph(dataset))
    #expect(
      found.clusters.map { dataset.ids($0.members).sorted() } == [
        ["a0", "a1", "a2", "a3"], ["b0", "b1", "b2", "b3"], ["c0", "c1", "c2", "c3"],
      ])
    #expect(found.clusters.map(\.label) == ["Health · North", "Housing · South", "Transit · East"])
    #expect(found.clusters.map(\.number) == [1, 2, 3])
    #expect(found.clusters.map { dataset.ids($0.topics) } == [["health"], ["housing"], ["transit"]])
    #expect(found.clusters.map { dataset.ids($0.places) } == [["north"], ["south"], ["east"]])
    #expect(dataset.ids(found.unlinked) == ["loner"])
    #expect(found.alone.isEmpty)
    #expect(found.cluster(of: try dataset.at("b2"))?.number == 2)
    #expect(found.cluster(of: try dataset.at("loner")) == nil)
    #expect(found.cluster(of: try dataset.at("health")) == nil)
    // Three equal cliques without a link between them: 1 − 3 · (1/3)².
    #expect(abs(found.modularity - 2.0 / 3) < 1e-9)
  }

  @Test func everyClusterHangsTogether() throws {
    for dataset in try Self.datasets() {
      let links = LinkGraph(dataset)
      for resolution in [0.3, 1, 3] {
        for cluster in analysis(links, resolution: resolution).clusters {
          let members = Set(cluster.members.map(\.position))
          var reached: Set<Int> = []
          var open = [cluster.members[0].position]
          while let node = open.popLast() {
            guard reached.insert(node).inserted else { continue }
            open += links.graph.neighbors(of: node).map(\.node).filter(members.contains)
          }
          #expect(reached == members)
          #expect(members.count >= 2)
        }
      }
    }
  }

  @Test func everyoneIsInOnePlace() throws {
    for dataset in try Self.datasets() {
      let links = LinkGraph(dataset)
      for resolution in [0.5, 1, 8] {
        let found = analysis(links, resolution: resolution)
        let everyone = found.clusters.flatMap(\.members) + found.unlinked + found.alone
        let expected = dataset.indices.filter { dataset[$0].kind.isActor || dataset[$0].kind == .report }
        #expect(everyone.sorted() == Array(expected))
        #expect(found.unlinked.allSatisfy { links.graph.degree(of: $0.position) == 0 })
        #expect(found.alone.allSatisfy { links.graph.degree(of: $0.position) > 0 })
        if resolution <= 1 { #expect(found.alone.isEmpty) }
        for cluster in found.clusters {
          #expect(cluster.members.allSatisfy { found.cluster(of: $0)?.number == cluster.number })
        }
      }
    }
  }

  @Test func thoseWithLinksAreNeverCalledUnlinked() throws {
    let dataset = try planted()
    let found = analysis(LinkGraph(dataset), resolution: 1000)
    #expect(found.clusters.isEmpty)
    #expect(found.alone.count == 12)
    #expect(dataset.ids(found.unlinked) == ["loner"])
  }

  @Test func clustersAndMembersAreInOrder() throws {
    for dataset in try Self.datasets() {
      let links = LinkGraph(dataset)
      let found = analysis(links)
      #expect(found.clusters.map(\.number) == Array(1..<(found.clusters.count + 1)))
      for (one, next) in zip(found.clusters, found.clusters.dropFirst()) {
        let (first, second) = (try #require(one.members.min()), try #require(next.members.min()))
        #expect((-one.members.count, first) < (-next.members.count, second))
      }
      for cluster in found.clusters {
        let inside = cluster.members.map { member in
          cluster.members.sorted().reduce(0.0) { $0 + links.weight(member, $1) }
        }
        for place in inside.indices.dropFirst() {
          #expect(inside[place - 1] >= inside[place] - 1e-9)
          if inside[place - 1] == inside[place] {
            #expect(cluster.members[place - 1] < cluster.members[place])
          }
        }
      }
    }
  }

  @Test func labelsAreUniqueAndSayWhatMembersHold() throws {
    for dataset in try Self.datasets() {
      let found = analysis(LinkGraph(dataset))
      #expect(Set(found.clusters.map(\.label)).count == found.clusters.count)
      for cluster in found.clusters {
        let claims = cluster.members.flatMap { dataset.claims(of: $0) }
        let held = claims.flatMap { [$0.topic, $0.place].compactMap(\.self) }
        for what in cluster.topics + cluster.places {
          #expect(held.contains { dataset.hierarchy.contains(what, $0) })
        }
        #expect(cluster.topics.count <= 3 && cluster.topics.allSatisfy { dataset[$0].kind == .topic })
        #expect(cluster.places.count <= 2 && cluster.places.allSatisfy { dataset[$0].kind.isPlace })
        let names =
          (cluster.topics + cluster.places).map { dataset[$0].name }
          + cluster.members.map { "Around \(dataset[$0].name)" }
        let words = cluster.label.replacing(" · ", with: "|").replacing(", ", with: "|").split(separator: "|")
        for word in words {
          #expect(names.contains { $0.contains(word) || word.hasPrefix($0) }, "\(cluster.label)")
        }
      }
    }
  }

  @Test func clustersOfOneNameAreToldApart() throws {
    var text = DatasetText()
    for number in 0..<3 {
      text.add(.organizations, "a\(number)", number == 2 ? "Twin (2)" : "Twin")
      text.add(.organizations, "b\(number)", "Other")
      text.add(.relationships, "a\(number)", "partnersWith", "b\(number)")
    }
    let labels = analysis(LinkGraph(try text.dataset())).clusters.map(\.label)
    #expect(Set(labels).count == 3)
    #expect(labels.first == "Around Twin")
  }

  @Test func theSameSeedGivesTheSame() throws {
    for dataset in try Self.datasets() {
      let links = LinkGraph(dataset)
      let (one, two) = (analysis(links, seed: 7), analysis(links, seed: 7))
      #expect(one.clusters.map(\.members) == two.clusters.map(\.members))
      #expect(one.clusters.map(\.label) == two.clusters.map(\.label))
      #expect(one.modularity == two.modularity)
    }
  }

  @Test func whereThePartitionIsPlainNoSeedMatters() throws {
    let links = LinkGraph(try planted())
    let first = analysis(links).clusters.map { $0.members.sorted() }
    for seed in 2..<12 as Range<UInt64> {
      #expect(analysis(links, seed: seed).clusters.map { $0.members.sorted() } == first)
    }
  }

  @Test func aHigherResolutionNeverGivesFewerClusters() throws {
    let links = LinkGraph(try planted(bridge: true))
    let counts = [0, 0.1, 0.5, 1, 1.5, 2].map { analysis(links, resolution: $0).clusters.count }
    #expect(counts == counts.sorted())
    #expect(counts.first == 1)
    #expect(counts.last == 3)
  }

  @Test func anEmptyDatasetHasNoClusters() throws {
    let found = analysis(LinkGraph(try DatasetText().dataset()))
    #expect(found.clusters.isEmpty && found.unlinked.isEmpty && found.alone.isEmpty)
    #expect(found.modularity == 0)
  }

  @Test func sanctuaryHasATorontoCluster() throws {
    let dataset = Dataset.sanctuary()
    let found = analysis(LinkGraph(dataset))
    let cluster = try #require(found.cluster(of: try dataset.at("noii-toronto")))
    #expect(cluster.members.contains(try dataset.at("often-asking-always-telling")))
    #expect(dataset.ids(cluster.places).contains("toronto"))
    // Everyone on the page shares something with somebody.
    #expect(found.unlinked.isEmpty)
  }
}
