import RecordReading

/// The nodes or the edges of a GML file while it is read: their keys, and the columns that these become.
struct GMLTable {
  /// A key with its value, as it stands in the file.
  struct Field {
    let path: Int32
    let kind: GMLTokens.Kind
    let hasEntity: Bool
    let start: Int
    let end: Int
  }

  /// What networkx writes before the only element of a list, since a list is a key that is repeated.
  static let listStart = "_networkx_list_start"

  var paths: GMLPaths
  var rows = AttributeTable()
  /// Whether reals with an exponent have a zero that was not there before: see ``GMLNumber/exponent(_:)``.
  var dropsZeros = false
  /// The fields of the block that was read last.
  private(set) var fields: [Field] = []
  /// Where among the fields the first with each of the keys is that are no columns, -1 for none.
  private(set) var own: [Int]
  private let ownCount: Int32
  /// What the things are called in messages.
  private let name: String
  /// The texts of keys that are repeated, by row and path.
  private var lists: [UInt64: [String]] = [:]
  private var scratch: [UInt8] = []

  /// - Parameters:
  ///   - name: `a node`.
  ///   - keys: The keys that are no columns.
  init(_ name: String, keys: [StaticString]) {
    self.name = name
    paths = GMLPaths(keys)
    ownCount = Int32(keys.count)
    own = Array(repeating: -1, count: keys.count)
  }

  /// Reads the fields of a block whose `[` was the last word.
  mutating func readFields(_ source: inout GMLSource) {
    fields.removeAll(keepingCapacity: true)
    for place in own.indices { own[place] = -1 }
    let line = source.tokens.startLine
    // The paths that are open, and how many fields there were when they were opened.
    var open: [(path: Int32, count: Int)] = []
    var parent: Int32 = -1
    var last: Int32 = 0
    while true {
      switch source.tokens.next() {
      case .close:
        guard let (_, count) = open.popLast() else { return }
        if count == fields.count { source.omissions.add("empty blocks") }
        parent = open.last?.path ?? -1
        continue
      case .end:
        source.reportUnclosed(name, line: line)
        return
      default: break
      }
      guard source.isKey() else { continue }
      let path = paths.number(source.tokens.bytes, in: parent, after: last)
      last = path
      switch source.tokens.next() {
      case .open:
        if path < ownCount {
          source.report(
            .error, found: "a block after \(paths.name(path))", expected: "a value in \(name)",
            mend: "The block is left out.")
          source.omissions.add("\(paths.name(path)) blocks in \(name)")
          source.skipBlock("the block")
        } else if open.count + 2 > GMLSource.depthLimit {
          source.report(
            .error, found: "blocks more than \(GMLSource.depthLimit) deep within each other",
            expected: "fewer", mend: "The block is left out.")
          source.omissions.add("blocks that are too deep")
          source.skipBlock("the block")
        } else {
          open.append((path, fields.count))
          parent = path
        }
        continue
      case .integer, .real: break
      case .string: if source.tokens.isUnended { source.reportUnended() }
      default: guard source.isOddValue(after: paths.name(path)) else { continue }
      }
      add(path, &source)
    }
  }

  @inline(__always)
  private mutating func add(_ path: Int32, _ source: inout GMLSource) {
    if path < ownCount {
      guard own[Int(path)] < 0 else {
        source.report(.error, found: "a second \(paths.name(path))", expected: "one in \(name)")
        source.omissions.add("repeated \(paths.name(path)) keys")
        return
      }
      own[Int(path)] = fields.count
    }
    let tokens = source.tokens
    fields.append(
      Field(
        path: path, kind: tokens.kind, hasEntity: tokens.kind == .string && tokens.hasEntity,
        start: tokens.start, end: tokens.end))
  }

  /// The place of the first field with a path.
  func field(_ path: Int32) -> Int? { fields.firstIndex { $0.path == path } }

  /// Writes the text of a field into ``scratch`` if it is not what stands in the file. Returns whether it did.
  @inline(__always)
  private mutating func prepare(_ field: Field, _ source: borrowing GMLSource) -> Bool {
    if !field.hasEntity, !(dropsZeros && field.kind == .real) { return false }
    let text = source.tokens.slice(field.start, field.end)
    scratch.removeAll(keepingCapacity: true)
    if field.hasEntity {
      GMLText.decode(text, into: &scratch)
    } else {
      scratch.append(contentsOf: text)
      if let (place, zeros) = GMLNumber.exponent(text), zeros > 0 {
        scratch.removeSubrange((zeros == 1 ? place - 2 : place - 1)..<place)
      }
    }
    return true
  }

