public import GraphAlgorithms
public import GraphvizRendering

/// Lays a diagram out, measures and mends it, sets title, legend and source line around it, and draws it.
///
/// Graphviz measures every label with the font that will draw it. Then nodes get their places, what overlaps is moved
/// apart, and the words around the picture are set by their measured sizes. Where the smallest words would become
/// smaller than ``smallestTextSize`` on the page, the picture is set more closely; where that does not help, it becomes
/// an atlas: an overview and a page for each part. What says itself where its nodes stand, as a table does, is divided
/// into pages without an overview. At last Graphviz draws the given positions. So no engine can put one label on
/// another, and no picture is too small to be read.
public struct DiagramComposer: Sendable {
  /// A finished picture.
  public struct Picture: Sendable {
    /// The content of the files: one, or for an atlas in a format that has no pages one for each page.
    public let files: [[UInt8]]
    /// What each page measures.
    public let pages: [Readability]
    /// Where each node of the first page is, by its id: for a later drawing in which what stays does not move.
    public let positions: [String: Point]
    /// What the person should know, such as that another engine took over.
    public let notes: [String]

    /// The content of the first file.
    public var bytes: [UInt8] { files.first ?? [] }
  }

  /// How a diagram is to be drawn.
  public struct Options: Sendable {
    /// The paper that it must be readable on.
    public var page: PageSize
    /// Where nodes were in an earlier drawing, by their ids: they stay there.
    public var positions: [String: Point]
    /// What the file of a page will be called, from 1: for links between pages.
    public var fileName: @Sendable (_ page: Int) -> String
    /// How many threads the layout may use; the picture is the same for any number.
    public var threads: Int

    /// Makes options.
    public init(
      page: PageSize = .a3, positions: [String: Point] = [:], threads: Int = 1,
      fileName: @escaping @Sendable (_ page: Int) -> String = { "page-\($0).svg" }
    ) {
      self.page = page
      self.positions = positions
      self.threads = threads
      self.fileName = fileName
    }
  }

  /// How large the smallest words on a page must be, in points.
  public static let smallestTextSize = 7.0

  let renderer: any DiagramRenderer
  let seed: UInt64
  let theme: Theme

  /// Makes a composer.
  ///
  /// - Parameters:
  ///   - renderer: what runs Graphviz: in this process, or in a child with a deadline.
  ///   - seed: where the layout starts from; the same seed gives the same picture.
  ///   - theme: the light in which it will be read.
  public init(renderer: any DiagramRenderer, seed: UInt64 = 1, theme: Theme = .light) {
    self.renderer = renderer
    self.seed = seed
    self.theme = theme
  }

  /// Draws a diagram.
  public func draw(
    _ diagram: Diagram, format: OutputFormat, options: Options = Options()
  ) async throws(GraphvizError) -> Picture {
    let (sheets, notes) = try await sheets(of: diagram, options)
    let (files, messages) = try await files(of: sheets, format, options)
    return Picture(
      files: files, pages: sheets.map { $0.readability(on: options.page, threads: options.threads) },
      positions: sheets.first?.positions ?? [:], notes: notes + messages)
  }

  /// What is written: one file for all sheets where the format has pages, else one for each.
  private func files(
    of sheets: [Sheet], _ format: OutputFormat, _ options: Options
  ) async throws(GraphvizError) -> ([[UInt8]], [String]) {
    let texts = sheets.map {
      $0.dot(format: format, page: options.page, fileName: options.fileName).encoded()
    }
    if format == .dot { return (texts.map { Array($0.utf8) }, []) }
    if format == .pdf, texts.count > 1 {
      let rendering = try await renderer.renderPages(texts, engine: .positioned)
      return ([rendering.bytes], rendering.messages)
    }
    var files: [[UInt8]] = []
    var messages: [String] = []
    for (sheet, text) in zip(sheets, texts) {
      let rendering = try await renderer.render(text, engine: .positioned, format: format)
      messages += rendering.messages
      do {
        let finishing = SVGFinishing(sheet.diagram, lineWidths: sheet.lineWidths, nodeName: Self.name)
        files.append(format == .svg ? try finishing.finished(rendering.bytes) : rendering.bytes)
      } catch {
        files.append(rendering.bytes)
        messages.append("The picture has no words for screen readers: \(error)")
      }
    }
    return (files, messages)
  }

  /// The diagram on one sheet, if it can be read there, or as an atlas.
  func sheets(of diagram: Diagram, _ options: Options) async throws(GraphvizError) -> ([Sheet], [String]) {
    let measured = try await measure(diagram, for: options.page)
    if let pages = try await pages(of: measured, options) { return pages }
    if !diagram.placements.contains(.network) || measured.mayFit(options.page) {
      let (sheet, notes) = try await sheet(of: measured, options)
      if sheet.isReadable(on: options.page) || !diagram.placements.contains(.network) {
        return ([sheet], notes)
      }
    }
    return try await atlas(of: measured, options)
  }

