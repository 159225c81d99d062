import GraphAlgorithms
import Testing

@testable import CoalitionDiagrams

/// Nothing overlaps whatever the places and sizes, and directions are kept.
@Suite("Maps")
struct MapArrangementTests {
  private typealias Coordinate = (longitude: Double, latitude: Double)

  /// A node for each place, `p0` on, followed by what stands beside it.
  private func diagram(_ places: [Coordinate], members: [Int], strays: Int = 0) -> Diagram {
    var diagram = Diagram(title: "Map", placements: [.map])
    func add(_ id: String, _ kind: Diagram.NodeKind, _ spot: Diagram.Spot?) {
      var node = Diagram.Node(id: id, label: id, kind: kind)
      node.spot = spot
      diagram.nodes.append(node)
    }
    for (place, coordinate) in places.enumerated() {
      add("p\(place)", .place, .place(longitude: coordinate.longitude, latitude: coordinate.latitude))
      for member in 0..<members[place] { add("p\(place)m\(member)", .organization, .beside(id: "p\(place)")) }
    }
    for stray in 0..<strays {
      add("s\(stray)", .organization, stray.isMultiple(of: 2) ? .beside(id: "nowhere") : nil)
    }
    return diagram
  }

  private func sizes(_ diagram: Diagram, _ size: Size = Size(width: 90, height: 40)) -> [Size] {
    diagram.nodes.map { _ in size }
  }

  private func overlaps(_ diagram: Diagram, _ boxes: [Rectangle]) -> [String] {
    Geometry.overlaps(zip(diagram.nodes, boxes).map { ($0.id, $1) })
  }

  private func boxes(_ diagram: Diagram, _ boxes: [Rectangle]) -> [String: Rectangle] {
    Dictionary(uniqueKeysWithValues: zip(diagram.nodes.map(\.id), boxes))
  }

  private func random(_ seed: UInt64) -> (places: [Coordinate], Diagram, [Size]) {
    var generator = SeededGenerator(seed: seed)
    let spreads: [Double] = [0, 0.001, 5, 60]
    let spread = spreads[Int.random(in: 0..<4, using: &generator)]
    let places: [Coordinate] = (0..<Int.random(in: 0...25, using: &generator)).map { _ in
      (
        Double.random(in: -spread...spread, using: &generator),
        Double.random(in: -spread...spread, using: &generator)
      )
    }
    let members = places.map { _ in
      Int.random(in: 0...2, using: &generator) * Int.random(in: 0...9, using: &generator)
    }
    let diagram = diagram(places, members: members, strays: Int.random(in: 0...4, using: &generator))
    let sizes = diagram.nodes.map { _ in
      Size(
        width: Double.random(in: 0...300, using: &generator),
        height: Double.random(in: 0...120, using: &generator))
    }
    return (places, diagram, sizes)
  }

  @Test("no box overlaps another, all keep their sizes, and the same in is the same out", arguments: 0..<60)
  func overlaps(_ seed: UInt64) {
    let (_, diagram, sizes) = random(seed)
    let boxes = MapArrangement.arranged(diagram, sizes)
    #expect(boxes.map(\.size) == sizes)
    #expect(overlaps(diagram, boxes) == [])
    #expect(MapArrangement.arranged(diagram, sizes) == boxes)
  }

