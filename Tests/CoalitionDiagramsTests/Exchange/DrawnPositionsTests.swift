import GraphAlgorithms
import RecordReading
import Testing

@testable import CoalitionDiagrams

@Suite("Positions read back")
struct DrawnPositionsTests {
  /// An SVG with two nodes as Graphviz draws them: a box around (50, 30) and a house on (200, 60) upwards.
  static func drawing(
    root: String = "", around: (String, String) = ("", ""), first: String = "",
    box: String = #"<polygon points="80,-40 20,-40 20,-20 80,-20 80,-40"/>"#
  ) -> [UInt8] {
    Array(
      """
      <?xml version="1.0"?>
      <svg width="300pt" viewBox="0.00 0.00 300.00 200.00" xmlns="http://www.w3.org/2000/svg"\(root)>
      \(around.0)<g id="graph0" class="graph" transform="scale(1 1) rotate(0) translate(4 196)">
      <g id="node1" class="node" data-id="a &amp; b"\(first)>
      <title>x</title>\(box)<text>a</text></g>
      <g id="node2" class="node" data-id="c">
      <polygon points="290.08,-67.1 200.03,-82.96 109.97,-67.1 110.06,-41.44 289.99,-41.44 290.08,-67.1"/></g>
      </g>\(around.1)
      </svg>
      """.utf8)
  }

  static func read(_ svg: [UInt8]) throws -> DrawnPositions {
    try DrawnPositions(svg: svg, nodes: ["a & b", "c"])
  }

  private func near(_ point: Point?, _ x: Double, _ y: Double) -> Bool {
    point.map { $0.distance(to: Point(x: x, y: y)) < 0.05 } ?? false
  }

  @Test("a picture that nobody touched")
  func untouched() throws {
    let drawn = try Self.read(Self.drawing())
    #expect(near(drawn.positions["a & b"], 50, 30) && near(drawn.positions["c"], 200.03, 60))
    #expect(drawn.missing == [] && drawn.unknown == [] && drawn.repeated == [])
  }

  @Test(
    "every transform on a node's group is followed",
    arguments: [
      ("translate(10,-5)", 60, 35), ("translate(10)", 60, 30), ("matrix(1 0 0 1 10 -5)", 60, 35),
      ("translate(10 , -5) scale(2)", 110, 65), ("scale(2,1)", 100, 30), ("rotate(90)", 30, -50),
      ("rotate(180, 50, -30)", 50, 30), ("skewX(45)", 20, 30), ("skewY(45)", 50, -20), ("", 50, 30),
      ("matrix(1,0,0,1,10,-5) , translate( 1e1 .5 )", 70, 34.5),
    ])
  func transforms(_ transform: String, x: Double, y: Double) throws {
    for quote in ["\"", "'"] {
      let svg = Self.drawing(
        first: "\n   transform=\(quote)\(transform)\(quote)\n   sodipodi:nodetypes=\"cc\"")
      #expect(near(try Self.read(svg).positions["a & b"], x, y), "\(transform)")
    }
  }

  @Test(
    "whatever the shape was made into",
    arguments: [
      #"<path d="M80,-40C80,-40 20,-40 20,-40 20,-20 80,-20 80,-20"/>"#,
      #"<path d="m 80,-40 h -60 v 20 H 80 z"/>"#,
      #"<path d="m80-40-60 0 0 20 60 0z m-1 1 l0 1"/>"#, #"<rect x="20" y="-40" width="60" height="20"/>"#,
      #"<ellipse cx="50" cy="-30" rx="30" ry="10"/>"#, #"<circle cx="50px" cy="-30" r="3"/>"#,
      #"<path d="M 20,-30 A 30 10 0 0 1 80,-30 A 30,10 0 01 20 -30 Z"/>"#,
      #"<svg:rect x="20" y="-40" width="60" height="20"/>"#,
      #"<defs><path d="M0 0L9 9"/></defs><a><g transform="translate(50,-30)"><rect x="-30" y="-10" width="60" height="20"/></g></a>"#,
      #"<text text-anchor="middle" x="50" y="-27.2" font-size="11.00">a</text>"#,
      #"<text text-anchor="start" textLength="60" x="20" y="-27.2" font-size="11px">a</text>"#,
    ])
  func shapes(_ box: String) throws {
    #expect(near(try Self.read(Self.drawing(box: box)).positions["a & b"], 50, 30))
  }

