/// The pass over the bytes that finds where every field ends.
///
/// For each record it writes one slot with the offset where the record begins, then one slot for each field with
/// the offset where the field ends. So a table whose records all have `width` fields takes `width + 1` slots a
/// record and needs no other index. Where a record has another number of fields, ``bases`` says where each
/// record's slots begin.
///
/// The pass looks at 64 bytes at once for separators, line ends and quotes, takes out what is within quotes by
/// arithmetic on the bits (``QuoteView``), and visits only what is left. Where quotes are used in a way that the
/// arithmetic does not cover, it goes through that block mark by mark. Linear in the bytes, whatever they are. The bytes need ``ByteBuffer/padding`` spaces after the end.
struct RecordIndexer {
  /// A record from which on lines run ahead of records by `extra`: blank lines and line ends within quotes.
  struct LineShift {
    var record: Int
    var extra: Int
  }

  let bytes: UnsafePointer<UInt8>
  let count: Int
  let separator: UInt8

  private(set) var slots: UnsafeMutablePointer<UInt32>
  private var capacity: Int
  /// Number of slots written.
  private(set) var slotCount = 0
  /// Number of records, the header among them.
  private(set) var recordCount = 0
  /// Number of fields of the header.
  private(set) var width = 0
  /// Where each record's slots begin, and the end; empty as long as all have the same number.
  private(set) var bases: [Int] = []
  /// In order of records, one at most for each.
  private(set) var shifts: [LineShift] = []
  /// Whether a byte outside ASCII was seen, and a zero byte.
  private(set) var hasNonASCII = false
  private(set) var hasNUL = false
  var log = ProblemLog()

  private var extraLines = 0

  init(bytes: UnsafePointer<UInt8>, count: Int, separator: UInt8) {
    self.bytes = bytes
    self.count = count
    self.separator = separator
    // A guess: a slot for every four bytes. Untouched memory costs nothing, and growing seldom copies.
    capacity = count / 4 + 2 * Self.margin
    slots = allocate(capacity, as: UInt32.self)
  }

  /// Most slots that one block of 64 bytes can fill (a separator and a line end every two bytes make three), plus
  /// the last record of the file.
  private static let margin = 104

  /// Where the scan stands with quotes: outside, in a quoted field, or behind a quote that closed one.
  private enum Quotes {
    static let none = 0
    static let open = 1
    static let closed = 2
  }

  /// What changes with every field; a value of its own, so that it can live in registers.
  private struct Scan {
    var slot = 1  // next slot to write
    var base = 0  // first slot of the record
    var stride = -1  // slots that a record should take; -1 sends every record to `close`
    var recordStart: Int
    var fieldStart: Int
    var records = 0
    var quotes = Quotes.none
    var quoteAt = 0  // the closing quote, if `quotes` is `closed`
  }

  /// Indexes the bytes from `first` on. To be called once.
  mutating func run(from first: Int) {
    let bytes = self.bytes
    let count = self.count
    let separator = self.separator
    let raw = UnsafeRawPointer(bytes)
    let finder = BlockFinder(separator: separator)
    var slots = self.slots
    var limit = capacity - Self.margin
    var seen = BlockFinder.Seen()
    var scan = Scan(recordStart: first, fieldStart: first)
    slots[0] = UInt32(truncatingIfNeeded: first)

    var block = first
    while block < count {
      if scan.slot > limit {
        grow()
        slots = self.slots
        limit = capacity - Self.margin
      }
      let marks = finder.find(raw + block, &seen)
      var ends = marks.ends
      if marks.quotes | UInt64(truncatingIfNeeded: scan.quotes) != 0 {
        let view = QuoteView(
          marks, isOpen: scan.quotes == Quotes.open, isClosed: scan.quotes == Quotes.closed,
          isFieldStart: scan.fieldStart == block)
        let isTrailing = scan.quotes == Quotes.closed && scan.quoteAt &+ 1 != block
        let quoted = marks.ends & view.inside
        if view.isIrregular || isTrailing || (quoted != 0 && finder.lineEnds(raw + block) & quoted != 0) {
          scan = scanCarefully(block, marks, scan)
          block &+= BlockFinder.width
          continue
        }
        ends &= ~view.inside
        scan.quotes = view.endsOpen ? Quotes.open : view.endsClosed ? Quotes.closed : Quotes.none
        scan.quoteAt = block &+ (BlockFinder.width - 1)
      }
      while ends != 0 {
        let at = block &+ ends.trailingZeroBitCount
        ends &= ends &- 1
        let byte = bytes[at]
        if byte == separator {
          slots[scan.slot] = UInt32(truncatingIfNeeded: at)
          scan.slot &+= 1
          scan.fieldStart = at &+ 1
        } else {
          endLine(at, byte, slots, &scan)
        }
      }
      block &+= BlockFinder.width
    }
    finish(scan)
    hasNonASCII = seen.hasNonASCII
    hasNUL = seen.hasZero
  }