  @Test("what lies further west or south stands further west or south", arguments: 0..<60)
  func order(_ seed: UInt64) throws {
    let (places, diagram, sizes) = random(seed)
    let boxes = boxes(diagram, MapArrangement.arranged(diagram, sizes))
    let centers = try places.indices.map { try #require(boxes["p\($0)"]).center }
    for (a, one) in places.enumerated() {
      for (b, other) in places.enumerated() {
        if one.longitude < other.longitude { #expect(centers[a].x < centers[b].x) }
        if one.latitude < other.latitude { #expect(centers[a].y < centers[b].y) }
      }
    }
  }

  @Test("what works in a place stands beneath it, and nothing of another place among it", arguments: 0..<20)
  func members(_ seed: UInt64) throws {
    let (places, diagram, sizes) = random(seed)
    let boxes = MapArrangement.arranged(diagram, sizes)
    var blocks: [(name: String, box: Rectangle)] = []
    for place in places.indices {
      let own = zip(diagram.nodes, boxes).filter {
        $0.0.id == "p\(place)" || $0.0.spot == .beside(id: "p\(place)")
      }.map(\.1)
      #expect(own.dropFirst().allSatisfy { $0.top < own[0].bottom })
      blocks.append(("block \(place)", try #require(own.bounds)))
    }
    #expect(Geometry.overlaps(blocks) == [])
  }

  @Test("the way down from a place is free to all that stand beneath it")
  func aisle() throws {
    for count in [2, 3, 5, 8] {
      let diagram = diagram([(10, 50)], members: [count])
      let boxes = MapArrangement.arranged(diagram, sizes(diagram))
      let middle = try #require(boxes.first).center.x
      #expect(boxes.dropFirst().allSatisfy { $0.right < middle || $0.left > middle })
    }
  }

  @Test("no place, one, and two at the same coordinates")
  func few() throws {
    #expect(MapArrangement.arranged(diagram([], members: []), []) == [])
    for (places, members) in [
      ([], []), ([(10, 50)], [0]), ([(10, 50)], [3]), ([(10, 50), (10, 50)], [3, 200]),
      ([(0, 90), (120, 90), (0, -90)], [1, 1, 1]),
    ] as [([Coordinate], [Int])] {
      let diagram = diagram(places, members: members, strays: 3)
      let boxes = MapArrangement.arranged(diagram, sizes(diagram))
      #expect(overlaps(diagram, boxes) == [])
    }
  }

  @Test("what names no place or no real one stands below the map")
  func strays() throws {
    var diagram = diagram([(10, 50), (11, 51)], members: [2, 2], strays: 2)
    diagram.nodes[0].spot = .place(longitude: .nan, latitude: 50)
    let boxes = MapArrangement.arranged(diagram, sizes(diagram))
    #expect(overlaps(diagram, boxes) == [])
    let map = try #require(boxes[3...5].bounds)
    #expect((boxes[0...2] + boxes[6...]).allSatisfy { $0.top < map.bottom })
  }

  @Test("neighbors across the date line stand together")
  func dateLine() throws {
    #expect(MapArrangement.unwrapped([]) == [])
    #expect(MapArrangement.unwrapped([-180, 180]) == [-180, -180])
    // Fiji, Samoa, Auckland, Honolulu.
    let turned = MapArrangement.unwrapped([178, -172, 174.8, -157.9])
    #expect(zip(turned, [178, 188, 174.8, 202.1]).allSatisfy { abs($0 - $1) < 1e-9 })
    // The Atlantic and the Pacific are alike: the date line is where the map ends.
    #expect(MapArrangement.unwrapped([-90, 90]) == [-90, 90])
    let diagram = diagram([(178, -18), (-172, -13.8)], members: [3, 3])
    let boxes = boxes(diagram, MapArrangement.arranged(diagram, sizes(diagram)))
    let (fiji, samoa) = (try #require(boxes["p0"]), try #require(boxes["p1"]))
    #expect(fiji.center.x < samoa.center.x && fiji.center.y < samoa.center.y)
  }

  @Test("two hundred in one city leave the others in their directions")
  func crowd() throws {
    let diagram = diagram([(0, 0), (-1, 0.1), (1, -0.1), (0.1, 1), (-0.1, -1)], members: [200, 1, 1, 1, 1])
    let arranged = MapArrangement.arranged(diagram, sizes(diagram))
    #expect(overlaps(diagram, arranged) == [])
    let boxes = boxes(diagram, arranged)
    let middle = try #require(boxes["p0"]).center
    #expect(try #require(boxes["p1"]).center.x < middle.x && (boxes["p2"]?.center.x ?? 0) > middle.x)
    #expect(try #require(boxes["p3"]).center.y > middle.y && (boxes["p4"]?.center.y ?? 0) < middle.y)
    // The crowd is a block, not a line.
    let size = try #require(arranged.bounds).size
    #expect(size.width < 4 * size.height && size.height < 4 * size.width)
  }

  @Test("more places than are kept in order strictly")
  func many() {
    var generator = SeededGenerator(seed: 5)
    let places: [Coordinate] = (0...MapArrangement.most).map { _ in
      (Double.random(in: -50...50, using: &generator), Double.random(in: -50...50, using: &generator))
    }
    let diagram = diagram(places, members: places.map { _ in 0 })
    #expect(overlaps(diagram, MapArrangement.arranged(diagram, sizes(diagram))) == [])
  }
}
