/// What the cells of a table mean, of those that are in it.
extension Legend {
  /// A sample of each state with its words.
  var cells: [Entry] {
    let used = Set(diagram.nodes.compactMap(\.cell))
    let samples: [(Diagram.CellState, label: String, words: String)] = [
      (.filled(isImplied: false), "stated", "so many, as a source says"),
      (.filled(isImplied: true), "implied", "dashed: only implied, no source says so"),
      (.gap, "nobody", "a gap: a source looked there and names no one"),
      (.wider, "none here", "only in a larger place around it"),
      (.unknown, "unknown", "no source says that it looked there"),
    ]
    return samples.filter { used.contains($0.0) }.map { state, label, meaning in
      let name = "l:cell-" + label
      return Entry(
        pieces: [cell(name, label, state), words(name + "-words", meaning, width: 260)], gaps: [6])
    }
  }

  /// A swatch for each shade, where there is more than one.
  var shades: [Entry] {
    let numbers = diagram.nodes.filter { if case .filled? = $0.cell { true } else { false } }
      .map { $0.measure ?? 1 }
    let levels = Set(numbers.map(CellShades.level)).sorted()
    guard levels.count > 1 else { return [] }
    return levels.map { level in
      let words = CellShades.words(level)
      return Entry(pieces: [
        cell("l:shade-\(level)", words, .filled(isImplied: false), shade: level)
      ])
    }
  }

  private func cell(
    _ name: String, _ label: String, _ state: Diagram.CellState, shade: Int = 0
  ) -> FurniturePiece {
    var node = sample(.cell, label)
    node.cell = state
    node.measure = CellShades.least(of: shade)
    return FurniturePiece(name, sample: node, style)
  }
}
