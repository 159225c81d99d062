/// The cells of one sheet as they come, as rows that end with their last filled cell.
///
/// A single cell may stand in the last column of the last row: so the empty cells before it are counted, and no
/// more are made than the room that is left for the whole workbook.
struct CellGrid {
  /// How many empty cells may be made for the cells of a workbook.
  struct Room {
    /// 64 MB, and as much again for what is filled in earnest.
    private var left = 4 << 20

    init() {}

    /// Takes room for a filled cell after so many empty ones; false where there is none left.
    mutating func take(_ empty: Int) -> Bool {
      left += 16 - empty
      return left >= 0
    }
  }

  private(set) var rows: [[String]] = []
  var room: Room
  private var row: [String] = []
  private var rowIndex = 0
  private var lastWidth = 0

  init(room: Room) { self.room = room }

  /// What came of putting a text into a cell.
  enum Outcome {
    case done, taken, noRoom
  }

  /// Fills a cell. Amortized O(1) where cells come in their order.
  mutating func put(_ text: String, at cell: CellName) -> Outcome {
    guard !text.isEmpty else { return .done }
    if cell.row - 1 != rowIndex { turn(to: cell.row - 1) }
    let gap = cell.column - 1 - row.count
    if gap < 0 {
      let isFree = row[cell.column - 1].isEmpty
      if isFree { row[cell.column - 1] = text }
      return isFree ? .done : .taken
    }
    let emptyRows = row.isEmpty ? max(0, rowIndex - rows.count) : 0
    guard room.take(gap + emptyRows) else { return .noRoom }
    if row.isEmpty, emptyRows > 0 {
      rows.append(contentsOf: repeatElement([], count: emptyRows))
    }
    if row.isEmpty { row.reserveCapacity(max(lastWidth, cell.column)) }
    if gap > 0 { row.append(contentsOf: repeatElement("", count: gap)) }
    row.append(text)
    return .done
  }

  /// Puts away the row that is being filled.
  mutating func finish() {
    guard !row.isEmpty else { return }
    lastWidth = row.count
    if rowIndex < rows.count { rows[rowIndex] = row } else { rows.append(row) }
    row = []
  }

  private mutating func turn(to index: Int) {
    finish()
    rowIndex = index
    guard index < rows.count else { return }
    swap(&row, &rows[index])
  }
}
