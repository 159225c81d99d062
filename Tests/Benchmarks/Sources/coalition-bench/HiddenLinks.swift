import ArgumentParser
import CoalitionLinking
import CoalitionModel
import Foundation
import GraphAlgorithms

/// How well candidates for a link are found: known links are hidden and looked for among all pairs.
struct HiddenLinks: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Area under the precision-recall curve of links hidden from real networks, beside two classics.",
    discussion: """
      Each network is a file NAME.edges.tsv with two node ids a line; NAME.attrs.tsv beside it, where there is one, has \
      a node, the kind of an attribute and its value. A place, city or office becomes a place, all others topics, each \
      stated. Of the links a share is hidden; all pairs that are not linked in the rest are ranked. Pairs of one score \
      count as one threshold, as scikit-learn has it. Adamic-Adar: doi:10.1016/S0378-8733(03)00009-1; Jaccard: of the \
      two's neighbors.
      """)

  @Argument(help: "Files NAME.edges.tsv.")
  var networks: [String]

  @Option(help: "The share of the links that is hidden.")
  var share = 0.1

  @Option(help: "How often, each time other links.")
  var draws = 10

  @Option(help: "The seed.")
  var seed: UInt64 = 1

  func run() throws {
    print("network               nodes  links  Likeness  Adamic-Adar  Jaccard")
    for file in networks {
      let network = try Network(file)
      var generator = SeededGenerator(seed: seed)
      var sums = [0.0, 0, 0]
      for _ in 0..<draws {
        let areas = try network.areas(hiding: share, using: &generator)
        for place in sums.indices { sums[place] += areas[place] / Double(draws) }
      }
      print(
        String(
          format: "%@ %6d %6d  %8.4f  %11.4f  %7.4f",
          network.name.padding(toLength: 20, withPad: " ", startingAt: 0) as NSString as CVarArg,
          network.count,
          network.links.count, sums[0], sums[1], sums[2]))
    }
  }

  private struct Network {
    let name: String
    var count: Int { ids.count }
    private(set) var ids: [String] = []
    private(set) var links: [(Int, Int)] = []
    /// What each node has: the kind of the attribute and its value.
    private var attributes: [(node: Int, kind: String, value: String)] = []

    init(_ file: String) throws {
      let stem = file.replacing(".edges.tsv", with: "")
      name = stem.split(separator: "/").last.map(String.init) ?? stem
      var numbers: [String: Int] = [:]
      func number(_ id: Substring) -> Int {
        if let number = numbers[String(id)] { return number }
        numbers[String(id)] = ids.count
        ids.append(String(id))
        return ids.count - 1
      }
      for line in try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n") {
        let cells = line.split(separator: "\t")
        if cells.count > 1 { links.append((number(cells[0]), number(cells[1]))) }
      }
      let text = (try? String(contentsOfFile: stem + ".attrs.tsv", encoding: .utf8)) ?? ""
      for line in text.split(separator: "\n") {
        let cells = line.split(separator: "\t")
        if cells.count > 2, let node = numbers[String(cells[0])] {
          attributes.append((node, String(cells[1]), String(cells[2])))
        }
      }
    }

    /// The areas for Likeness, Adamic-Adar and Jaccard.
    func areas(hiding share: Double, using generator: inout SeededGenerator) throws -> [Double] {
      let order = Array(links.indices).shuffled(using: &generator)
      let hiddenCount = max(1, Int((share * Double(links.count)).rounded()))
      let hidden = Set(order.prefix(hiddenCount).map { pair(links[$0].0, links[$0].1) })
      let seen = order.dropFirst(hiddenCount).map { links[$0] }
      let dataset = try dataset(seen)
      let likeness = Likeness(dataset)
      var neighbors = [Set<Int>](repeating: [], count: count)
      for (a, b) in seen {
        neighbors[a].insert(b)
        neighbors[b].insert(a)
      }
      let nodes = try ids.indices.map { number -> EntityIndex in
        guard let entity = dataset.entity(id: "n\(number)") else {
          throw ValidationError("no node \(number)")
        }
        return entity
      }
      let numberOf = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($0.element, $0.offset) })
      var scores = [[(score: Double, isHidden: Bool)]](repeating: [], count: 3)
      for a in 0..<count {
        var own = [Double](repeating: 0, count: count)
        for match in likeness.mostAlike(to: nodes[a], limit: count) {
          if let b = numberOf[match.who] { own[b] = match.score }
        }
        for b in (a + 1)..<max(a + 1, count) where !neighbors[a].contains(b) {
          let isHidden = hidden.contains(pair(a, b))
          let common = neighbors[a].intersection(neighbors[b])
          let adamic = common.map { 1 / log(Double(max(2, neighbors[$0].count))) }.sorted().reduce(0, +)
          let union = neighbors[a].count + neighbors[b].count - common.count
          scores[0].append((own[b], isHidden))
          scores[1].append((adamic, isHidden))
          scores[2].append((union == 0 ? 0 : Double(common.count) / Double(union), isHidden))
        }
      }
      return scores.map(Self.area)
    }

    private func pair(_ a: Int, _ b: Int) -> Int { min(a, b) * count + max(a, b) }

    private static func area(_ scores: [(score: Double, isHidden: Bool)]) -> Double {
      // Rounded, so that what differs by the order of a sum only is one threshold.
      let sorted = scores.map { (($0.score * 1e9).rounded(), $0.isHidden) }.sorted { $0.0 > $1.0 }
      let wanted = Double(sorted.count { $0.1 })
      var (found, area) = (0.0, 0.0)
      var place = 0
      while place < sorted.count {
        let score = sorted[place].0
        var here = 0.0
        while place < sorted.count, sorted[place].0 == score {
          if sorted[place].1 { here += 1 }
          place += 1
        }
        found += here
        area += here / wanted * found / Double(place)
      }
      return area
    }

    /// The network as a dataset in which the links are partnerships.
    private func dataset(_ links: [(Int, Int)]) throws -> Dataset {
      let values = Array(Set(attributes.map { $0.kind + "=" + $0.value })).sorted()
      let numbers = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0.element, $0.offset) })
      func isPlace(_ kind: String) -> Bool { ["place", "city", "office"].contains(kind) }
      func number(_ kind: String, _ value: String) -> Int { numbers[kind + "=" + value] ?? 0 }
      var tables: [TableName: [String]] = [.organizations: ids.indices.map { "n\($0),Node \($0)" }]
      for (number, value) in values.enumerated() {
        let kind = String(value.prefix { $0 != "=" })
        tables[isPlace(kind) ? .cities : .topics, default: []].append("v\(number),Value \(number)")
      }
      for (node, kind, value) in attributes {
        let id = "v\(number(kind, value))"
        tables[.activities, default: []].append("n\(node)," + (isPlace(kind) ? ",\(id)," : "\(id),,"))
      }
      tables[.relationships] = links.filter { $0 != $1 }.map { "n\($0),partnersWith,n\($1)," }
      return try ScratchDataset.read(tables)
    }
  }
}