  /// Goes through a block mark by mark: for quotes where RFC 4180 has none, and for line ends within quotes.
  @inline(never)
  private mutating func scanCarefully(_ block: Int, _ marks: BlockFinder.Marks, _ start: Scan) -> Scan {
    var scan = start
    var found = marks.ends | marks.quotes
    while found != 0 {
      let at = block &+ found.trailingZeroBitCount
      found &= found &- 1
      let byte = bytes[at]
      if byte == Byte.quote {
        if scan.quotes == Quotes.open {
          scan.quotes = Quotes.closed
          scan.quoteAt = at
        } else if at == scan.fieldStart || (scan.quotes == Quotes.closed && at == scan.quoteAt &+ 1) {
          scan.quotes = Quotes.open  // the first of the field, or the second of two
        } else {
          log.add(.strayQuote, at: at)
        }
        continue
      }
      if scan.quotes == Quotes.open {
        // Of CR LF only the LF counts.
        if byte == Byte.lineFeed || (byte == Byte.carriageReturn && bytes[at &+ 1] != Byte.lineFeed) {
          noteExtraLine(before: scan.records + 1)
        }
        continue
      }
      if scan.quotes == Quotes.closed {
        if scan.quoteAt &+ 1 != at { log.add(.textAfterQuote, at: scan.quoteAt + 1) }
        scan.quotes = Quotes.none
      }
      if byte == separator {
        slots[scan.slot] = UInt32(truncatingIfNeeded: at)
        scan.slot &+= 1
        scan.fieldStart = at &+ 1
      } else {
        endLine(at, byte, slots, &scan)
      }
    }
    return scan
  }

  /// Ends the record, if there is one, at a LF, CR or CR LF outside quotes.
  @inline(__always)
  private mutating func endLine(
    _ at: Int, _ byte: UInt8, _ slots: UnsafeMutablePointer<UInt32>, _ scan: inout Scan
  ) {
    var next = at &+ 1
    if byte == Byte.carriageReturn && bytes[next] == Byte.lineFeed { next &+= 1 }
    if at <= scan.recordStart {
      // Either the LF of a CR LF already taken, or a blank line.
      if at < scan.recordStart { return }
      noteExtraLine(before: scan.records)
      slots[scan.base] = UInt32(truncatingIfNeeded: next)
    } else {
      slots[scan.slot] = UInt32(truncatingIfNeeded: at)
      scan.slot &+= 1
      if scan.slot &- scan.base != scan.stride {
        scan.stride = close(record: scan.records, base: scan.base, end: scan.slot)
      }
      scan.records &+= 1
      scan.base = scan.slot
      slots[scan.slot] = UInt32(truncatingIfNeeded: next)
      scan.slot &+= 1
    }
    scan.recordStart = next
    scan.fieldStart = next
  }

  /// Ends the last record, if no line end did.
  private mutating func finish(_ scan: Scan) {
    var (slot, base, records) = (scan.slot, scan.base, scan.records)
    // A quoted field begins with its opening quote.
    if scan.quotes == Quotes.open { log.add(.unterminatedQuote, at: scan.fieldStart) }
    if scan.quotes == Quotes.closed && scan.quoteAt + 1 != count {
      log.add(.textAfterQuote, at: scan.quoteAt + 1)
    }
    if scan.recordStart < count {
      slots[slot] = UInt32(truncatingIfNeeded: count)
      slot += 1
      if slot - base != scan.stride { _ = close(record: records, base: base, end: slot) }
      records += 1
      base = slot
    }
    slotCount = base
    recordCount = records
    if !bases.isEmpty { bases.append(base) }
  }

  /// Ends a record whose number of slots is not the usual one, or not known yet.
  ///
  /// - Returns: the number to expect from now on.
  @inline(never)
  private mutating func close(record: Int, base: Int, end: Int) -> Int {
    let fields = end - base - 1
    if record == 0 {
      width = fields
      return width + 1
    }
    if fields < width {
      log.add(.raggedShort, at: Int(slots[base]), number: fields)
    } else if fields > width {
      log.add(.raggedLong, at: Int(slots[base + width]) + 1, number: fields)
    }
    if bases.isEmpty {
      bases = (0..<record).map { $0 * (width + 1) }
    }
    bases.append(base)
    return -1
  }

  @inline(never)
  private mutating func noteExtraLine(before record: Int) {
    extraLines += 1
    if let last = shifts.last, last.record == record {
      shifts[shifts.count - 1].extra = extraLines
    } else {
      shifts.append(LineShift(record: record, extra: extraLines))
    }
  }

  @inline(never)
  private mutating func grow() {
    capacity += capacity / 2
    slots = reallocate(slots, capacity)
  }
}
