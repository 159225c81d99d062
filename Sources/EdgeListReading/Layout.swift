import RecordReading

/// What kind of table is read.
enum TableFormat {
  /// `source,target[,weight]`
  case edges
  /// `source,target,kind`
  case twoMode
}

/// Which column means what.
struct Layout {
  enum Role: UInt8, CaseIterable {
    case source, target, kind, weight, ignored

    /// The names by which a header may call the column.
    var names: [String] {
      switch self {
      case .source: ["source", "from"]
      case .target: ["target", "to"]
      case .kind: ["kind"]
      case .weight: ["weight"]
      case .ignored: []
      }
    }
  }

  let separator: UInt8
  let roles: [Role]
  /// Columns of the header that mean nothing here.
  var ignoredNames: [String] = []

  /// The columns that a table must have, then those that it may have.
  private static func columns(_ format: TableFormat) -> (needed: [Role], optional: [Role]) {
    switch format {
    case .edges: ([.source, .target], [.weight])
    case .twoMode: ([.source, .target, .kind], [])
    }
  }

  /// A header as it should be, for messages.
  static func example(_ format: TableFormat) -> String {
    switch format {
    case .edges: "source,target or source,target,weight"
    case .twoMode: "source,target,kind"
    }
  }

  /// The layout of a file without a header, from the number of fields of its first record.
  init?(fieldCount: Int, separator: UInt8, format: TableFormat) {
    let columns = Layout.columns(format)
    let all = columns.needed + columns.optional
    guard fieldCount >= columns.needed.count, fieldCount <= all.count else { return nil }
    self.separator = separator
    roles = Array(all.prefix(fieldCount))
  }

  /// The layout that a header says; `nil` after a problem.
  init?(
    header: RawRecord, bytes: UnsafeBufferPointer<UInt8>, line: Int, separator: UInt8, format: TableFormat,
    problems: inout ProblemList
  ) {
    let columns = Layout.columns(format)
    var roles: [Role] = []
    var isGood = true
    for field in header.fields {
      let name = String(decoding: field.text, as: UTF8.self).trimmingBlanks()
      let known = (columns.needed + columns.optional).first { $0.names.contains(name.lowercased()) }
      let role = known ?? .ignored
      if role == .ignored {
        ignoredNames.append(name)
      } else if roles.contains(role) {
        let place = place(of: field.offset, in: bytes, line: line)
        problems.add(
          line: place.line, column: place.column, found: "a second column for \(role.names[0]): \"\(name)\"",
          expected: "one of \(role.names.joined(separator: ", "))", mend: "Rename or remove one of them.")
        isGood = false
      }
      roles.append(role)
    }
    let missing = columns.needed.filter { !roles.contains($0) }.map { $0.names[0] }
    let text = String(decoding: bytes.prefix(60), as: UTF8.self).prefix { !$0.isNewline }
    if missing.count == columns.needed.count {
      problems.add(
        line: line, column: 1, found: "\"\(text)\"",
        expected: "a header line such as \(Layout.example(format))",
        mend: "Write the names of the columns in the first line, or say that there is no header.")
      isGood = false
    } else if !missing.isEmpty {
      problems.add(
        line: line, column: 1, found: "the header \"\(text)\" without \(missing.joined(separator: " and "))",
        expected: "a header line such as \(Layout.example(format))",
        mend: "Add the missing column, or name it as expected.")
      isGood = false
    }
    guard isGood else { return nil }
    self.separator = separator
    self.roles = roles
  }

  /// The separator of a line: whichever of comma, tab and semicolon stands most often outside quotes, the first
  /// of them if several do.
  static func separator(of line: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var counts = [CSVSeparator.comma: 0, .tab: 0, .semicolon: 0]
    var isInside = false
    for byte in line {
      if byte == Byte.quote { isInside.toggle() }
      if isInside { continue }
      if byte == Byte.lineFeed || byte == Byte.carriageReturn { break }
      if let separator = CSVSeparator(rawValue: byte) { counts[separator, default: 0] += 1 }
    }
    var best = CSVSeparator.comma
    for other in [CSVSeparator.tab, .semicolon] where counts[other, default: 0] > counts[best, default: 0] {
      best = other
    }
    return best.rawValue
  }
}

extension String {
  /// Without the spaces and tabs around it.
  fileprivate func trimmingBlanks() -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