  @Test("a picture moved and scaled as a whole, or put into layers, has its nodes where they were")
  func whole() throws {
    let layer = #"<g inkscape:groupmode="layer" id="layer1" transform="translate(7,8) rotate(30) scale(3)">"#
    for svg in [Self.drawing(around: (layer, "</g>")), Self.drawing(root: #" inkscape:version="1.2""#)] {
      #expect(near(try Self.read(svg).positions["c"], 200.03, 60))
    }
  }

  @Test("what is missing, new or doubled is listed")
  func lists() throws {
    let svg = String(decoding: Self.drawing(), as: UTF8.self)
    let more = #"<g data-id="new"><rect width="2" height="2"/></g><g data-id="c"><rect/></g></svg>"#
    let drawn = try DrawnPositions(
      svg: Array(svg.replacing("</svg>", with: more).utf8), nodes: ["c", "gone", "a & b"])
    #expect(drawn.missing == ["gone"] && drawn.unknown == ["new"] && drawn.repeated == ["c"])
    #expect(near(drawn.positions["c"], 200.03, 60) && drawn.positions.count == 2)
  }

  /// Files that would stop a careless reader.
  static let hostileFiles: [(name: String, svg: String)] = [
    ("declarations", "<!DOCTYPE svg [<!ENTITY a \"&b;&b;\">]><svg>&a;</svg>"),
    ("nested deeper", String(repeating: "<g>", count: 100_000)),
    ("does not end", "<svg><g id=\"x></g></svg>"),
    ("does not end", "<svg><!-- x</svg>"), ("does not end", "<svg><g"), ("end of the file", "<svg><g></g>"),
    ("end of the file", ""), ("end of the file", "words only"), ("</g>", "<svg></g></svg>"),
    ("</svg>", "<svg><g></svg>"),
    ("“<”", "<svg>< </svg>"), ("“<” in a tag", "<svg <g></svg>"),
    ("out of bounds", "<svg transform='scale(1e300)'/>"),
    ("transform=", "<svg><g transform=\"translate(nan 1)\"/></svg>"),
    ("transform=", "<svg transform='turn(3)'/>"),
    ("transform=", "<svg><g transform=\"translate(1 2\"/></svg>"),
    ("transform=", "<svg transform='matrix(1 2)'/>"),
    ("pressed flat", "<svg><g id='graph0' transform='scale(0)'/></svg>"),
    ("a shape", "<svg><g data-id='a'><polygon points='1,2 3'/></g></svg>"),
    ("a shape", "<svg><g data-id='a'><path d='M 1 2 L 3'/></g></svg>"),
    ("a shape", "<svg><g data-id='a'><path d='M 1 2 X 3 4'/></g></svg>"),
    ("a shape", "<svg><g data-id='a'><path d='M 1e99 2'/></g></svg>"),
    ("cx=", "<svg><g data-id='a'><circle cx='inf' cy='0'/></g></svg>"),
  ]

  @Test("hostile files are refused with the place and the reason", arguments: hostileFiles)
  func hostile(_ name: String, _ svg: String) throws {
    let error = try #require(throws: BrokenFile.self) { try DrawnPositions(svg: Array(svg.utf8), nodes: []) }
    #expect(error.diagnostics.count == 1 && error.diagnostics[0].found.contains(name), "\(error)")
  }

  @Test("a tag of many megabytes is refused, and bytes of any kind are survived")
  func endless() throws {
    let long =
      Array("<svg d=\"".utf8) + [UInt8](repeating: 65, count: XMLScanner.longestTag + 9) + Array("\"/>".utf8)
    #expect(throws: BrokenFile.self) { try Self.read(long) }
    var generator = SeededGenerator(seed: 5)
    let bytes = Self.drawing()
    for _ in 0..<300 {
      var changed = bytes
      for _ in 0..<3 {
        changed[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      _ = try? Self.read(changed)
      _ = try? Self.read(Array(changed.prefix(Int.random(in: 0...bytes.count, using: &generator))))
    }
  }

  @Test("the sidecar file gives back the same numbers, and names each broken cell")
  func sidecar() throws {
    let positions = ["a": Point(x: 1 / 3, y: -2), "b,\"\n": Point(x: 0, y: 1e8), "é": Point(x: 5, y: 0.1)]
    let csv = DrawnPositions.csv(positions)
    #expect(csv.starts(with: "id,x,y\na,0.3333333333333333,-2.0\n".utf8))
    let drawn = try DrawnPositions(csv: csv, nodes: ["é", "b,\"\n", "z"])
    #expect(
      drawn.positions == positions.filter { $0.key != "a" } && drawn.missing == ["z"]
        && drawn.unknown == ["a"])
    let broken = try #require(throws: BrokenFile.self) {
      try DrawnPositions(csv: Array("id,x,y\na,1,north\nb,nan,2\n".utf8), nodes: [])
    }
    #expect(broken.diagnostics.map(\.line) == [2, 3] && broken.diagnostics.map(\.column) == [5, 3])
    #expect(throws: BrokenFile.self) { try DrawnPositions(csv: Array("id,x\na,1\n".utf8), nodes: []) }
  }
}
