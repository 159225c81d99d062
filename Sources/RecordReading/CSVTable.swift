/// One CSV file in memory: a header, and records of fields that stay bytes until someone asks for them.
///
/// ```swift
/// let table = CSVTable(
///   bytes: Array("id,name\nlung,\"Lung, Breath & Co\"\n".utf8), file: "organizations.csv")
/// table.header            // ["id", "name"]
/// table.text(0, 1)        // "Lung, Breath & Co"
/// table.position(0, 1)    // (line: 2, column: 6)
/// table.diagnostics       // []
/// ```
///
/// Records are counted from 0 and leave the header out; columns are counted from 0.
///
/// What is read follows RFC 4180 (doi:10.17487/RFC4180) over UTF-8, and goes on where files go beyond it:
/// - A byte order mark is skipped. Lines end in LF, CR LF or CR, the last one or not.
/// - Blank lines are skipped and still counted as lines, in a file of one column too: there, an empty field is
///   written as `""`. A line of spaces is a record.
/// - A record with too few or too many fields is an error and still readable.
/// - Bytes that are not UTF-8 are an error and read as U+FFFD. A NUL byte is an error and kept.
/// - A quote inside a field that does not begin with one is a warning and stands for itself. Text after a closing
///   quote is an error and belongs to the field. A quote that is never closed is an error and reaches to the end.
/// - Spaces and tabs around the names of the header are dropped; those around fields are kept.
///
/// Text in UTF-16, a ZIP archive such as `.xlsx`, and 4 GiB or more are refused: a table without columns and one
/// error that says what to do.
///
/// Reading takes time linear in the bytes, whatever they are, and 4 bytes of memory a field and a record besides
/// the file itself. A table is a value that shares its bytes: copies cost nothing, and all members may be used
/// from several threads at once.
///
/// Invariants: `slots` holds, for each record, the offset of its beginning and the offsets of its fields' ends, in
/// ascending order; the header is the record before the first.
public struct CSVTable: Sendable {
  /// The name of the file as it shows in diagnostics.
  public let file: String
  /// The names of the columns: the first record.
  public let header: [String]
  /// The number of records, without the header.
  public let recordCount: Int
  /// Every problem of the file, ordered by place.
  ///
  /// Of one kind the first 1,000 are listed; a note tells how many more there are.
  public let diagnostics: [Diagnostic]

  @usableFromInline let storage: CSVStorage
  /// Slots of a record that has as many fields as the header.
  @usableFromInline let stride: Int
  /// Where each record's slots begin, the header's first, and where the last one's end; empty in the usual case
  /// that all have `stride` slots.
  @usableFromInline let bases: [Int]
  let firstByte: Int
  let shifts: [RecordIndexer.LineShift]
  private let columns: [String: Int]

  /// Reads CSV from bytes.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: The name that diagnostics show.
  ///   - separator: What stands between two fields.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(bytes: [UInt8], file: String, separator: CSVSeparator = .comma) {
    self.init(buffer: ByteBuffer(bytes), file: file, separator: separator)
  }

  /// Takes the buffer over.
  init(buffer: ByteBuffer, file: String, separator: CSVSeparator) {
    self.file = file
    let bytes = UnsafePointer(buffer.start)
    let count = buffer.count
    let refusal = Refusal(bytes, count: count, file: file)
    // What cannot be CSV is not scanned: it would yield thousands of problems, all with the one cause.
    let usable = refusal == nil ? count : 0
    firstByte = Self.markLength(bytes, count: usable)

    var indexer = RecordIndexer(bytes: bytes, count: usable, separator: separator.rawValue)
    indexer.run(from: firstByte)
    let storage = CSVStorage(bytes: buffer, slots: indexer.slots)
    self.storage = storage
    stride = indexer.width + 1
    bases = indexer.bases
    shifts = indexer.shifts
    recordCount = max(0, indexer.recordCount - 1)

    if indexer.hasNonASCII {
      UTF8Scan.validate(bytes, from: firstByte, to: usable) { indexer.log.add(.badUTF8, at: $0) }
    }
    if indexer.hasNUL {
      for offset in firstByte..<usable where bytes[offset] == Byte.nul {
        indexer.log.add(.nulByte, at: offset)
      }
    }
    let names = (0..<indexer.width).map { column in
      FieldBytes.text(Self.headerField(column, storage)).trimmingBlanks()
    }
    header = names
    columns = Dictionary(
      names.enumerated().lazy.filter { !$0.element.isEmpty }.map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first })

    var found = indexer.log.diagnostics(
      file: file, bytes: bytes, first: firstByte, count: usable, width: indexer.width)
    if let refusal {
      found.append(refusal.diagnostic)
    } else if names.isEmpty {
      found.append(HeaderCheck.missing(file: file, isEmpty: count == firstByte))
    } else {
      found += HeaderCheck.problems(
        names, at: names.indices.map { Self.headerOffset($0, storage) },
        cursor: PositionCursor(bytes, offset: firstByte, end: count, line: 1),
        file: file, separator: separator)
    }
    diagnostics = found.sorted()
  }

  /// The column with this name in the header, the first if there are several; nil if there is none.
  public func columnIndex(_ name: String) -> Int? { columns[name] }

  /// The number of fields of a record, which is that of the header unless the record is ragged.
  public func fieldCount(record: Int) -> Int {
    precondition(record >= 0 && record < recordCount, "no record \(record)")
    return bases.isEmpty ? stride - 1 : bases[record + 2] - bases[record + 1] - 1
  }
}
