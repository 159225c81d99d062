import GraphAlgorithms
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

@Suite("Title, legend, caption and source line")
struct FurnitureTests {
  /// Everything that a legend can explain, in `count` clusters.
  static func everything(clusters count: Int) -> Diagram {
    var diagram = Diagram(
      title: "Who shares what with whom, and what nobody has looked at since spring",
      subtitle: "Which organizations work on the same topics in the same cities, and how they are tied",
      sourceLine: "Source: " + (1...8).map { "Register of organizations \($0)" }.joined(separator: "; "),
      caption: "Not drawn: 12 organizations without any link, and 3 topics that nobody works on.",
      placements: [.rows])
    for kind in Diagram.NodeKind.allCases {
      var node = Diagram.Node(id: kind.rawValue, label: kind.rawValue, kind: kind)
      node.isFocus = kind == .topic
      node.isStale = kind == .report
      diagram.nodes.append(node)
    }
    for cluster in 0..<count {
      var node = Diagram.Node(id: "\(cluster)", label: "Name", kind: .organization, cluster: cluster)
      node.measure = Double(cluster) / Double(count)
      diagram.nodes.append(node)
      diagram.clusters.append(
        .init(number: cluster, label: "\(cluster + 1)  Detention and deportation, Policing · Vancouver"))
    }
    var step = Diagram.Edge(from: "topic", to: "place")
    step.isTreeStep = true
    diagram.edges = [
      .init(from: "report", to: "topic"), .init(from: "report", to: "place", isImplied: true),
      .init(from: "report", to: "cell", isTie: true, isDirected: true), step,
    ]
    return diagram
  }

  @Test("a caption counts what is not drawn, and is not cut itself")
  func wholeCaption() throws {
    var diagram = Self.everything(clusters: 1)
    diagram.caption = (1...120).map { "Not drawn: organization number \($0)." }.joined(separator: " ")
    let furniture = Furniture(diagram, NodeStyle(), width: 100)
    let piece = try #require(furniture.unplaced.first { $0.identifier == "caption" })
    guard case .raw(let words)? = piece.attributes["label"] else { throw CancellationError() }
    #expect(words.hasSuffix("120.\\l") && !words.contains("…"))
  }

