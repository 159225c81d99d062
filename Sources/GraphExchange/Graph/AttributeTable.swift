/// Columns of texts about things that are numbered from 0: the nodes or the edges of a ``PropertyGraph``.
public struct AttributeTable: Sendable {
  /// What a file declares the cells of a column to be.
  public enum ValueType: String, Sendable, CaseIterable {
    /// Any text.
    case string
    /// A whole number.
    case integer
    /// A number.
    case double
    /// `true` or `false`.
    case boolean
    /// Several texts, separated by `|`; a `|` or `\` within one has a `\` before it.
    case list
  }

  /// One column.
  public struct Column: Sendable {
    /// Its name.
    public fileprivate(set) var name: String
    /// What its cells are.
    public var type: ValueType
    /// What a row without a cell has, or nil where nothing is declared.
    public var defaultValue: String?
    fileprivate(set) var cells = SparseTexts()
  }

  /// The columns, in the order in which they were declared or met.
  public private(set) var columns: [Column] = []
  private var numbers: [String: Int] = [:]

  /// A table without columns.
  public init() {}

  /// The number of the column with this name.
  public func column(_ name: String) -> Int? { numbers[name] }

  /// The number of the column with this name, new if there is none.
  public mutating func addColumn(_ name: String, _ type: ValueType = .string, defaultValue: String? = nil)
    -> Int
  {
    if let known = numbers[name] { return known }
    columns.append(Column(name: name, type: type, defaultValue: defaultValue))
    numbers[name] = columns.count - 1
    return columns.count - 1
  }

  /// Changes what a column is declared to be.
  public mutating func setType(_ type: ValueType, ofColumn column: Int) { columns[column].type = type }

  /// Changes what a row without a cell has.
  public mutating func setDefault(_ value: String?, ofColumn column: Int) {
    columns[column].defaultValue = value
  }

  /// Gives a column another name, unless another column has it. Returns whether it was free.
  @discardableResult
  public mutating func renameColumn(_ column: Int, to name: String) -> Bool {
    guard numbers[name] == nil else { return false }
    numbers[columns[column].name] = nil
    columns[column].name = name
    numbers[name] = column
    return true
  }

  /// Writes a cell. Cheapest where rows come in ascending order; a cell that is there already is replaced.
  public mutating func set(_ row: Int, _ column: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    columns[column].cells.set(row, bytes)
  }

  /// Writes a cell.
  public mutating func set(_ row: Int, _ column: Int, _ text: String) {
    var text = text
    text.withUTF8 { columns[column].cells.set(row, $0) }
  }

  /// The cell; the column's default where the row has none, nil where there is no default.
  /// O(log rows) at most, O(1) where every row has a cell.
  public func text(_ row: Int, _ column: Int) -> String? {
    columns[column].cells.text(row) ?? columns[column].defaultValue
  }

  /// Lends the bytes of a cell; nil where the row has none (the default is not looked at).
  public func withBytes<Result>(
    _ row: Int, _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    columns[column].cells.withBytes(row, body)
  }

  /// The number of rows that have a cell of their own in the column.
  public func filled(_ column: Int) -> Int { columns[column].cells.count }

  /// The rows that have a cell of their own in the column, in ascending order. O(1).
  public func filledRows(_ column: Int) -> [Int32] { columns[column].cells.rows }

  /// The texts of a list as one cell.
  public static func cell(ofList texts: [String]) -> String {
    texts.map { text in
      text.contains(where: { $0 == "|" || $0 == "\\" })
        ? String(text.flatMap { $0 == "|" || $0 == "\\" ? ["\\", $0] : [$0] }) : text
    }.joined(separator: "|")
  }

  /// The texts of a cell of type ``ValueType/list``.
  public static func list(ofCell cell: String) -> [String] {
    var texts: [String] = []
    var text = ""
    var isEscaped = false
    for character in cell {
      switch character {
      case "\\" where !isEscaped:
        isEscaped = true
        continue
      case "|" where !isEscaped:
        texts.append(text)
        text = ""
      default: text.append(character)
      }
      isEscaped = false
    }
    return texts + [text]
  }
}
