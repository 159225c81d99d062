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
    /// What the files are: as was asked, or SVG where Graphviz failed and the diagram was drawn without it.
    public let format: OutputFormat
    let sheets: [Sheet]
    let page: PageSize
    /// Where each node of the first page is, by its id: for a later drawing in which what stays does not move.
    public let positions: [String: Point]
    /// The pages of an atlas with what stands on them; none where the picture is no atlas of a network.
    public let atlas: DrawnPages
    /// What the person should know, such as that another engine took over, each without a line end.
    public let notes: [String]

    /// The content of the first file.
    public var bytes: [UInt8] { files.first ?? [] }

    /// What each page measures, found out when it is asked for: time O(*n* log *n*) in nodes, edges and crossings.
    public var pages: [Readability] { sheets.map { $0.readability(on: page) } }

    /// How large the smallest words on the fullest page are, in points. O(pages).
    public var smallestText: Double {
      sheets.map { $0.smallestFont * page.scale(of: $0.bounds.size) }.min() ?? 0
    }
  }

  /// How a diagram is to be drawn.
  public struct Options: Sendable {
    /// The paper that it must be readable on.
    public var page: PageSize
    /// Where nodes were in an earlier drawing, by their ids: they stay there.
    public var positions: [String: Point]
    /// The pages of an earlier atlas: what was on them stays there, if the picture is an atlas again.
    public var atlas: DrawnPages
    /// What the file of a page will be called, from 1: for links between pages.
    public var fileName: @Sendable (_ page: Int) -> String
    /// How many threads the layout may use; the picture is the same for any number.
    public var threads: Int

    /// Makes options.
    public init(
      page: PageSize = .a3, positions: [String: Point] = [:], atlas: DrawnPages = DrawnPages(),
      threads: Int = 1,
      fileName: @escaping @Sendable (_ page: Int) -> String = { "page-\($0).svg" }
    ) {
      self.page = page
      self.positions = positions
      self.atlas = atlas
      self.threads = threads
      self.fileName = fileName
    }
  }

  /// How large the smallest words on a page must be, in points.
  public static let smallestTextSize = 7.0

  private(set) var renderer: any DiagramRenderer
  let seed: UInt64
  let theme: Theme
  private var memory = LabelMemory()
  private var isWithoutGraphviz: Bool { renderer is FailedRenderer }

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
  ///
  /// Where Graphviz fails, the diagram is drawn without it, as SVG: see ``Picture/format``.
  ///
  /// - Throws: ``GraphvizRendering/GraphvizError`` of the kind `cancelled` if the task was.
  public func draw(
    _ diagram: Diagram, format: OutputFormat, options: Options = Options()
  ) async throws(GraphvizError) -> Picture {
    var composer = self
    var notes: [String] = []
    var sheets: [Sheet]
    do {
      (sheets, notes) = try await self.sheets(of: diagram, options)
    } catch {
      composer = try withoutGraphviz(after: error)
      let (estimated, further) = try await composer.sheets(of: diagram, options)
      (sheets, notes) = (estimated, [error.notice("measured and drawn")] + further)
    }
    let files: [[UInt8]]
    var drawn = format
    do {
      let (rendered, messages) = try await composer.files(of: sheets, format, options)
      (files, notes) = (rendered, notes + messages)
    } catch {
      if composer.isWithoutGraphviz == false {
        guard error.kind != .cancelled else { throw error }
        notes.append(error.notice("drawn"))
      }
      drawn = .svg
      files = sheets.map { finished($0, $0.plain(on: options.page, fileName: options.fileName), &notes) }
    }
    return Picture(
      files: files, format: drawn, sheets: sheets, page: options.page,
      positions: sheets.first?.positions ?? [:], atlas: Self.atlas(of: sheets), notes: notes.unique())
  }

  private static func atlas(of sheets: [Sheet]) -> DrawnPages {
    guard let first = sheets.first, DrawnPages.isOverview(first.diagram) else { return DrawnPages() }
    return DrawnPages(
      pages: sheets.filter { !DrawnPages.isOverview($0.diagram) }.map { sheet in
        let homes = sheet.diagram.nodes.filter { $0.page == nil }.map(\.id)
        return DrawnPages.Page(homes: Set(homes), positions: sheet.positions)
      })
  }

  /// What is written: one file for all sheets where the format has pages, else one for each.
  private func files(
    of sheets: [Sheet], _ format: OutputFormat, _ options: Options
  ) async throws(GraphvizError) -> ([[UInt8]], [String]) {
    let texts = sheets.map {
      $0.dot(format: format, page: options.page, fileName: options.fileName).statingDefaults().encoded()
    }
    if format == .dot { return (texts.map { Array($0.utf8) }, []) }
    if format == .pdf, texts.count > 1 {
      let rendering = try await renderer.renderPages(
        texts, engine: .positioned, atOnce: options.threads)
      return ([rendering.bytes], rendering.messages)
    }
    let renderings = try await renderer.render(
      texts, engine: .positioned, format: format, atOnce: options.threads)
    var messages = renderings.flatMap(\.messages)
    let files = zip(sheets, renderings).map { sheet, rendering in
      format == .svg ? finished(sheet, rendering.bytes, &messages) : rendering.bytes
    }
    return (files, messages)
  }

  /// An SVG with roles, words and data.
  private func finished(_ sheet: Sheet, _ svg: [UInt8], _ messages: inout [String]) -> [UInt8] {
    do {
      return try SVGFinishing(sheet.diagram, lineWidths: sheet.lineWidths, nodeName: Self.name).finished(svg)
    } catch {
      messages.append("The picture has no words for screen readers: \(error)")
      return svg
    }
  }

  /// The diagram on one sheet, if it can be read there, or as an atlas.
  func sheets(of diagram: Diagram, _ options: Options) async throws(GraphvizError) -> ([Sheet], [String]) {
    let measured = try await measure(diagram, for: options.page)
    if let pages = try await pages(of: measured, options) { return pages }
    if !diagram.placements.contains(.network) || measured.mayFit(options.page) {
      let (sheet, notes) = try await sheet(of: measured, options)
      if sheet.isReadable(on: options.page) || !diagram.placements.contains(.network) {
        let note = "The picture is no atlas now, for which places on several pages mean nothing."
        return ([sheet], notes + (options.atlas.pages.isEmpty ? [] : [note]))
      }
    }
    return try await atlas(of: measured, options)
  }

  /// A composer that goes on where Graphviz failed.
  private func withoutGraphviz(after error: GraphvizError) throws(GraphvizError) -> DiagramComposer {
    guard error.kind != .cancelled else { throw error }
    var composer = self
    composer.renderer = FailedRenderer(error: error)
    composer.memory = LabelMemory(estimatingAfter: memory)
    return composer
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
    try await measure([diagram], for: page, links: [links], showsNumbers: showsNumbers)[0]
  }

  /// Diagrams with the sizes of their nodes and words, all measured at once.
  ///
  /// - Parameters:
  ///   - links: the pages that each leads to; none where left out.
  ///   - showsNumbers: whether nodes carry the number of their cluster; nil to let each diagram say.
  func measure(
    _ diagrams: [Diagram], for page: PageSize, links: [[Furniture.PageLink]]? = nil, showsNumbers: Bool?
  ) async throws(GraphvizError) -> [MeasuredDiagram] {
    let drafts = diagrams.enumerated().map { place, diagram in
      var style = NodeStyle(theme, for: diagram)
      if let showsNumbers { style.showsNumbers = showsNumbers }
      let nodes = diagram.nodes.map { DOTNode(Self.name($0.id), style.attributes(of: $0)) }
      let furniture = Furniture(diagram, style, width: page.naturalWidth, links: links?[place] ?? [])
      return (style: style, nodes: nodes, furniture: furniture)
    }
    _ = try await extents(of: drafts.flatMap { $0.nodes + $0.furniture.unplaced })
    var measured: [MeasuredDiagram] = []
    for (diagram, draft) in zip(diagrams, drafts) {
      measured.append(
        MeasuredDiagram(
          diagram: diagram, style: draft.style, nodes: draft.nodes, furniture: draft.furniture,
          extents: try await extents(of: draft.nodes + draft.furniture.unplaced), page: page))
    }
    return measured
  }

  /// A diagram in its place on one sheet.
  func sheet(
    of measured: MeasuredDiagram, _ options: Options
  ) async throws(GraphvizError) -> (Sheet, [String]) {
    let (boxes, notes) = try await place(measured, options)
    return (try await sheets(of: [measured], boxes: [boxes], options)[0], notes)
  }

  /// Diagrams whose nodes have their places, each on a sheet; the words around all are measured at once.
  func sheets(
    of measured: [MeasuredDiagram], boxes: [[Rectangle]], _ options: Options
  ) async throws(GraphvizError) -> [Sheet] {
    let words = zip(measured, boxes).map { measured, boxes in
      let size = (boxes + measured.decorations.map(\.extent)).bounds?.size
      let furniture = Furniture(
        measured.diagram, measured.style,
        width: size.map {
          measured.arrangement == nil ? $0.width : measured.pageRoom.furnitureWidth(besides: $0)
        }
          ?? Furniture.minimumWidth, links: measured.furniture.links)
      return (
        furniture: furniture,
        pieces: furniture.unplaced + Decoration.words(measured.decorations, measured.style.palette)
      )
    }
    _ = try await extents(of: words.flatMap(\.pieces))
    var extents: [Extents] = []
    for words in words { extents.append(try await self.extents(of: words.pieces)) }
    return await sideBySide(measured.count, threads: options.threads) { [extents] place, threads in
      Sheet(
        measured[place], boxes: boxes[place], words[place].furniture, extents[place], threads: threads)
    }
  }

  /// What Graphviz measures of each node.
  private func extents(of nodes: [DOTNode]) async throws(GraphvizError) -> Extents {
    try await memory.extents(of: nodes, renderer)
  }
}

extension [String] {
  /// Each once, in the order of their first appearance.
  func unique() -> [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
