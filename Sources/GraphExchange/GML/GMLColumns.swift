/// How the columns of a table are written: under which keys, in which order, and how their cells.
struct GMLColumns {
  /// How a cell stands in the file.
  enum Style { case integer, double, boolean, text, list }

  let table: AttributeTable
  let keys: GMLKeys
  let styles: [Style]
  /// The columns in the order in which a row has them: those of a block together.
  let order: [Int]
  /// Whether a reader would not find names, types, defaults and order as they are.
  private(set) var areDeclared: Bool
  /// Whether there is a real with an exponent and no point.
  private(set) var hasBareExponent = false
  private(set) var cells: RowCells

  init(_ table: AttributeTable, rowCount: Int, reserved: Set<String>, places: [String: String]) {
    self.table = table
    keys = GMLKeys(table.columns.map(\.name), reserved: reserved, places: places)
    styles = table.columns.map { column in
      switch column.type {
      case .integer: .integer
      case .double: .double
      case .boolean: .boolean
      case .string: .text
      case .list: .list
      }
    }
    order = Self.order(keys.segments)
    cells = RowCells(table, rowCount: rowCount, order: order)
    areDeclared = keys.areDeclared
    for column in table.columns.indices {
      if !isReadAsItIs(column) { areDeclared = true }
    }
    let ranks = order.enumerated().reduce(into: Array(repeating: 0, count: order.count)) {
      $0[$1.element] = $1.offset
    }
    let met = table.columns.indices.map { (table.filledRows($0).first ?? 0, ranks[$0]) }
    if zip(met, met.dropFirst()).contains(where: { $0 > $1 }) { areDeclared = true }
  }

  /// Columns by where the first one of their block is, and so on within it.
  private static func order(_ segments: [[String]]) -> [Int] {
    var first: [String: Int] = [:]
    let ranks = segments.enumerated().map { place, keys in
      var name = ""
      return keys.map { key in
        name += name.isEmpty ? key : ".\(key)"
        let rank = first[name] ?? place
        first[name] = rank
        return rank
      }
    }
    return segments.indices.sorted { left, right in
      ranks[left] == ranks[right] ? left < right : ranks[left].lexicographicallyPrecedes(ranks[right])
    }
  }

  /// Whether the values alone say what the column is.
  private mutating func isReadAsItIs(_ column: Int) -> Bool {
    let rows = table.filledRows(column)
    var isReadAsItIs = !rows.isEmpty && table.columns[column].defaultValue == nil
    guard styles[column] == .integer || styles[column] == .double else {
      return isReadAsItIs && styles[column] != .boolean
    }
    var hasReal = false
    for row in rows {
      switch table.withBytes(Int(row), column, Self.numeral) ?? .none {
      case .integer: break
      case .real where styles[column] == .double: hasReal = true
      case .exponent where styles[column] == .double: (hasReal, hasBareExponent) = (true, true)
      default: isReadAsItIs = false
      }
    }
    return isReadAsItIs && hasReal == (styles[column] == .double)
  }

  /// How a number can stand without quotes for igraph and networkx.
  enum Numeral {
    case integer
    /// With digits on both sides of a point.
    case real
    /// With an exponent and no point: others need one, so that it gets one and the reader takes it away.
    case exponent
    case none
  }

  static func numeral(_ text: UnsafeBufferPointer<UInt8>) -> Numeral {
    switch GMLNumber.kind(text) {
    case .integer: return GMLNumber.fits32Bits(text) ? .integer : .none
    case .none: return .none
    case .real:
      let isDigit = { (place: Int) in
        text.indices.contains(place) && text[place] &- UInt8(ascii: "0") < 10
      }
      if let point = text.firstIndex(of: UInt8(ascii: ".")) {
        return isDigit(point - 1) && isDigit(point + 1) ? .real : .none
      }
      // Not finite otherwise.
      return isDigit(text.count - 1) ? .exponent : .none
    }
  }
}
