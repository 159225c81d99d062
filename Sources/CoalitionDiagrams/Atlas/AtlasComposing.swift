internal import GraphAlgorithms
internal import GraphvizRendering

extension DiagramComposer {
  /// An overview and a page for each part. The overview may be an atlas itself.
  func atlas(
    of measured: MeasuredDiagram, _ options: Options
  ) async throws(GraphvizError) -> ([Sheet], [String]) {
    let diagram = measured.diagram
    var options = options
    var notes: [String] = []
    if !options.positions.isEmpty, options.atlas.pages.isEmpty {
      notes.append("The picture became an atlas of several pages, on which earlier positions mean nothing.")
    }
    options.positions = [:]
    var plan = AtlasPlan(
      diagram, areas: measured.areas, capacity: measured.capacity(of: options.page), seed: seed,
      earlier: options.atlas.pages.map(\.homes))
    guard plan.parts.count > 1 else {
      // One node that is larger than a page.
      let (sheet, further) = try await sheet(of: measured, options)
      return ([sheet], notes + further)
    }
    let places = try await settle(&plan, measured, options)
    let pages = AtlasPages(diagram, plan)
    // How many pages the overview has is known only when it is made, and its cards name the pages after it.
    var firstPage = 2
    var overview: [Sheet] = []
    for _ in 0..<4 {
      let (sheets, further) = try await overviewSheets(pages, firstPage: firstPage, options)
      overview = sheets
      notes += further
      if firstPage == overview.count + 1 { break }
      firstPage = overview.count + 1
    }
    let parts = try await measure(
      plan.parts.indices.map { pages.page($0, firstPage: firstPage) }, for: options.page,
      showsNumbers: measured.style.showsNumbers)
    let boxes = zip(parts, plan.parts).map { page, part in
      // The number of a page that a visitor names may have got longer.
      zip(places[part.everyone] ?? [], page.nodeSizes).map { Rectangle(center: $0, size: $1) }
        .overlapsRemoved(gap: Self.leastGap)
    }
    return (overview + (try await sheets(of: parts, boxes: boxes, options)), notes.unique())
  }

  /// How far apart nodes of a page stay at least, in points.
  private static let leastGap = 5.0

  /// Tries the pages and makes lighter those that cannot be read, until all can be.
  ///
  /// - Returns: Where the nodes of each page are, by its residents and visitors, in the order of the page's diagram.
  private func settle(
    _ plan: inout AtlasPlan, _ measured: MeasuredDiagram, _ options: Options
  ) async throws(GraphvizError) -> [[Int]: [Point]] {
    var places: [[Int]: [Point]] = [:]
    while true {
      let pages = AtlasPages(measured.diagram, plan)
      let new = plan.parts.indices.filter { places[plan.parts[$0].everyone] == nil }
      // Which page numbers there will be is not settled; room is kept for those with most digits.
      let first = [10, 100, 1_000].first { plan.parts.count + 20 < 10 * $0 } ?? 10_000
      let tried = try await measure(
        new.map { pages.page($0, firstPage: first) }, for: options.page,
        showsNumbers: measured.style.showsNumbers)
      let known = new.map { part in
        plan.parts[part].origin.map { options.atlas.pages[$0].positions } ?? [:]
      }
      var boxes = try await placed(tried, options, from: known)
      var sheets = try await sheets(of: tried, boxes: boxes, options)
      // What has no room on an earlier page goes elsewhere; only where that does not help, the page is laid out anew.
      let grown = new.indices.filter { !known[$0].isEmpty && !sheets[$0].isReadable(on: options.page) }
      let residents = grown.map { (plan.parts[new[$0]].residents, Set(known[$0].keys)) }
      var isKept = false
      for (residents, known) in residents {
        guard let part = plan.parts.firstIndex(where: { $0.residents == residents }) else { continue }
        if plan.keepToKnown(part, known: known) { isKept = true }
      }
      if isKept { continue }
      let fresh = try await placed(grown.map { tried[$0] }, options)
      let freshSheets = try await self.sheets(of: grown.map { tried[$0] }, boxes: fresh, options)
      for (index, place) in grown.enumerated() {
        (boxes[place], sheets[place]) = (fresh[index], freshSheets[index])
      }
      var tooFull: [[Int]] = []
      for (place, part) in new.enumerated() {
        places[plan.parts[part].everyone] = boxes[place].map(\.center)
        if !sheets[place].isReadable(on: options.page) { tooFull.append(plan.parts[part].residents) }
      }
      var isLighter = false
      for residents in tooFull {
        // What was made lighter before may have got another number.
        guard let part = plan.parts.firstIndex(where: { $0.residents == residents }) else { continue }
        if plan.lighten(part) { isLighter = true }
      }
      // A node that is larger than a page stays so.
      if !isLighter { return places }
    }
  }

  /// A place for every node of several diagrams, side by side.
  ///
  /// - Parameter known: Where nodes were in an earlier drawing, for each diagram; nowhere where left out.
  func placed(
    _ measured: [MeasuredDiagram], _ options: Options, from known: [[String: Point]]? = nil
  ) async throws(GraphvizError) -> [[Rectangle]] {
    let results = await sideBySide(measured.count, threads: options.threads) {
      place, threads -> Result<[Rectangle], GraphvizError> in
      var options = options
      options.threads = threads
      if let known { options.positions = known[place] }
      do throws(GraphvizError) {
        return .success(try await self.place(measured[place], options).0)
      } catch {
        return .failure(error)
      }
    }
    var boxes: [[Rectangle]] = []
    for result in results { boxes.append(try result.get()) }
    return boxes
  }

  /// The overview with as much on its cards as fits on one page; where even rows of bare cards are too many for one
  /// page, rows on several.
  private func overviewSheets(
    _ pages: AtlasPages, firstPage: Int, _ options: Options
  ) async throws(GraphvizError) -> ([Sheet], [String]) {
    for (shownNames, inRows) in [(8, false), (4, false), (2, false), (0, false), (0, true)] {
      let diagram = pages.overview(firstPage: firstPage, shownNames: shownNames, inRows: inRows)
      let measured = try await measure(diagram, for: options.page)
      guard measured.mayFit(options.page) else { continue }
      let (sheet, notes) = try await sheet(of: measured, options)
      if sheet.isReadable(on: options.page) { return ([sheet], notes) }
    }
    let whole = pages.overview(firstPage: firstPage, shownNames: 0, inRows: true)
    var count = 2
    while true {
      let parts = try await measure(whole.divided(into: count), for: options.page, showsNumbers: nil)
      let sheets = try await sheets(of: parts, boxes: try await placed(parts, options), options)
      if count >= whole.nodes.count || sheets.allSatisfy({ $0.isReadable(on: options.page) }) {
        return (sheets, [])
      }
      count = min(whole.nodes.count, count + (count + 1) / 2)
    }
  }
}

extension Diagram {
  /// The nodes in their order on so many pages, without edges; what is said of the whole stands on the first.
  fileprivate func divided(into count: Int) -> [Diagram] {
    (0..<count).map { index in
      var part = self
      part.nodes = Array(nodes[nodes.count * index / count..<nodes.count * (index + 1) / count])
      part.edges = []
      let parts = subtitle.split(separator: " · ").map(String.init)
      // What the whole answers stands on the first page; the others need their room.
      part.subtitle = ([parts[0] + ", \(index + 1) of \(count)"] + (index == 0 ? parts.dropFirst() : []))
        .joined(separator: " · ")
      if index > 0 { part.caption = "" }
      return part
    }
  }
}
