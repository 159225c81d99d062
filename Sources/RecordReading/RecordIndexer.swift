/// The pass over the bytes that finds where every field ends.
///
/// For each record it writes one slot with the offset where the record begins, then one slot for each field with
/// the offset where the field ends. So a table whose records all have `width` fields takes `width + 1` slots a
/// record and needs no other index. Where a record has another number of fields, ``bases`` says where each
/// record's slots begin.
///
/// The pass looks at 64 bytes at once for separators, quotes and line ends and then visits only those: linear in
/// the bytes, whatever the quotes do. The bytes need ``ByteBuffer/padding`` spaces after the end.
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

  private enum Quotes {
    static let none = 0
    static let open = 1
    static let closed = 2
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

    var slot = 1  // next slot to write
    var base = 0  // first slot of the record
    var stride = -1  // slots that a record should take; -1 sends every record to `close`
    var recordStart = first
    var fieldStart = first
    var quotes = Quotes.none
    var quoteAt = 0  // the quote that opened or closed the field
    var records = 0
    slots[0] = UInt32(truncatingIfNeeded: first)

    var block = first
    while block < count {
      if slot > limit {
        grow()
        slots = self.slots
        limit = capacity - Self.margin
      }
      var found = finder.find(raw + block, &seen)
      while found != 0 {
        let at = block &+ found.trailingZeroBitCount
        found &= found &- 1
        let byte = bytes[at]
        if byte == separator {
          if quotes != Quotes.none {
            if quotes == Quotes.open { continue }
            if quoteAt &+ 1 != at { log.add(.textAfterQuote, at: quoteAt + 1) }
            quotes = Quotes.none
          }
          slots[slot] = UInt32(truncatingIfNeeded: at)
          slot &+= 1
          fieldStart = at &+ 1
        } else if byte == Byte.quote {
          if quotes == Quotes.open {
            quotes = Quotes.closed
          } else if at == fieldStart || (quotes == Quotes.closed && at == quoteAt &+ 1) {
            quotes = Quotes.open  // the first of the field, or the second of two
            if at == fieldStart { openedAt = at }
          } else {
            log.add(.strayQuote, at: at)
            continue
          }
          quoteAt = at
        } else {
          // A line end: LF, CR or CR LF.
          var next = at &+ 1
          if byte == Byte.carriageReturn && bytes[next] == Byte.lineFeed {
            if quotes == Quotes.open { continue }  // its LF will be counted
            next &+= 1
          }
          if quotes != Quotes.none {
            if quotes == Quotes.open {
              noteExtraLine(before: records + 1)
              continue
            }
            if quoteAt &+ 1 != at { log.add(.textAfterQuote, at: quoteAt + 1) }
            quotes = Quotes.none
          }
          if at <= recordStart {
            // Either the LF of a CR LF already taken, or a blank line.
            if at < recordStart { continue }
            noteExtraLine(before: records)
            slots[base] = UInt32(truncatingIfNeeded: next)
          } else {
            slots[slot] = UInt32(truncatingIfNeeded: at)
            slot &+= 1
            if slot &- base != stride { stride = close(record: records, base: base, end: slot) }
            records &+= 1
            base = slot
            slots[slot] = UInt32(truncatingIfNeeded: next)
            slot &+= 1
          }
          recordStart = next
          fieldStart = next
        }
      }
      block &+= BlockFinder.width
    }

    if quotes == Quotes.open { log.add(.unterminatedQuote, at: openedAt) }
    if quotes == Quotes.closed && quoteAt + 1 != count { log.add(.textAfterQuote, at: quoteAt + 1) }
    if recordStart < count {
      slots[slot] = UInt32(truncatingIfNeeded: count)
      slot += 1
      if slot - base != stride { _ = close(record: records, base: base, end: slot) }
      records += 1
      base = slot
    }
    slotCount = base
    recordCount = records
    if !bases.isEmpty { bases.append(base) }
    hasNonASCII = seen.hasNonASCII
    hasNUL = seen.hasZero
  }

  /// Where the quoted field at hand began; needed only if it never ends.
  private var openedAt = 0

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
