internal import GraphAlgorithms
internal import GraphvizRendering

/// A part of a diagram that gets a page of its own.
struct PagePart {
  /// What sets it apart from the other pages, as its subtitle begins: "1998–2012".
  var name: String
  /// The nodes and edges of the page; its caption says only what concerns this page.
  var diagram: Diagram
  /// Whether there could be two pages of it.
  var isDivisible: Bool
}

extension Diagram.Placement {
  /// Whether the diagram itself says where each node stands.
  var isGiven: Bool { [.table, .timeline, .map].contains(self) }
}

extension MeasuredDiagram {
  /// The diagram in at least two parts, each as large as can be read on the page; fewer where it cannot be divided.
  ///
  /// - Parameter sparing: the share of each page to leave, for what the estimate does not see.
  fileprivate func parts(sparing: Double) -> [PagePart] {
    switch diagram.placements.first {
    case .timeline: timelinePages(sparing: sparing)
    case .table: tablePages(sparing: sparing)
    case .map, .network, .ranks, .ring, .rows, nil: []
    }
  }
}

extension DiagramComposer {
  /// A diagram that itself says where its nodes stand, on as many pages as its words need to be read.
  ///
  /// Where a page turns out too full, all are planned again with more to spare. A page that cannot be divided stays
  /// as it is, and its ``Readability`` tells.
  func pages(
    of measured: MeasuredDiagram, _ options: Options
  ) async throws(GraphvizError) -> ([Sheet], [String]) {
    let (whole, notes) = try await sheet(of: measured, options)
    if whole.isReadable(on: options.page) { return ([whole], notes) }
    var best = [whole]
    var fewest = Int.max
    for sparing in [0, 0.08, 0.16, 0.25, 0.35, 0.5] {
      let parts = measured.parts(sparing: sparing)
      guard parts.count > 1 else { break }
      var sheets: [Sheet] = []
      for index in parts.indices {
        let page = try await measure(
          Self.page(index, of: parts, of: measured.diagram), for: options.page,
          links: Self.links(from: index, of: parts))
        sheets.append(try await sheet(of: page, options).0)
      }
      let tooFull = parts.indices.filter { parts[$0].isDivisible && !sheets[$0].isReadable(on: options.page) }
      if tooFull.count < fewest { (best, fewest) = (sheets, tooFull.count) }
      if tooFull.isEmpty { break }
    }
    return (best, notes)
  }

  /// A part with the words that say which page it is.
  private static func page(_ index: Int, of parts: [PagePart], of whole: Diagram) -> Diagram {
    var page = parts[index].diagram
    page.subtitle = [parts[index].name, "Page \(index + 1) of \(parts.count)", whole.subtitle]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    let isFirst = index == 0
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
