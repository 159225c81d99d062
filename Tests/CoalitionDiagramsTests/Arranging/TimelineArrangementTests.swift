import GraphAlgorithms
import Testing

@testable import CoalitionDiagrams

/// Nothing overlaps whatever the times and sizes, and marks stand where their times are.
@Suite("Time lines")
struct TimelineArrangementTests {
  private func diagram(_ times: [(Double, Double)?]) -> Diagram {
    var diagram = Diagram(title: "Times", placements: [.timeline])
    for (index, time) in times.enumerated() {
      var node = Diagram.Node(
        id: "\(index)", label: "\(index)", kind: index.isMultiple(of: 2) ? .report : .campaign)
      if let time { node.spot = .time(from: time.0, until: time.1) }
      diagram.nodes.append(node)
    }
    return diagram
  }

  private func random(_ seed: UInt64) -> (Diagram, [Size]) {
    var generator = SeededGenerator(seed: seed)
    let spreads: [Double] = [0.5, 3, 30, 900]
    let spread = spreads[Int.random(in: 0..<4, using: &generator)]
    let times: [(Double, Double)?] = (0..<Int.random(in: 0...50, using: &generator)).map { _ in
      let from = 1000 + Double.random(in: 0...spread, using: &generator)
      let until = from + Double.random(in: 0...4, using: &generator)
      switch Int.random(in: 0..<12, using: &generator) {
      case 0: return nil
      case 1: return (from, .infinity)
      case 2: return (-.infinity, from)
      case 3: return (from, from)
      case 4: return (-.infinity, .infinity)
      case 5: return (.nan, from)
      case 6: return (until, from)
      default: return (from, until)
      }
    }
    let sizes = times.map { _ in
      Size(
        width: Double.random(in: 0...300, using: &generator),
        height: Double.random(in: 0...120, using: &generator))
    }
    return (diagram(times), sizes)
  }

  @Test("no label, mark or year overlaps another", arguments: 0..<80)
  func overlaps(_ seed: UInt64) {
    let (diagram, sizes) = random(seed)
    let arrangement = TimelineArrangement.arranged(diagram, sizes)
    for (box, size) in zip(arrangement.boxes, sizes) {
      #expect(abs(box.size.width - size.width) < 1e-6 && abs(box.size.height - size.height) < 1e-6)
    }
    let boxes =
      arrangement.boxes.enumerated().map { (name: "label \($0.offset)", box: $0.element) }
      + arrangement.decorations.compactMap { decoration in decoration.box.map { ("\(decoration)", $0) } }
    #expect(Geometry.overlaps(boxes) == [])
    #expect(TimelineArrangement.arranged(diagram, sizes) == arrangement)
  }

  private func bands(_ arrangement: Arrangement) -> [Rectangle] {
    arrangement.decorations.compactMap { if case .band(let box, _, _, _) = $0 { box } else { nil } }
  }

  @Test("a year is a span of the axis, as wide as any other, and later stands further right")
  func years() throws {
    let diagram = diagram([(2014, 2015), (2015, 2016), (2016.5, 2016.6)])
    let bands = bands(
      TimelineArrangement.arranged(diagram, diagram.nodes.map { _ in Size(width: 80, height: 30) })
    )
    .sorted { $0.left < $1.left }
    try #require(bands.count == 3)
    #expect(abs(bands[0].size.width - bands[1].size.width) < 1e-9)
    #expect(abs(bands[0].right - bands[1].left) < 1e-9)
    #expect(abs(bands[2].left - bands[1].right - bands[0].size.width / 2) < 1e-6)
  }

  @Test("a label hangs from its mark, no further from its beginning than the axis needs", arguments: 0..<20)
  func hanging(_ seed: UInt64) {
    let (diagram, sizes) = random(seed)
    let arrangement = TimelineArrangement.arranged(diagram, sizes)
    let marks = bands(arrangement)
    let reach = TimelineArrangement.arrow + 1e-6
    for (node, box) in zip(diagram.nodes, arrangement.boxes) {
      guard case .time(let from, let until)? = node.spot, from.isFinite || until.isFinite, !from.isNaN else {
        continue
      }
      let own = marks.contains {
        abs($0.bottom - box.top - TimelineArrangement.labelGap) < 1e-6
          && box.left <= $0.right + reach && box.right >= $0.left - reach
      }
      #expect(own, "\(node.id)")
    }
  }

  @Test("reports of one time hang side by side from one mark where it is wide enough")
  func shared() {
    var diagram = diagram([(2014, 2015), (2014, 2015), (2014, 2015), (2014.5, 2014.6)])
    for index in diagram.nodes.indices { diagram.nodes[index].kind = .report }
    let sizes = diagram.nodes.map { _ in Size(width: 60, height: 30) }
    let arrangement = TimelineArrangement.arranged(diagram, sizes)
    #expect(bands(arrangement).count == 2)
    #expect(Set(arrangement.boxes.prefix(3).map(\.top)).count == 1)
    // A campaign lasts; two that last alike are two.
    for index in diagram.nodes.indices { diagram.nodes[index].kind = .campaign }
    #expect(bands(TimelineArrangement.arranged(diagram, sizes)).count == 4)
  }

  @Test("a long empty stretch is drawn short, and says so; a short one is not")
  func stretches() {
    func words(_ diagram: Diagram) -> [String] {
      TimelineArrangement.arranged(diagram, diagram.nodes.map { _ in Size(width: 80, height: 30) })
        .decorations.compactMap { if case .text(let text, _, _) = $0 { text } else { nil } }
    }
    #expect(words(diagram([(1950, 1951), (2000, 2001)])).contains("1951–1999: none"))
    #expect(!words(diagram([(1997, 1998), (2000, 2001)])).contains { $0.contains("none") })
    // Something lasts through it: not empty.
    #expect(!words(diagram([(1950, 1951), (1950, 2001), (2000, 2001)])).contains { $0.contains("none") })
  }
}
