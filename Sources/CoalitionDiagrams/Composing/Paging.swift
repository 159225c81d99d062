internal import GraphAlgorithms
internal import GraphvizRendering

/// A part of a diagram that gets a page of its own.
struct PagePart: Hashable {
  /// What sets it apart from the other pages, as its subtitle begins: "1998–2012".
  var name: String
  /// The nodes and edges of the page; its caption says only what concerns this page.
  var diagram: Diagram
}

/// How a diagram that itself says where its nodes stand is divided into pages.
protocol PagePlan {
  /// The pages in reading order, each node on one of them; the first has room for the caption of the whole.
  var parts: [PagePart] { get }

  /// Makes more pages of those that turned out too full.
  ///
  /// - Returns: Whether there was any that could be divided.
  mutating func divide(_ pages: [Int]) -> Bool
}

extension Diagram.Placement {
  /// Whether the diagram itself says where each node stands.
  var isGiven: Bool { [.table, .timeline, .map].contains(self) }
}

extension MeasuredDiagram {
  /// The diagram in parts, each as large as can be read on the page by its estimate; `nil` where a layout says where
  /// nodes stand.
  fileprivate var pagePlan: (any PagePlan)? {
    switch diagram.placements.first {
    case .timeline: timelinePages()
    case .table: tablePages()
    case .map: mapPages()
    case .network, .ranks, .ring, .rows, nil: nil
    }
  }
}

extension DiagramComposer {
  /// A diagram that itself says where its nodes stand, on as many pages as its words need to be read.
  ///
  /// A page that turns out too full is divided; one that cannot be divided stays as it is, and its ``Readability``
  /// tells.
  func pages(
    of measured: MeasuredDiagram, _ options: Options
  ) async throws(GraphvizError) -> ([Sheet], [String]) {
    let (whole, notes) = try await sheet(of: measured, options)
    if whole.isReadable(on: options.page) { return ([whole], notes) }
    guard var plan = measured.pagePlan else { return ([whole], notes) }
    if plan.parts.count < 2, !plan.divide([0]) { return ([whole], notes) }
    var readable: Set<PagePart> = []
    while true {
      let parts = plan.parts
      // The number of all pages stands on each: at the end, all are made anew with it.
      let isLast = parts.allSatisfy(readable.contains)
      var sheets: [Sheet] = []
      var tooFull: [Int] = []
      for index in parts.indices where isLast || !readable.contains(parts[index]) {
        let page = try await measure(
          Self.page(index, of: parts, of: measured.diagram), for: options.page,
          links: Self.links(from: index, of: parts), showsNumbers: measured.style.showsNumbers)
        let sheet = try await sheet(of: page, options).0
        sheets.append(sheet)
        if !sheet.isReadable(on: options.page) { tooFull.append(index) }
      }
      if !tooFull.isEmpty, plan.divide(tooFull) {
        readable.formUnion(parts.indices.filter { !tooFull.contains($0) }.map { parts[$0] })
        continue
      }
      if sheets.count == parts.count { return (sheets, notes) }
      // What cannot be divided is as readable as it can be.
      readable.formUnion(parts)
    }
  }

  /// A part with the words that say which page it is.
  private static func page(_ index: Int, of parts: [PagePart], of whole: Diagram) -> Diagram {
    var page = parts[index].diagram
    let isFirst = index == 0
    // What the whole answers stands on the first page; the others need their room.
    page.subtitle = [parts[index].name, "Page \(index + 1) of \(parts.count)", isFirst ? whole.subtitle : ""]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    page.caption = [
      "This page: \(page.summary). All pages: \(whole.summary).", page.caption,
      isFirst || whole.caption.isEmpty ? whole.caption : "What is on no page is counted on the first.",
    ].filter { !$0.isEmpty }.joined(separator: " ")
    return page
  }

  /// The pages before and after.
  private static func links(from index: Int, of parts: [PagePart]) -> [Furniture.PageLink] {
    [(index - 1, "←"), (index + 1, "→")].filter { parts.indices.contains($0.0) }.map { other, arrow in
      Furniture.PageLink(page: other + 1, words: "\(arrow) page \(other + 1): \(parts[other].name)")
    }
  }
}
