internal import RecordReading

/// Collects the readable text of a page as its readers come upon it.
struct PageBuilder {
  private(set) var text: [UInt8] = []
  private(set) var runs: [PageRun] = []
  private(set) var blocks: [PageBlock] = []
  var title = ""

  private var start = 0
  private var links: [PageBlock.Link] = []
  private var strong: [Range<Int>] = []
  private var cells: [Range<Int>] = []
  private var openLinks: [(start: Int, address: String)] = []
  private var openStrong: [Int] = []
  private var openCell: Int?
  private var pendingSpace: (source: Int, end: Int, isPlain: Bool)?

  /// Whether nothing but space has come since the last block.
  var isEmpty: Bool { text.count == start }

  /// Bytes of the source that read as they stand, white space and all.
  mutating func append(exactly bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    flushSpace()
    let from = text.count
    text.append(contentsOf: bytes)
    addRun(from, bytes.startIndex, bytes.endIndex, isVerbatim: true)
  }

  /// Bytes of the source that read as they stand; white space is one space.
  mutating func append(verbatim bytes: UnsafeBufferPointer<UInt8>, at source: Int) {
    var place = 0
    while place < bytes.count {
      let begin = place
      if Self.isSpace(bytes[place]) {
        while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
        space(source + begin, source + place, isPlain: place == begin + 1 && bytes[begin] == 0x20)
      } else {
        while place < bytes.count, !Self.isSpace(bytes[place]) { place += 1 }
        flushSpace()
        let from = text.count
        text.append(contentsOf: bytes[begin..<place])
        addRun(from, source + begin, source + place, isVerbatim: true)
      }
    }
  }

  /// Text that stands for other bytes of the source, as `&` for `&amp;`.
  mutating func append(_ string: some Collection<UInt8>, for source: Range<Int>) {
    guard !string.isEmpty else { return }
    if string.allSatisfy(Self.isSpace) { return space(source.lowerBound, source.upperBound) }
    flushSpace()
    let from = text.count
    text.append(contentsOf: string)
    addRun(from, source.lowerBound, source.upperBound, isVerbatim: false)
  }

  /// A gap between words. Within a block the first decides where it stands.
  mutating func space(_ source: Int, _ end: Int, isPlain: Bool = false) {
    guard !isEmpty else { return }
    pendingSpace = (pendingSpace?.source ?? source, end, isPlain && pendingSpace == nil)
  }

  mutating func beginLink(_ address: String) { openLinks.append((nextText, address)) }

  mutating func endLink() {
    guard let link = openLinks.popLast(), text.count > link.start else { return }
    links.append(.init(range: max(link.start, start)..<text.count, address: link.address))
  }

  mutating func beginStrong() { openStrong.append(nextText) }

  mutating func endStrong() {
    guard let begin = openStrong.popLast(), text.count > begin else { return }
    strong.append(max(begin, start)..<text.count)
  }

  mutating func beginCell() {
    openCell = nextText
  }

  /// Ends a cell; two spaces part it from the next.
  mutating func endCell(at source: Int) {
    guard let begin = openCell else { return }
    cells.append(min(begin, text.count)..<text.count)
    openCell = nil
    space(source, source)
  }

  /// Ends a block, if anything stands in it.
  mutating func endBlock(_ kind: PageBlock.Kind, item: Int?) {
    pendingSpace = nil
    defer {
      links = []
      strong = []
      cells = []
      openLinks = openLinks.map { (text.count, $0.address) }
      openStrong = openStrong.map { _ in text.count }
      start = text.count
    }
    guard text.count > start else { return }
    blocks.append(
      PageBlock(
        kind: kind, range: start..<text.count, item: item,
        links: links
          + openLinks.filter { $0.start < text.count }.map {
            .init(range: $0.start..<text.count, address: $0.address)
          },
        strong: strong + openStrong.filter { $0 < text.count }.map { $0..<text.count },
        cells: cells))
  }

  /// Where the next word will begin.
  private var nextText: Int { text.count + (pendingSpace == nil || isEmpty ? 0 : 1) }

  private mutating func flushSpace() {
    guard let space = pendingSpace else { return }
    pendingSpace = nil
    guard !isEmpty else { return }
    let from = text.count
    text.append(0x20)
    addRun(from, space.source, space.end, isVerbatim: space.isPlain)
  }

  private mutating func addRun(_ from: Int, _ source: Int, _ sourceEnd: Int, isVerbatim: Bool) {
    if isVerbatim, let last = runs.last, last.isVerbatim, last.textEnd == from, last.sourceEnd == source,
      from > start
    {
      runs[runs.count - 1].textEnd = text.count
      runs[runs.count - 1].sourceEnd = sourceEnd
      return
    }
    runs.append(
      PageRun(text: from, textEnd: text.count, source: source, sourceEnd: sourceEnd, isVerbatim: isVerbatim))
  }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }
}
