import GraphAlgorithms
import RecordReading

/// Reads a table of edges: the bytes once, from the first to the last, into columns of numbers.
///
/// Three ways to read a record, each handing over to the next what it does not know: pairs of integers
/// (``integers(_:)``), plain fields (``plainRecords(_:limit:)``), and everything (``anyRecord(_:)``).
struct EdgeScanner: ~Copyable {
  // A scratch first, see there.
  /// The numbers of the names of the record at hand, by role.
  let pending = Scratch<UInt32>(count: 4, repeating: 0)
  /// The last name of each role as a word, and its number: tables are often sorted by one of their columns.
  let lastWords = Scratch<UInt64>(count: 4, repeating: 0)
  let lastNumbers = Scratch<UInt32>(count: 4, repeating: 0)

  let format: TableFormat
  let file: String
  var feed: ByteFeed
  var layout: Layout
  /// One for both ends of edges, or one for each column of a table of two modes.
  let spaces: UnsafeMutablePointer<NameSpace>
  let spaceCount: Int
  /// The weights of all rows, or nothing as long as all are 1.
  var weights = Column<Double>()
  var isWeighted = false
  var rows = 0
  /// The line at which the next record begins.
  var line = 1
  var problems: ProblemList
  /// Whether there were more rows than ``rowLimit``, so that reading on makes no sense.
  var isFull = false
  /// How many rows are read at most.
  let rowLimit: Int
  /// Where the records begin in the bytes first at hand.
  let bodyStart: Int

  init(
    format: TableFormat, file: String, feed: consuming ByteFeed, layout: Layout, line: Int, rowLimit: Int,
    bodyStart: Int
  ) {
    self.format = format
    self.file = file
    self.layout = layout
    self.line = line
    self.rowLimit = rowLimit
    self.bodyStart = bodyStart
    problems = ProblemList(file: file)
    spaceCount = format == .edges ? 1 : 3
    spaces = .allocate(capacity: spaceCount)
    // The shortest record takes four bytes.
    let capacity = Self.capacity(fileSize: feed.fileSize, bytes: 4, rowLimit: rowLimit)
    for space in 0..<spaceCount {
      (spaces + space).initialize(to: NameSpace(capacity: capacity, hasTwoColumns: format == .edges))
    }
    self.feed = feed
  }

  deinit {
    for space in 0..<spaceCount { (spaces + space).deinitialize(count: 1) }
    spaces.deallocate()
  }

  /// For how many records of at least so many bytes room is made beforehand. What is reserved too much is never
  /// touched, but a system may refuse to reserve more than it has.
  static func capacity(fileSize: Int, bytes: Int, rowLimit: Int) -> Int {
    min(fileSize / bytes + 2, rowLimit + 1, 1 << 29)
  }

  /// Whether records are pairs of integers so far.
  var isPairs: Bool { format == .edges && layout.roles.count == 2 && spaces[0].isInteger }

  /// Reads the whole lines at hand from `position` on.
  ///
  /// - Returns: Where it came to: the end of the lines, or the beginning of a record whose end has to be read first.
  mutating func scan(from position: Int) -> Int {
    let limit = feed.limit
    var position = position
    while position < limit {
      let before = position
      if isPairs {
        position = integers(position)
        if position < limit { position = plainRecords(position, limit: 1) }
      } else {
        position = plainRecords(position, limit: .max)
      }
      if position == before {
        guard let next = anyRecord(position) else { return position }
        position = next
      }
    }
    return position
  }

  /// Adds the record whose names are pending.
  @inline(__always)
  mutating func commit(weight: Double) {
    if format == .edges {
      spaces[0].first.append(pending[0])
      spaces[0].second.append(pending[1])
      if isWeighted || weight != 1 { append(weight: weight) }
    } else {
      for space in 0..<3 { spaces[space].first.append(pending[space]) }
    }
    rows += 1
  }

  @inline(never)
  private mutating func append(weight: Double) {
    if !isWeighted {
      isWeighted = true
      weights.reserve(
        max(rows + 1, Self.capacity(fileSize: feed.fileSize, bytes: 6, rowLimit: rowLimit)))
      for _ in 0..<rows { weights.append(1) }
    }
    weights.append(weight)
  }
}
