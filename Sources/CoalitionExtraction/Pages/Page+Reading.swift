internal import CNettle
public import RecordReading

extension Page {
  /// Reads a page; what it is written in is told by its content, and by its name where that leaves a choice.
  ///
  /// Text may be UTF-8, UTF-16 with a byte order mark, or Windows-1252, also mixed into UTF-8, which is said in
  /// ``problems``. Throws a diagnostic where nothing can be read: a binary file, a page of 2 GB or more, tags nested
  /// deeper than browsers take. O(bytes) time and space.
  public init(_ bytes: [UInt8], named name: String, format: PageFormat? = nil) throws(Diagnostic) {
    var decoded = try PageDecoding.decode(bytes, file: name)
    let format = format ?? PageFormat(of: decoded.text, named: name)
    var builder = PageBuilder()
    var problems = decoded.problems
    decoded.problems = []
    switch format {
    case .plain: PlainTextReading.read(decoded.text, into: &builder)
    case .markdown:
      try TagDepth.check(decoded.text, file: name)
      problems += MarkdownReading.read(decoded.text, named: name, into: &builder)
    case .html:
      try TagDepth.check(decoded.text, file: name)
      HTMLReading.read(decoded.text, into: &builder)
    case .table: problems += TableReading.read(decoded.text, named: name, into: &builder)
    }
    let long = builder.blocks.filter { $0.range.count > Words.longest }
    if !long.isEmpty {
      problems.append(
        Diagnostic(
          .warning, file: name,
          found: "\(long.count) paragraph\(long.count == 1 ? "" : "s") of more than \(Words.longest) bytes",
          expected: "paragraphs that people read",
          mend: "Only the beginning of each was searched; break them up."))
    }
    if builder.blocks.isEmpty {
      problems.append(
        Diagnostic(
          .warning, file: name, found: "no words to read", expected: "a page of text",
          mend: "Save the page from the browser as a whole, or copy its words into a text file."))
    }
    var title = builder.title
    if title.isEmpty, let first = Self.highestHeading(builder.blocks) {
      title = String(decoding: builder.text[first.range], as: UTF8.self)
    }
    self.init(
      name: name, format: format, digest: Self.sha256(bytes), title: title, blocks: builder.blocks,
      problems: problems, text: builder.text, runs: builder.runs, decoded: decoded)
  }

  private static func highestHeading(_ blocks: [PageBlock]) -> PageBlock? {
    var found: (level: Int, block: PageBlock)?
    for block in blocks {
      if case .heading(let level) = block.kind, level < found?.level ?? .max { found = (level, block) }
    }
    return found?.block
  }

  /// The SHA-256 of bytes in hexadecimal (FIPS 180-4). O(bytes).
  public static func sha256(_ bytes: [UInt8]) -> String {
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    bytes.withUnsafeBufferPointer { nettle_sha256_update(&context, $0.count, $0.baseAddress) }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&context, digest.count, &digest)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// How deep a page's tags nest, before the parser, which is recursive in places, is given the page.
enum TagDepth {
  /// Browsers give up at 512.
  private static let most = 500

  static func check(_ text: [UInt8], file: String) throws(Diagnostic) {
    var depth = 0
    var line = 1
    var place = 0
    while place < text.count {
      let byte = text[place]
      if byte == 10 { line += 1 }
      guard byte == UInt8(ascii: "<"), place + 1 < text.count else {
        place += 1
        continue
      }
      let isEnd = text[place + 1] == UInt8(ascii: "/")
      var name: [UInt8] = []
      var next = place + (isEnd ? 2 : 1)
      while next < text.count, name.count < 12, (text[next] | 0x20) >= 97, (text[next] | 0x20) <= 122 {
        name.append(text[next] | 0x20)
        next += 1
      }
      if !name.isEmpty, !closedByThemselves.contains(name) {
        depth = isEnd ? max(0, depth - 1) : depth + 1
        if depth > most {
          throw Diagnostic(
            .error, file: file, line: line, found: "more than \(most) tags that are open at once",
            expected: "a page as browsers can show it",
            mend: "Close the tags, or import the page's words as a text file.")
        }
      }
      place = max(next, place + 1)
    }
  }

  /// Tags without an end, and those that HTML ends by itself.
  private static let closedByThemselves = Set(
    [
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
      "p", "li",
      "dt", "dd", "td", "th", "tr", "tbody", "thead", "option", "path", "circle", "rect", "line", "polygon",
      "use",
      "http", "https", "mailto",
    ].map { Array($0.utf8) })
}
