internal import GraphvizRendering

/// What the marks on an axis of time mean, of those that are on it.
extension Legend {
  mutating func marks() -> [Entry] {
    guard diagram.placements.first == .timeline else { return [] }
    var entries: [Entry] = []
    if diagram.nodes.contains(where: { $0.kind == .report }) {
      entries.append(
        Entry(
          pieces: [
            mark("report", isHollow: true), words("l:mark-report-words", "year, month or day of a report"),
          ],
          gaps: [6]))
    }
    if diagram.nodes.contains(where: { $0.kind != .report && $0.spot != nil }) {
      entries.append(
        Entry(
          pieces: [
            mark("campaign", isHollow: false), words("l:mark-campaign-words", "how long a campaign lasted"),
          ],
          gaps: [6]))
    }
    if diagram.nodes.contains(where: \.isOpen) { entries.append(open()) }
    return entries
  }

  private func mark(_ name: String, isHollow: Bool, width: Double = 0.36) -> FurniturePiece {
    let shade = style.palette.neutral.full
    return FurniturePiece(
      name: "l:mark-" + name,
      attributes: [
        "label": "", "shape": .raw("box"), "style": .raw("filled"), "margin": .raw("0,0"),
        "color": .raw(shade.border.text), "fillcolor": .raw((isHollow ? shade.fill : shade.border).text),
        "penwidth": .number((isHollow ? 1 : 0.5) * style.palette.lineScale),
        "width": .number(width),
        "height": .number((TimelineArrangement.markHeight / 72).rounded(toPlaces: 3)),
      ])
  }

  /// A mark with an arrow.
  private mutating func open() -> Entry {
    let point: DOTAttributes = [
      "label": "", "shape": .raw("point"), "width": 0.02, "height": 0.02, "style": .raw("invis"),
    ]
    let ends = ["a", "b"].map { FurniturePiece(name: "l:mark-open-\($0)", attributes: point) }
    edges.append(
      DOTEdge(from: ends[0].name, to: ends[1].name, Decoration.attributes(.arrow, style.palette)))
    return Entry(
      pieces: [mark("open", isHollow: false, width: 0.17)] + ends
        + [words("l:mark-open-words", "begin or end not known")],
      gaps: [1, TimelineArrangement.arrow - 2, 6])
  }
}

extension Diagram.Node {
  /// Whether an end of its time is not known.
  fileprivate var isOpen: Bool {
    if case .time(let from, let until)? = spot { from.isInfinite != until.isInfinite } else { false }
  }
}
