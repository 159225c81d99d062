public import RecordReading

/// A page as it can be read: its words in order, in blocks, every word with its place in the page's bytes.
///
/// ```swift
/// let page = try Page(bytes, named: "resources.txt")
/// for block in page.blocks { print(page.text(block.range)) }
/// ```
///
/// Navigation, scripts and other trappings of web pages are left aside. Places in the text are offsets into its UTF-8;
/// ``span(of:)`` gives the bytes of the page behind them, and ``text(of:)`` reads them back.
public struct Page: Sendable {
  /// The page's file, as its user named it.
  public let name: String
  /// How it is written.
  public let format: PageFormat
  /// The SHA-256 of its bytes (FIPS 180-4), in hexadecimal.
  public let digest: String
  /// What it is called: its title, or its first heading of the highest level; empty where it has neither.
  public internal(set) var title: String
  /// Its blocks, in reading order.
  public let blocks: [PageBlock]
  /// What deserves to be said of it, such as a mixed encoding.
  public internal(set) var problems: [Diagnostic]

  /// The readable text, UTF-8.
  let text: [UInt8]
  let runs: [PageRun]
  let decoded: DecodedPage
  private let lineStarts: [Int32]

  init(
    name: String, format: PageFormat, digest: String, title: String, blocks: [PageBlock],
    problems: [Diagnostic],
    text: [UInt8], runs: [PageRun], decoded: DecodedPage
  ) {
    self.name = name
    self.format = format
    self.digest = digest
    self.title = title
    self.blocks = blocks
    self.problems = problems
    self.text = text
    self.runs = runs
    self.decoded = decoded
    lineStarts = Self.lineStarts(decoded.text)
  }

  /// Where lines begin; LF, CR LF and CR end them.
  static func lineStarts(_ text: [UInt8]) -> [Int32] {
    var starts: [Int32] = [0]
    for place in text.indices where text[place] == 10 || text[place] == 13 {
      if text[place] == 13, place + 1 < text.count, text[place + 1] == 10 { continue }
      starts.append(Int32(place + 1))
    }
    return starts
  }

  /// The words at a place of the text. O(length).
  public func text(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  /// The bytes of the page behind a stretch of its text, from the first to the last of them. O(log runs).
  public func span(of range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, !runs.isEmpty else { return 0..<0 }
    let first = runs[run(atText: range.lowerBound)]
    let last = runs[run(atText: range.upperBound - 1)]
    let start = first.source(ofText: range.lowerBound, isEnd: false)
    let end = max(start, last.source(ofText: range.upperBound, isEnd: true))
    return decoded.origin(of: start)..<decoded.origin(of: end)
  }

  /// The words that stand in bytes of the page: what ``span(of:)`` was made of. O(log runs + length).
  public func text(of span: Range<Int>) -> String {
    guard !span.isEmpty, !runs.isEmpty else { return "" }
    let (start, end) = (decoded.offset(ofOrigin: span.lowerBound), decoded.offset(ofOrigin: span.upperBound))
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].sourceEnd <= start { low = middle + 1 } else { high = middle }
    }
    var result: [UInt8] = []
    for run in runs[low...] {
      guard run.source < end else { break }
      guard run.sourceEnd > run.source else {
        result += text[run.text..<run.textEnd]
        continue
      }
      if run.isVerbatim {
        let from = run.text + max(0, start - run.source)
        let to = run.text + min(run.sourceEnd, end) - run.source
        if from < to { result += text[from..<to] }
      } else {
        result += text[run.text..<run.textEnd]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The line of the page, from 1, on which a place of the text stands. O(log lines).
  public func line(of place: Int) -> Int {
    guard !runs.isEmpty else { return 1 }
    let source = runs[run(atText: min(place, text.count - 1))].source(ofText: place, isEnd: false)
    var (low, high) = (0, lineStarts.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= source { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func run(atText place: Int) -> Int {
    var (low, high) = (0, runs.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if runs[middle].text <= place { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

/// A stretch of the readable text and the stretch of the decoded page that it came from.
struct PageRun: Sendable {
  private var firstText: Int32
  private var lastText: Int32
  private var firstSource: Int32
  private var lastSource: Int32
  /// Whether both are the same bytes; else one stands for the other as a whole, as `&` for `&amp;`.
  var isVerbatim: Bool

  init(text: Int, textEnd: Int, source: Int, sourceEnd: Int, isVerbatim: Bool) {
    (firstText, lastText) = (Int32(text), Int32(textEnd))
    (firstSource, lastSource) = (Int32(source), Int32(sourceEnd))
    self.isVerbatim = isVerbatim
  }

  var text: Int { Int(firstText) }
  var source: Int { Int(firstSource) }
  var textEnd: Int {
    get { Int(lastText) }
    set { lastText = Int32(newValue) }
  }
  var sourceEnd: Int {
    get { Int(lastSource) }
    set { lastSource = Int32(newValue) }
  }

  func source(ofText place: Int, isEnd: Bool) -> Int {
    if isVerbatim { return source + min(max(0, place - text), sourceEnd - source) }
    return isEnd ? sourceEnd : source
  }
}
