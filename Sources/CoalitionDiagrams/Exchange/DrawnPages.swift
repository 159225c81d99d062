public import GraphAlgorithms
internal import RecordReading

/// Where the nodes of an atlas stand and on which page each is at home: for a later atlas in which what stays does not
/// move.
public struct DrawnPages: Sendable, Hashable {
  /// A page that shows nodes; overviews are none.
  public struct Page: Sendable, Hashable {
    /// The ids of the nodes that are at home on it.
    public var homes: Set<String>
    /// The middle of each node on it, by its id, in points; y grows upwards.
    public var positions: [String: Point]

    /// Makes a page.
    public init(homes: Set<String>, positions: [String: Point]) {
      self.homes = homes
      self.positions = positions
    }
  }

  /// The pages in their order.
  public var pages: [Page]

  /// Makes an atlas of its pages.
  public init(pages: [Page] = []) { self.pages = pages }

  /// The nodes on any of the pages.
  public var nodes: Set<String> { pages.reduce(into: []) { $0.formUnion($1.homes) } }

  /// Whether a picture is an overview that leads to pages of its own.
  static func isOverview(_ diagram: Diagram) -> Bool {
    !diagram.nodes.isEmpty && diagram.nodes.allSatisfy { $0.page != nil && $0.id.hasPrefix("page:") }
  }

  /// Reads the pages of an atlas that was drawn as SVGs; no pages if they are no atlas.
  ///
  /// - Parameter svgs: the content and name of each file, in the order of the pages; overviews are passed over.
  /// - Throws: ``BrokenFile`` of the first file that is no picture of ours.
  /// - Complexity: O(*n*) in the length of the files.
  public init(svgs: [(bytes: [UInt8], file: String)]) throws(BrokenFile) {
    pages = []
    guard let first = svgs.first, Self.isOverview(try Diagram(svg: first.bytes, file: first.file)) else {
      return
    }
    for svg in svgs.dropFirst() {
      let diagram = try Diagram(svg: svg.bytes, file: svg.file)
      if Self.isOverview(diagram) { continue }
      let drawn = try DrawnPositions(svg: svg.bytes, nodes: diagram.nodes.map(\.id), file: svg.file)
      let homes = diagram.nodes.filter { $0.page == nil }.map(\.id)
      pages.append(Page(homes: Set(homes), positions: drawn.positions))
    }
  }

  /// Reads what ``csv()`` wrote; no pages if the table has no column `page`.
  ///
  /// - Throws: ``BrokenFile`` with every cell that is no number.
  public init(csv: [UInt8], file: String = "positions.csv") throws(BrokenFile) {
    pages = []
    let table = CSVTable(bytes: csv, file: file)
    guard let id = table.columnIndex("id"), let x = table.columnIndex("x"), let y = table.columnIndex("y"),
      let page = table.columnIndex("page"), let home = table.columnIndex("home")
    else { return }
    var problems = table.diagnostics.filter { $0.severity == .error }
    var found: [Int: Page] = [:]
    for record in 0..<table.recordCount {
      let across = table.number(record, x, expected: "a number of points", &problems)
      let along = table.number(record, y, expected: "a number of points", &problems)
      let number = table.number(record, page, expected: "the number of a page", &problems)
      guard let across, let along, let number else { continue }
      let name = table.text(record, id)
      found[Int(number), default: Page(homes: [], positions: [:])].positions[name] = Point(
        x: across, y: along)
      if table.text(record, home) == "yes" { found[Int(number)]?.homes.insert(name) }
    }
    if !problems.isEmpty { throw BrokenFile(diagnostics: problems.sorted()) }
    pages = found.sorted { $0.key < $1.key }.map(\.value)
  }

  /// A sidecar file: a row for each node on each page, which says whether it is at home there; sorted.
  public func csv() -> [UInt8] {
    let rows = pages.enumerated().flatMap { number, page in
      page.positions.sorted { $0.key < $1.key }.map { id, point in
        [id, "\(point.x)", "\(point.y)", "\(number + 1)", page.homes.contains(id) ? "yes" : "no"]
      }
    }
    return CSVEncoder().encode([["id", "x", "y", "page", "home"]] + rows)
  }
}
