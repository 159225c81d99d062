internal import RecordReading

/// Ids in cells made into indices; what cannot be resolved is reported, with near ids.
extension DatasetBuilder {
  /// Resolves every id of a cell, each once.
  mutating func references(
    _ reader: inout TableReader, _ record: Int, _ column: Int?, _ expected: ExpectedKinds
  ) -> [EntityIndex] {
    var found: [EntityIndex] = []
    var wrong: [WrongID] = []
    reader.forEachPart(record, column) { id in
      switch resolve(id, expected) {
      case .success(let entity): found.append(entity)
      case .failure(let problem): wrong.append(problem)
      }
    }
    report(wrong, &reader, record, column, expected)
    return found.withoutRepeats()
  }

  /// Resolves the id of a cell that may hold one.
  mutating func reference(
    _ reader: inout TableReader, _ record: Int, _ column: Int?, _ expected: ExpectedKinds,
    isNeeded: Bool = false
  ) -> SingleReference {
    var first: EntityIndex?
    var count = 0
    var wrong: [WrongID] = []
    reader.forEachPart(record, column) { id in
      switch resolve(id, expected) {
      case .success(let entity):
        if entity == first { return }
        if first == nil { first = entity }
      case .failure(let problem): wrong.append(problem)
      }
      count += 1
    }
    report(wrong, &reader, record, column, expected)
    if count > 1 {
      reader.report(
        record, column, found: "\(count) ids in one cell", expected: "one \(expected.noun) a row",
        mend: "write one row for each")
      return .unusable
    }
    guard count == 0 else { return first.map(SingleReference.entity) ?? .unusable }
    if isNeeded {
      reader.report(
        record, column, found: "an empty cell", expected: "the id of \(expected.noun.withArticle)",
        mend: "fill it or remove the row")
    }
    return .empty
  }

  /// Resolves every id of a `source` cell, each once.
  mutating func sourceReferences(
    _ reader: inout TableReader, _ record: Int, _ column: Int?
  ) -> [SourceIndex] {
    var found: [SourceIndex] = []
    var wrong: [String] = []
    reader.forEachPart(record, column) { id in
      if let index = sourceNumbers.find(id) {
        found.append(SourceIndex(index))
      } else {
        wrong.append(String(decoding: id, as: UTF8.self))
      }
    }
    let file = files[.sources] ?? TableName.sources.file
    for text in wrong {
      let question = sourceMisses.phrase(for: text, space: "source") { [sources] in sources.map(\.id) }
      reader.report(
        record, column, found: "no source '\(text.shortened)'", expected: "the id of a row of \(file)",
        mend: question.orElse("add the source to \(file)"))
    }
    return found.withoutRepeats()
  }

  private func resolve(
    _ id: UnsafeBufferPointer<UInt8>, _ expected: ExpectedKinds
  ) -> Result<EntityIndex, WrongID> {
    let index = registry.find(id)
    if let index, expected.contains(registry.kind(index)) { return .success(EntityIndex(index)) }
    return .failure(WrongID(text: String(decoding: id, as: UTF8.self), index: index))
  }

  private mutating func report(
    _ wrong: [WrongID], _ reader: inout TableReader, _ record: Int, _ column: Int?, _ expected: ExpectedKinds
  ) {
    for id in wrong {
      let text = id.text.shortened
      if let index = id.index {
        reader.report(
          record, column, found: "'\(text)', which is \(registry.kind(index).rawValue.withArticle)",
          expected: "the id of \(expected.noun.withArticle)",
          mend: "\(registry.place(of: index)) has it; name \(expected.noun.withArticle)")
      } else {
        reader.report(
          record, column, found: "no \(expected.noun) '\(text)'",
          expected: "the id of \(expected.noun.withArticle)", mend: registry.mend(for: id.text, expected))
      }
    }
  }
}

/// What a cell for one id says.
enum SingleReference {
  case empty
  case entity(EntityIndex)
  /// Something that was reported; the row would say more than its writer did if it were read without it.
  case unusable

  var entity: EntityIndex? {
    if case .entity(let entity) = self { return entity }
    return nil
  }

  var isUnusable: Bool {
    if case .unusable = self { return true }
    return false
  }
}

/// An id of no entity, or of an entity of another kind.
private struct WrongID: Error {
  let text: String
  let index: Int?
}

extension Array where Element: Hashable {
  /// Each element once, in order of first appearance.
  func withoutRepeats() -> [Element] {
    if count < 2 { return self }
    if count <= 8 {
      var kept: [Element] = []
      for element in self where !kept.contains(element) { kept.append(element) }
      return kept
    }
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
