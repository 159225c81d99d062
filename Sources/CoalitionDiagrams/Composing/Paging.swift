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

extension DiagramComposer {
  /// The sheets of a diagram that says itself where its nodes stand; nil where nothing is known of how to divide it.
  func pages(
    of measured: MeasuredDiagram, _ options: Options
  ) async throws(GraphvizError) -> ([Sheet], [String])? {
    switch measured.diagram.placements.first {
    case .timeline: try await pages(of: measured, planned: { timelinePages(measured) }, options)
    case .table: try await pages(of: measured, planned: { tablePages(measured) }, options)
    case .map: try await pages(of: measured, planned: { mapPages(measured) }, options)
    default: nil
    }
  }

  /// The diagram on as many pages as its words need to be read.
  ///
  /// A page that turns out too full is divided; one that cannot be divided stays as it is, and its ``Readability``
  /// tells.
  ///
  /// - Parameter planned: the pages by their estimate, asked for where one is too small; nil where nothing can be divided.
  private func pages(
    of measured: MeasuredDiagram, planned: () -> (any PagePlan)?, _ options: Options
  ) async throws(GraphvizError) -> ([Sheet], [String]) {
    let (whole, notes) = try await sheet(of: measured, options)
    if whole.isReadable(on: options.page) { return ([whole], notes) }
    guard var plan = planned() else { return ([whole], notes) }
    if plan.parts.count < 2, !plan.divide([0]) { return ([whole], notes) }
    var readable: Set<PagePart> = []
    while true {
      let parts = plan.parts
      // The number of all pages stands on each: at the end, all are made anew with it.
      let isLast = parts.allSatisfy(readable.contains)
      let tried = parts.indices.filter { isLast || !readable.contains(parts[$0]) }
      let pages = try await measure(
        tried.map { Self.page($0, of: parts, of: measured.diagram) }, for: options.page,
        links: tried.map { Self.links(from: $0, of: parts) }, showsNumbers: measured.style.showsNumbers)
      let sheets = try await sheets(of: pages, boxes: try await placed(pages, options), options)
      let tooFull = zip(tried, sheets).filter { !$1.isReadable(on: options.page) }.map(\.0)
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
