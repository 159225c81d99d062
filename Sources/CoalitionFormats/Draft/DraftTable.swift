internal import CoalitionModel
internal import RecordReading

/// The rows of one table of a dataset that is being made from another file.
struct DraftTable {
  let name: TableName
  private(set) var columns: [String]
  private var numbers: [String: Int]
  /// The cells of each column; a column is as long as its last filled cell.
  private var cells: [[String]]
  /// Where each row stands in the file.
  private(set) var lines: [Int32] = []

  init(_ name: TableName) {
    self.name = name
    columns = name.knownColumns
    numbers = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    cells = Array(repeating: [], count: columns.count)
  }

  var count: Int { lines.count }

  mutating func addRow(line: Int) -> Int {
    lines.append(Int32(clamping: line))
    return lines.count - 1
  }

  /// The number of a column, new if there is none.
  mutating func column(_ name: String) -> Int {
    if let known = numbers[name] { return known }
    columns.append(name)
    cells.append([])
    numbers[name] = columns.count - 1
    return columns.count - 1
  }

  mutating func set(_ row: Int, _ column: Int, _ text: String) {
    guard !text.isEmpty || row < cells[column].count else { return }
    while cells[column].count <= row { cells[column].append("") }
    cells[column][row] = text
  }

  mutating func set(_ row: Int, _ column: String, _ text: String) { set(row, self.column(column), text) }

  func text(_ row: Int, _ column: String) -> String {
    guard let number = numbers[column] else { return "" }
    return text(row, number)
  }

  private func text(_ row: Int, _ column: Int) -> String {
    row < cells[column].count ? cells[column][row] : ""
  }

  /// Adds texts to a cell that holds a list, each once.
  mutating func add(_ texts: [String], to row: Int, _ column: String) {
    guard !texts.isEmpty else { return }
    var parts = text(row, column).split(separator: "|").map(String.init)
    for text in texts where !parts.contains(text) { parts.append(text) }
    set(row, column, parts.joined(separator: "|"))
  }

  /// The table as the dataset reader takes it.
  func part(file: String) -> DatasetPart {
    let encoder = CSVEncoder()
    var bytes: [UInt8] = []
    encoder.append(columns, to: &bytes)
    var record = [String](repeating: "", count: columns.count)
    for row in lines.indices {
      for column in columns.indices { record[column] = text(row, column) }
      encoder.append(record, to: &bytes)
    }
    return DatasetPart(table: name, csv: CSVTable(bytes: bytes, file: file), lines: lines)
  }

  /// The rows as they are.
  var rows: [[String]] { lines.indices.map { row in columns.indices.map { text(row, $0) } } }
}
