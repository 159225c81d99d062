import CoalitionModel
import GraphAlgorithms
import Testing

@testable import CoalitionDiagrams

/// No box of a picture lies on another, no text on another, and all of them lie on the picture. Titles, legend and
/// source line are boxes like any other.
@Suite("Geometry")
struct GeometryTests {
  private func check(_ diagram: Diagram, _ comment: String = "") async throws {
    let geometry = try await Geometry(diagram)
    let comment = "\(diagram.title.prefix(60)) \(comment)"
    #expect(geometry.overlaps == [], "\(comment)")
    #expect(geometry.notes == [], "\(comment)")

    let picture = try await SVGPicture.draw(diagram)
    let texts = try picture.texts()
    #expect(Geometry.overlaps(texts.map { ($0.content, $0.box) }) == [], "\(comment)")
    let (origin, size) = (try picture.origin(), try picture.size())
    for text in texts {
      // The viewBox has y downwards.
      let isInside =
        text.box.left + origin.x >= 0 && text.box.right + origin.x <= size.width
        && origin.y - text.box.top >= 0 && origin.y - text.box.bottom <= size.height
      #expect(isInside, "\(text.content.prefix(60)) \(comment)")
      let node = try #require(geometry.boxes[text.node])
      #expect(
        text.box.left >= node.left - 0.6 && text.box.right <= node.right + 0.6, "\(text.content.prefix(60))")
      #expect(
        text.box.bottom >= node.bottom - 1 && text.box.top <= node.top + 1, "\(text.content.prefix(60))")
    }
  }

  @Test("the network of the sanctuary dataset, whole and cut", arguments: [250, 20])
  func network(_ limit: Int) async throws {
    try await check(.network(Network.sanctuary.graph, Network.sanctuary.clusters, limit: limit))
  }

  @Test(
    "around one of each kind",
    arguments: ["noii-toronto", "school-for-all", "expanding-sanctuary", "toronto", "migrant-justice"])
  func around(_ id: String) async throws {
    let network = Network.sanctuary
    try await check(.around(try network.entity(id), network.graph, network.clusters))
  }

  @Test(
    "connections, where there are some and where there are none",
    arguments: [
      ("noii-toronto", "amssa"), ("mijente", "west-coast-leaf"), ("expanding-sanctuary", "toronto"),
      ("school-for-all", "migrant-justice"), ("no-to-the-ifhp-cuts", "mijente"),
    ])
  func connection(_ from: String, _ to: String) async throws {
    try await check(try Network.sanctuary.connection(from, to))
  }

  @Test("clusters")
  func clusters() async throws {
    let network = Network.sanctuary
    try await check(.clusters(network.links, network.graph, network.clusters))
  }

  @Test("a dataset without anything, one with one organization, one with a single tie")
  func small() async throws {
    let nothing = try Invented().network()
    try await check(.network(nothing.graph, nothing.clusters))
    try await check(.clusters(nothing.links, nothing.graph, nothing.clusters))

    let alone = try Invented(organizations: [.init(id: "alone", name: "Alone")]).network()
    try await check(.network(alone.graph, alone.clusters))
    try await check(.around(try alone.entity("alone"), alone.graph, alone.clusters))

    let pair = try Invented(
      organizations: [.init(id: "a", name: "A"), .init(id: "b", name: "B")],
      relationships: [("a", "partnersWith", "b")]
    ).network()
    try await check(.network(pair.graph, pair.clusters))
    try await check(try pair.connection("a", "b"))
    try await check(.clusters(pair.links, pair.graph, pair.clusters))
  }

  @Test("300 random organizations")
  func random() async throws {
    let network = try Invented.random(organizations: 300, seed: 5).network()
    let whole = Diagram.network(network.graph, network.clusters, limit: 1000)
    #expect(whole.nodes.count > 300)
    try await check(whole)
    try await check(.network(network.graph, network.clusters, limit: 60))
    try await check(.around(try network.entity("city-3"), network.graph, network.clusters, limit: 80))
    try await check(.clusters(network.links, network.graph, network.clusters))
    try await check(try network.connection("org-1", "org-299"))
  }

  @Test("names that are hard to set", arguments: Names.hard)
  func names(_ hard: Names) async throws {
    var invented = Invented.names(hard.names)
    invented.title = hard.names[0]
    let network = try invented.network()
    try await check(.network(network.graph, network.clusters), hard.what)
    try await check(.around(try network.entity("org-0"), network.graph, network.clusters), hard.what)
    try await check(.clusters(network.links, network.graph, network.clusters), hard.what)
    try await check(try network.connection("org-0", "topic-1"), hard.what)
  }
}

/// Names of one sort.
struct Names: CustomTestStringConvertible {
  let what: String
  let names: [String]
  var testDescription: String { what }

  static let hard: [Names] = [
    Names(
      what: "10,000 characters",
      names: [
        String(repeating: "long ", count: 2000), String(repeating: "W", count: 10_000),
        String(repeating: "i", count: 10_000), "short",
      ]),
    Names(
      what: "right to left",
      names: [
        "لا أحد غير قانوني", "אף אחד לא בלתי חוקי", "مدينة ملاذ آمن للجميع في تورونتو", "\u{202E}drawkcab",
      ]),
    Names(
      what: "Chinese, Japanese, Korean", names: ["没有人是非法的组织", "誰も違法ではない連合体の長い名前のための例", "누구도 불법이 아니다", "庇護都市"]),
    Names(
      what: "combining characters",
      names: [
        "e\u{301}e\u{301}e\u{301} Que\u{301}bec", "a" + String(repeating: "\u{301}", count: 200), "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
        "ก็ที่นี่ไม่มีใครผิดกฎหมาย",
      ]),
    Names(
      what: "quotes, line ends, markup",
      names: [
        #"The "No One" Network"#, "Line\nend\r\nand\tmore", #"back\slash \N \l \"#,
        "<b>R&D</b> &lt;script&gt; ]]>",
      ]),
    Names(what: "equal names", names: Array(repeating: "No One Is Illegal", count: 30)),
  ]
}