  @Test("a legend explains the cells and the bars that are there, and no others")
  func cellsAndBars() {
    func pieces(_ cells: [Diagram.CellState], _ spots: [Diagram.Spot]) -> Set<String> {
      var diagram = Diagram(title: "", placements: [spots.isEmpty ? .table : .timeline])
      for (index, cell) in cells.enumerated() {
        var node = Diagram.Node(id: "\(index)", label: "", kind: .cell)
        (node.cell, node.measure) = (cell, Double(index + 1))
        diagram.nodes.append(node)
      }
      for (index, spot) in spots.enumerated() {
        var node = Diagram.Node(id: "\(index)", label: "", kind: index == 0 ? .report : .campaign)
        node.spot = spot
        diagram.nodes.append(node)
      }
      return Set(Furniture(diagram, NodeStyle(), width: 800).unplaced.map(\.identifier))
    }
    let cells = pieces([.filled(isImplied: true), .gap], [])
    #expect(cells.isSuperset(of: ["l:cells", "l:cell-implied", "l:cell-nobody"]))
    #expect(cells.isDisjoint(with: ["l:cell-stated", "l:cell-unknown", "l:shades", "l:marks"]))
    #expect(
      pieces([.filled(isImplied: false), .filled(isImplied: false), .unknown], [])
        .isSuperset(of: ["l:cell-stated", "l:cell-unknown", "l:shade-0", "l:shade-1"]))
    let bars = pieces([], [.time(from: 2014, until: 2015)])
    #expect(bars.contains("l:mark-report") && bars.isDisjoint(with: ["l:mark-campaign", "l:mark-open"]))
    #expect(
      pieces([], [.time(from: 2014, until: 2015), .time(from: 2014, until: .infinity)])
        .isSuperset(of: ["l:mark-report", "l:mark-campaign", "l:mark-open", "l:mark-open-a"]))
  }

  /// The pieces in their places around one box of this width, by name.
  private func places(_ diagram: Diagram, width: Double, theme: Theme = .light) throws -> [String: Rectangle]
  {
    let furniture = Furniture(diagram, NodeStyle(theme, for: diagram), width: width)
    var graph = DOTGraph(identifier: "sizes")
    graph.nodes = furniture.unplaced
    for index in graph.nodes.indices { graph.nodes[index].attributes["pos"] = .position(x: 0, y: 0) }
    let sizes = try GraphvizRenderer.layout(graph.encoded(), engine: .positioned).nodes.mapValues {
      Size(width: $0.width, height: $0.height)
    }
    let picture = Rectangle(center: Point(x: 50, y: 70), size: Size(width: width, height: 200))
    let nodes = furniture.placed(around: [picture], sizes: sizes).nodes
    #expect(Set(nodes.map(\.identifier)) == Set(graph.nodes.map(\.identifier)))
    var places: [String: Rectangle] = [:]
    for node in nodes {
      guard let size = sizes[node.identifier], case .position(let x, let y, _)? = node.attributes["pos"]
      else {
        continue
      }
      places[node.identifier] = Rectangle(center: Point(x: x, y: y), size: size)
    }
    return places
  }

  @Test(
    "nothing is wider than the picture or lies on anything else, and all begin at its left edge",
    arguments: [2, 5, 31], [200.0, 360, 700, 1600, 4000])
  func widths(_ clusters: Int, _ width: Double) throws {
    let diagram = Self.everything(clusters: clusters)
    let places = try places(diagram, width: width)
    let picture = Rectangle(center: Point(x: 50, y: 70), size: Size(width: width, height: 200))
    let right = picture.left + max(width, Furniture.minimumWidth)
    for (name, box) in places {
      #expect(box.left >= picture.left - 0.1 && box.right <= right + 0.6, "\(name) in \(width): \(box)")
    }
    #expect(
      Geometry.overlaps(places.map { ($0.key, $0.value) } + [("picture", picture)]) == [], "\(width)")
    for name in ["title", "subtitle", "caption", "source", "l:shapes", "l:colours", "l:size", "l:lines"] {
      #expect(abs(try #require(places[name], "\(name)").left - picture.left) < 0.1, "\(name)")
    }
    let order = try ["title", "subtitle", "l:shapes", "l:colours", "l:lines", "caption", "source"].map {
      try #require(places[$0]).center.y
    }
    #expect(order == order.sorted(by: >))
  }

  @Test("a wide picture has long lines, a narrow one short ones")
  func lines() throws {
    let diagram = Self.everything(clusters: 5)
    let (narrow, wide) = (try places(diagram, width: 360), try places(diagram, width: 1200))
    for name in ["title", "subtitle", "source"] {
      #expect(try #require(narrow[name]).size.width < #require(wide[name]).size.width)
    }
    // Entries of a row share its middle where there is room, and take another line where there is none.
    func ys(_ places: [String: Rectangle]) -> Set<Double> {
      Set((0..<5).compactMap { places["l:cluster-\($0)"]?.center.y })
    }
    #expect(ys(narrow).count > ys(wide).count)
  }

  @Test("clusters beyond the colours share one swatch, which names their numbers")
  func folding() throws {
    let names = { (count: Int) in
      Furniture(Self.everything(clusters: count), NodeStyle(), width: 900).unplaced
    }
    let swatches = names(31).filter {
      $0.identifier.hasPrefix("l:cluster-") && !$0.identifier.hasSuffix("-name")
    }
    #expect(swatches.count == 9)
    #expect(swatches.last?.attributes["label"] == .text("9–31"))
    // Names of the others stand beside it as far as two lines go, and none where they would not.
    func beside(_ width: Double) -> String {
      let pieces = Furniture(Self.everything(clusters: 31), NodeStyle(), width: width).unplaced
      guard
        case .raw(let words)? = pieces.first(where: { $0.identifier == "l:cluster-others-name" })?
          .attributes["label"]
      else { return "" }
      return words
    }
    #expect(beside(400) == "other clusters, by number\\l")
    #expect(beside(1600).contains("9\u{A0}Detention") && beside(1600).contains("; …"))
    let ninth = names(9).first { $0.identifier == "l:cluster-others" }
    #expect(ninth?.attributes["label"] == .text("9"))
    #expect(!names(8).contains { $0.identifier == "l:cluster-others" })
  }

  @Test("only what is used is explained, and size and faintness in the given words")
  func meanings() throws {
    var diagram = Diagram(title: "T", placements: [.rows])
    diagram.nodes = [.init(id: "a", label: "A", kind: .organization)]
    let bare = Furniture(diagram, NodeStyle(.dark, for: diagram), width: 500).unplaced.map(\.identifier)
    #expect(bare == ["title", "l:shapes", "l:organization"])
    let full = Furniture(
      Self.everything(clusters: 3), NodeStyle(), width: 900, sizeMeaning: "more members",
      staleMeaning: "not checked since May"
    ).unplaced
    func label(_ name: String) -> DOTValue? { full.first { $0.identifier == name }?.attributes["label"] }
    #expect(label("l:size-meaning") == .raw("more members\\l"))
    #expect(label("l:faint-meaning") == .raw("not checked since May\\l"))
  }
}
