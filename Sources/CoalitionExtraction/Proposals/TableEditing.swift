internal import CoalitionModel
internal import RecordReading

/// A table of a dataset to which rows are added; what was there stays as it was, to the byte.
struct TableEditing {
  private let table: CSVTable
  private let bytes: [UInt8]
  private var added: [[String: String]] = []
  private var addedByID: [String: Int] = [:]

  init(_ bytes: [UInt8], file: String, columns: [String]) {
    let encoder = CSVEncoder()
    self.bytes = bytes.isEmpty ? encoder.encode([columns]) : bytes
    table = CSVTable(bytes: self.bytes, file: file)
  }

  var isChanged: Bool { !added.isEmpty }

  mutating func append(_ row: [String: String]) {
    if let id = row["id"] { addedByID[id] = added.count }
    added.append(row)
  }

  /// Changes a row that was added in this session.
  mutating func extend(rowWithID id: String, _ column: String, by value: String) {
    guard let place = addedByID[id] else { return }
    var values = (added[place][column] ?? "").split(separator: "|").map(String.init)
    if !values.contains(value) { values.append(value) }
    added[place][column] = values.joined(separator: "|")
  }

  /// The file. Columns that it lacks and that are needed come behind the others; then the rows before get empty cells.
  func encoded() -> [UInt8] {
    guard isChanged else { return bytes }
    let encoder = CSVEncoder()
    let needed = Set(added.flatMap { $0.filter { !$0.value.isEmpty }.keys })
    let missing = needed.subtracting(table.header).sorted()
    let header = table.header + missing
    var result: [UInt8]
    if missing.isEmpty {
      result = bytes
      if let last = result.last, last != 10 { result.append(10) }
    } else {
      result = encoder.encode(
        [header]
          + (0..<table.recordCount).map { record in
            table.header.indices.map { table.text(record, $0) } + missing.map { _ in "" }
          })
    }
    for row in added { encoder.append(header.map { row[$0] ?? "" }, to: &result) }
    return result
  }
}