  /// Lends the text of a field.
  @inline(__always)
  mutating func withText<Result>(
    _ field: Field, _ source: borrowing GMLSource, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if prepare(field, source) { return scratch.withUnsafeBufferPointer(body) }
    return body(source.tokens.slice(field.start, field.end))
  }

  /// Makes a row of the fields that were read last, but for those at three places that are held elsewhere.
  mutating func commit(_ row: Int, except held: (Int, Int, Int), _ source: inout GMLSource) {
    for place in fields.indices where place != held.0 && place != held.1 && place != held.2 {
      let field = fields[place]
      let path = Int(field.path)
      if paths[path].column < 0 {
        addColumn(path, &source)
        if paths[path].column < 0 {
          source.omissions.add("values whose keys are too long or too many")
          continue
        }
      }
      let column = Int(paths[path].column)
      switch field.kind {
      case .integer: paths[path].kinds.formUnion(.integer)
      case .real: paths[path].kinds.formUnion(.real)
      case .string:
        if field.end - field.start == Self.listStart.utf8.count,
          source.tokens.slice(field.start, field.end).elementsEqual(Self.listStart.utf8)
        {
          paths[path].kinds.formUnion(.list)
          continue
        }
        paths[path].kinds.formUnion(.text)
      default:
        let isNumber = GMLNumber.isNotFinite(source.tokens.slice(field.start, field.end)[...])
        paths[path].kinds.formUnion(isNumber ? .real : .text)
      }
      if paths[path].lastRow == Int32(row) {
        addToList(row, path, field, source)
        continue
      }
      paths[path].lastRow = Int32(row)
      if paths[path].kinds.contains(.boolean), field.kind == .integer, field.end - field.start == 1 {
        let isTrue = source.tokens.slice(field.start, field.end)[0] == UInt8(ascii: "1")
        rows.set(row, column, isTrue ? "true" : "false")
        continue
      }
      if prepare(field, source) {
        scratch.withUnsafeBufferPointer { rows.set(row, column, $0) }
      } else {
        rows.set(row, column, source.tokens.slice(field.start, field.end))
      }
    }
  }

  private mutating func addColumn(_ path: Int, _ source: inout GMLSource) {
    let length = paths.nameLength(Int32(path))
    guard length <= source.nameBudget else { return }
    source.nameBudget -= length
    // Two paths have one name where a key has a dot.
    var name = paths.name(Int32(path))
    while rows.column(name) != nil { name += "_" }
    paths[path].column = Int32(rows.addColumn(name))
  }

  private mutating func addToList(_ row: Int, _ path: Int, _ field: Field, _ source: borrowing GMLSource) {
    paths[path].kinds.formUnion(.list)
    let column = Int(paths[path].column)
    let place = UInt64(row) << 32 | UInt64(path)
    let text = withText(field, source) { String(decoding: $0, as: UTF8.self) }
    lists[place, default: [rows.text(row, column) ?? ""]].append(text)
  }

  /// Gives the columns their types once all is read. O(columns + cells of lists).
  mutating func finish() {
    for number in paths.paths.indices {
      let path = paths[number]
      guard path.column >= 0 else { continue }
      let column = Int(path.column)
      if path.kinds.contains(.list) {
        rows.setType(.list, ofColumn: column)
      } else if !path.kinds.contains(.isDeclared) {
        rows.setType(
          path.kinds.contains(.text) ? .string : path.kinds.contains(.real) ? .double : .integer,
          ofColumn: column)
      }
      if rows.columns[column].type == .list { finishList(column, path: number) }
    }
  }

  /// Names a column otherwise that comes of a path, unless the file says its name or another column has the new one.
  mutating func rename(_ dotted: String, _ name: String) {
    let path = paths[Int(paths.number(dotted: dotted))]
    guard path.column >= 0, !path.kinds.contains(.isDeclared) else { return }
    rows.renameColumn(Int(path.column), to: name)
  }

  /// Makes lists of the cells of a column, of which only some were repeated.
  private mutating func finishList(_ column: Int, path: Int) {
    for row in rows.filledRows(column) {
      let row = Int(row)
      if let texts = lists[UInt64(row) << 32 | UInt64(path)] {
        rows.set(row, column, AttributeTable.cell(ofList: texts))
      } else if let text = rows.text(row, column), text.utf8.contains(where: { $0 == 0x7C || $0 == 0x5C }) {
        rows.set(row, column, AttributeTable.cell(ofList: [text]))
      }
    }
  }
}
