import CQPDF

extension DiagramRenderer {
  /// Draws several graphs as one PDF, a page for each, each page as large as its graph asks.
  ///
  /// A node, edge or cluster whose `URL` is `#page-3` leads to the third page; what leads to a page that there
  /// is not stays as it is. Text can be selected, fonts are embedded as far as a page uses them. Same input,
  /// same bytes. Each page has the deadline of its own; libqpdf joins them in this process.
  ///
  /// - Parameters:
  ///   - pages: Graphs in the DOT language, one at least.
  ///   - engine: How to place the nodes of each.
  ///   - atOnce: How many are drawn at the same time.
  /// - Returns: The PDF, and the warnings of all pages in their order.
  /// - Throws: ``GraphvizError`` of the first page that cannot be drawn, or of the joining.
  public func renderPages(
    _ pages: [String], engine: LayoutEngine, atOnce: Int = 1
  ) async throws(GraphvizError) -> Rendering {
    precondition(!pages.isEmpty, "a PDF has a page")
    let renderings = try await render(pages, engine: engine, format: .pdf, atOnce: atOnce)
    return Rendering(
      bytes: try PDFPages.joined(renderings.map(\.bytes)), messages: renderings.flatMap(\.messages))
  }

  /// Draws several graphs, each into a picture of its own.
  ///
  /// - Parameters:
  ///   - graphs: Graphs in the DOT language.
  ///   - engine: How to place the nodes of each.
  ///   - format: What to draw into.
  ///   - atOnce: How many are drawn at the same time.
  /// - Returns: A picture for each graph, in their order.
  /// - Throws: ``GraphvizError`` of the first graph that cannot be drawn.
  public func render(
    _ graphs: [String], engine: LayoutEngine, format: OutputFormat, atOnce: Int
  ) async throws(GraphvizError) -> [Rendering] {
    let results = await sideBySide(graphs.count, threads: atOnce) {
      place, _ -> Result<Rendering, GraphvizError> in
      do throws(GraphvizError) {
        return .success(try await render(graphs[place], engine: engine, format: format))
      } catch {
        return .failure(error)
      }
    }
    var renderings: [Rendering] = []
    for result in results { renderings.append(try result.get()) }
    return renderings
  }
}

/// Joins PDF files. Graphviz cannot: its cairo plugin begins a new file with each graph.
enum PDFPages {
  /// One file with the pages of all, in order. O(bytes).
  static func joined(_ documents: [[UInt8]]) throws(GraphvizError) -> [UInt8] {
    // Pages are copied only when the whole is written, so that the parts and their bytes must live until then.
    let parts = try documents.map { (bytes) throws(GraphvizError) in try PDFPart(bytes) }
    return try withExtendedLifetime(parts) { () throws(GraphvizError) in
      let whole = try PDFPart()
      for part in parts {
        for page in 0..<max(0, qpdf_get_num_pages(part.data)) {
          let copied = qpdf_get_page_n(part.data, Int(page))
          try whole.check(qpdf_add_page(whole.data, part.data, copied, QPDF_BOOL(0)))
        }
      }
      try linkPages(of: whole)
      try whole.check(qpdf_init_write_memory(whole.data))
      qpdf_set_deterministic_ID(whole.data, QPDF_BOOL(1))
      try whole.check(qpdf_write(whole.data))
      guard let start = qpdf_get_buffer(whole.data) else { throw whole.failure() }
      return Array(UnsafeBufferPointer(start: start, count: qpdf_get_buffer_length(whole.data)))
    }
  }

  /// Turns addresses such as `#page-3` into actions that go to the third page.
  private static func linkPages(of whole: PDFPart) throws(GraphvizError) {
    let data = whole.data
    let pages = (0..<max(0, qpdf_get_num_pages(data))).map { qpdf_get_page_n(data, Int($0)) }
    for page in pages {
      let annotations = qpdf_oh_get_key(data, page, "/Annots")
      guard qpdf_oh_is_array(data, annotations) != 0 else { continue }
      for index in 0..<qpdf_oh_get_array_n_items(data, annotations) {
        let annotation = qpdf_oh_get_array_item(data, annotations, index)
        let action = qpdf_oh_get_key(data, annotation, "/A")
        guard qpdf_oh_is_dictionary(data, action) != 0 else { continue }
        let address = qpdf_oh_get_key(data, action, "/URI")
        guard qpdf_oh_is_string(data, address) != 0, let text = qpdf_oh_get_string_value(data, address),
          let number = pageNumber(of: String(cString: text)), pages.indices.contains(number - 1)
        else { continue }
        let destination = qpdf_oh_new_array(data)
        qpdf_oh_append_item(data, destination, pages[number - 1])
        qpdf_oh_append_item(data, destination, qpdf_oh_new_name(data, "/Fit"))
        let leap = qpdf_oh_new_dictionary(data)
        qpdf_oh_replace_key(data, leap, "/S", qpdf_oh_new_name(data, "/GoTo"))
        qpdf_oh_replace_key(data, leap, "/D", destination)
        qpdf_oh_replace_key(data, annotation, "/A", leap)
      }
    }
    if qpdf_has_error(data) != 0 { throw whole.failure() }
  }

  private static func pageNumber(of address: String) -> Int? {
    let prefix = "#page-"
    guard address.hasPrefix(prefix) else { return nil }
    let digits = address.dropFirst(prefix.count)
    return digits.allSatisfy { ("0"..."9").contains($0) } ? Int(digits) : nil
  }
}

/// A PDF in libqpdf's hands, with the bytes that it reads from as long as it lives.
private final class PDFPart {
  let data: qpdf_data
  private let bytes: UnsafeMutableBufferPointer<CChar>

  /// An empty file.
  init() throws(GraphvizError) {
    guard let data = qpdf_init() else { throw GraphvizError(.renderingFailed(.pdf), messages: ["no memory"]) }
    self.data = data
    bytes = .allocate(capacity: 0)
    qpdf_set_suppress_warnings(data, QPDF_BOOL(1))
    try check(qpdf_empty_pdf(data))
  }

  /// A file that is read from a copy of the bytes.
  init(_ content: [UInt8]) throws(GraphvizError) {
    guard let data = qpdf_init() else { throw GraphvizError(.renderingFailed(.pdf), messages: ["no memory"]) }
    self.data = data
    bytes = .allocate(capacity: content.count)
    _ = bytes.initialize(from: content.lazy.map { CChar(bitPattern: $0) })
    qpdf_set_suppress_warnings(data, QPDF_BOOL(1))
    try check(
      qpdf_read_memory(data, "page", bytes.baseAddress, UInt64(bytes.count), nil))
  }

  deinit {
    var data: qpdf_data? = data
    qpdf_cleanup(&data)
    bytes.deallocate()
  }

  /// Throws unless the call went well. Warnings are no failure.
  func check(_ status: QPDF_ERROR_CODE) throws(GraphvizError) {
    let failed: QPDF_ERROR_CODE = 1 << 1
    if status & failed != 0 { throw failure() }
  }

  /// What libqpdf says went wrong.
  func failure() -> GraphvizError {
    let text = qpdf_get_error(data).flatMap { qpdf_get_error_full_text(data, $0) }.map { String(cString: $0) }
    return GraphvizError(.renderingFailed(.pdf), messages: [text ?? "the pages could not be joined"])
  }
}