  /// An overview and a page for each part. The overview may be an atlas itself.
  private func atlas(
    of measured: MeasuredDiagram, _ options: Options
  ) async throws(GraphvizError) -> ([Sheet], [String]) {
    let diagram = measured.diagram
    var options = options
    var notes: [String] = []
    if !options.positions.isEmpty {
      notes.append("The picture became an atlas of several pages, on which earlier positions mean nothing.")
      options.positions = [:]
    }
    var plan = AtlasPlan(
      diagram, areas: measured.areas, capacity: measured.capacity(of: options.page), seed: seed)
    var readable: Set<[Int]> = []
    while true {
      let pages = AtlasPages(diagram, plan)
      guard plan.parts.count > 1 else {
        // One node that is larger than a page.
        let (sheet, further) = try await sheet(of: measured, options)
        return ([sheet], notes + further)
      }
      // How many pages the overview has is known only when it is made, and its cards name the pages after it.
      var firstPage = 2
      var sheets: [Sheet] = []
      // Pages are tried before the overview is made: which there are is not settled yet.
      var tooFull: Int?
      for part in plan.parts.indices
      where !readable.contains(plan.parts[part].residents + plan.parts[part].visitors) {
        let page = try await measure(pages.page(part, firstPage: firstPage), for: options.page)
        let (sheet, further) = try await sheet(of: page, options)
        notes += further
        guard sheet.isReadable(on: options.page) else {
          tooFull = part
          break
        }
        readable.insert(plan.parts[part].residents + plan.parts[part].visitors)
      }
      if let tooFull, plan.lighten(tooFull) { continue }
      var overview: [Sheet] = []
      for _ in 0..<4 {
        let (sheets, further) = try await overviewSheets(pages, firstPage: firstPage, options)
        overview = sheets
        notes += further
        if firstPage == overview.count + 1 { break }
        firstPage = overview.count + 1
      }
      for part in plan.parts.indices {
        let page = try await measure(pages.page(part, firstPage: firstPage), for: options.page)
        sheets.append(try await sheet(of: page, options).0)
      }
      return (overview + sheets, notes.unique())
    }
  }

  /// The overview with as much on its cards as fits on one page; where even rows of bare cards are too many for one
  /// page, an atlas of cards.
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
    return try await sheets(
      of: pages.overview(firstPage: firstPage, shownNames: 0, inRows: false), options)
  }

  static func name(_ id: String) -> String { "n:" + id }

  /// The diagram with the sizes that Graphviz gives to its nodes and to the words around it.
  ///
  /// - Parameters:
  ///   - links: the pages that it leads to.
  ///   - showsNumbers: whether nodes carry the number of their cluster, as on the other pages; nil to let the diagram
  ///     say.
  func measure(
    _ diagram: Diagram, for page: PageSize, links: [Furniture.PageLink] = [], showsNumbers: Bool? = nil
  ) async throws(GraphvizError) -> MeasuredDiagram {
    var style = NodeStyle(theme, for: diagram)
    if let showsNumbers { style.showsNumbers = showsNumbers }
    let nodes = diagram.nodes.map { DOTNode(Self.name($0.id), style.attributes(of: $0)) }
    let furniture = Furniture(diagram, style, width: page.naturalWidth, links: links)
    return MeasuredDiagram(
      diagram: diagram, style: style, nodes: nodes, furniture: furniture,
      extents: try await extents(of: nodes + furniture.unplaced), page: page)
  }

  /// A diagram in its place on one sheet.
  func sheet(
    of measured: MeasuredDiagram, _ options: Options
  ) async throws(GraphvizError) -> (Sheet, [String]) {
    let (boxes, notes) = try await place(measured, options)
    let size = (boxes + measured.decorations.map(\.extent)).bounds?.size
    let furniture = Furniture(
      measured.diagram, measured.style,
      width: size.map {
        measured.arrangement == nil ? $0.width : measured.pageRoom.furnitureWidth(besides: $0)
      }
        ?? Furniture.minimumWidth,
      links: measured.furniture.links)
    let extents = try await extents(
      of: furniture.unplaced + Decoration.words(measured.decorations, measured.style.palette))
    return (Sheet(measured, boxes: boxes, furniture, extents, threads: options.threads), notes)
  }

  /// What Graphviz measures of each node.
  private func extents(of nodes: [DOTNode]) async throws(GraphvizError) -> Extents {
    var graph = DOTGraph(identifier: "sizes")
    graph.nodes = nodes
    for index in graph.nodes.indices { graph.nodes[index].attributes["pos"] = .position(x: 0, y: 0) }
    let layout = try await renderer.layout(graph.encoded(), engine: .positioned)
    return Extents(
      sizes: layout.nodes.mapValues { Size(width: $0.width, height: $0.height) },
      lineWidths: layout.nodes.mapValues(\.textWidths))
  }
}

extension [String] {
  /// Each once, in the order of their first appearance.
  func unique() -> [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
