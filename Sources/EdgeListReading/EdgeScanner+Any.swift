import GraphAlgorithms

extension EdgeScanner {
  /// Reads one record of any kind, or says what is wrong with it.
  ///
  /// - Returns: Where the next one begins; `nil` if this one does not end in the lines at hand.
  mutating func anyRecord(_ position: Int) -> Int? {
    let bytes = UnsafeBufferPointer(start: feed.start + position, count: feed.limit - position)
    guard let record = RawRecord(bytes, separator: layout.separator, isAtEnd: feed.isAtEnd) else {
      return nil
    }
    let span = UnsafeBufferPointer(rebasing: bytes[..<record.length])
    let isBlank = record.fields.count == 1 && record.fields[0].text.isEmpty && !record.fields[0].isQuoted
    defer { for index in span.indices where isLineEnd(span, index) { line += 1 } }
    let next = position + record.length
    if isBlank { return next }
    if rows >= rowLimit {
      add(
        span, 0, "more than \(rowLimit) edges", expected: "at most \(rowLimit)",
        mend: "Leave out edges that do not matter, or merge parallel ones.")
      // What follows has the same problem.
      isFull = true
      return nil
    }
    if let problem = record.problem {
      add(problem.kind, span, problem.offset)
      return next
    }
    guard record.fields.count == layout.roles.count else {
      addWrongCount(record, span)
      return next
    }
    read(record, span)
    return next
  }

  private mutating func read(_ record: RawRecord, _ span: UnsafeBufferPointer<UInt8>) {
    var weight = 1.0
    var isGood = true
    for (field, role) in zip(record.fields, layout.roles) {
      switch role {
      case .ignored: break
      case .weight:
        switch WeightText.read(field.text) {
        case .weight(let value): weight = value
        case let other:
          add(other, field, span)
          isGood = false
        }
      case .source, .target, .kind:
        let refusal = field.text.withUnsafeBufferPointer {
          NameCheck.refusal($0, isQuoted: field.isQuoted)
        }
        if let refusal {
          add(refusal, role, field, span)
          isGood = false
        }
      }
    }
    guard isGood else { return }
    // Twice if the first time replaced numbers that were pending.
    while !readNames(record) {}
    commit(weight: weight)
  }

  /// Puts the numbers of all names where ``commit(weight:)`` takes them; false if it has to be done again.
  private mutating func readNames(_ record: RawRecord) -> Bool {
    for (field, role) in zip(record.fields, layout.roles) where role != .ignored && role != .weight {
      let space = format == .edges ? 0 : Int(role.rawValue)
      // Eight bytes may be loaded from any name.
      let padded = field.text + [UInt8](repeating: 0, count: 8)
      let length = field.text.count
      let answer = padded.withUnsafeBufferPointer { name -> NameSpace.Answer in
        guard let base = name.baseAddress else { return .refused }
        let word = Words.first(min(length, 8), of: Words.load(base))
        return spaces[space].number(base, length: length, word: word, isQuoted: field.isQuoted)
      }
      switch answer {
      case .number(let number): pending[Int(role.rawValue)] = number
      case .replaced:
        lastWords.fill(0, length: 4)
        return false
      case .refused: preconditionFailure("a name that was accepted before")
      }
    }
    return true
  }
}
