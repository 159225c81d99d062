internal import GraphvizRendering

/// What shapes, colours, sizes and lines mean, of those that are on the picture.
struct Legend {
  /// A sample and its words, never parted.
  struct Entry {
    var pieces: [FurniturePiece]
    /// The gap after each piece but the last.
    var gaps: [Double] = []
  }

  /// What one property of things means.
  struct Row {
    var heading: FurniturePiece
    var entries: [Entry]
  }

  static let size = 10.0

  private(set) var rows: [Row] = []
  /// The samples of lines.
  var edges: [DOTEdge] = []

  let diagram: Diagram
  let style: NodeStyle
  /// Room for the entries, in points.
  private let width: Double

  /// - Parameters:
  ///   - width: room for the legend, in points.
  ///   - sizeMeaning: what a larger label means.
  ///   - staleMeaning: what faint means.
  init(
    _ diagram: Diagram, _ style: NodeStyle, width: Double, sizeMeaning: String, staleMeaning: String
  ) {
    self.diagram = diagram
    self.style = style
    self.width = max(120, width - 110)
    add("l:cells", "Cell", cells)
    add("l:shades", "Shade: how many", shades)
    add("l:marks", "Bar: time", marks())
    add("l:shapes", "Shape: kind", shapes)
    add("l:colours", "Colour: cluster", colours)
    add("l:size", "Size", sizes(sizeMeaning))
    add("l:faintness", "Faint", faint(diagram.staleMeaning.isEmpty ? staleMeaning : diagram.staleMeaning))
    add("l:lines", "Line: link", lines())
  }

  private mutating func add(_ name: String, _ heading: String, _ entries: [Entry]) {
    guard !entries.isEmpty else { return }
    let words = FurniturePiece(
      name, words: heading, size: Self.size, width: 200, colour: style.palette.quietText)
    rows.append(Row(heading: words, entries: entries))
  }

  func words(_ name: String, _ text: String, width: Double = 210, maximumLines: Int = 3)
    -> FurniturePiece
  {
    FurniturePiece(
      name, words: text, size: Self.size, width: min(width, self.width - 40), colour: style.palette.text,
      maximumLines: maximumLines)
  }

  func sample(_ kind: Diagram.NodeKind, _ label: String, cluster: Int? = nil) -> Diagram.Node {
    Diagram.Node(id: "legend:" + label, label: label, kind: kind, cluster: cluster, hover: label)
  }

  /// Shapes stand with their own names in them. Clusters, cells and words on edges say themselves what they are.
  private var shapes: [Entry] {
    let used = Set(diagram.nodes.map(\.kind))
    var entries = Diagram.NodeKind.allCases.filter {
      $0 != .cluster && $0 != .reason && $0 != .cell && used.contains($0)
    }.map { kind in
      Entry(pieces: [FurniturePiece("l:" + kind.rawValue, sample: sample(kind, kind.rawValue), style)])
    }
    if diagram.nodes.contains(where: \.isFocus) {
      var node = sample(.organization, diagram.focusMeaning.isEmpty ? "asked about" : diagram.focusMeaning)
      node.isFocus = true
      entries.append(Entry(pieces: [FurniturePiece("l:focus", sample: node, style)]))
    }
    return entries
  }

  /// A swatch for each cluster that has a colour of its own, one for all that have not.
  private var colours: [Entry] {
    let used = Set(diagram.nodes.compactMap(\.cluster))
    let keys = diagram.clusters.filter { used.contains($0.number) }.sorted { $0.number < $1.number }
    let own = keys.filter { style.palette.clusters.indices.contains($0.number) }
    let others = keys.filter { !style.palette.clusters.indices.contains($0.number) }
    var entries = own.map { key in
      swatch("l:cluster-\(key.number)", key.number, String(key.number + 1), name(key))
    }
    if let first = others.first, let last = others.last {
      let number =
        first.number == last.number ? "\(first.number + 1)" : "\(first.number + 1)–\(last.number + 1)"
      let text = others.count == 1 ? name(first) : "other clusters, by number" + names(of: others)
      entries.append(
        swatch("l:cluster-others", first.number, number, text, width: width, maximumLines: 3))
    }
    return entries
  }

  /// As many names as two lines hold, after a colon; none where that is fewer than three.
  private func names(of keys: [Diagram.ClusterKey]) -> String {
    // The swatch and the first words take part of the first line.
    var room = 1.8 * (width - 40) / Self.size - 15
    var names: [String] = []
    for key in keys {
      let name = NodeStyle.numbered(key.number, key.label, separator: "\u{A0}")
      room -= TextWidth.of(name) + 1
      if room < 0 { break }
      names.append(name)
    }
    if names.count < min(3, keys.count) { return "" }
    return ": " + names.joined(separator: "; ") + (names.count < keys.count ? "; …" : "")
  }

  /// The cluster's name without the number that stands in the swatch.
  private func name(_ key: Diagram.ClusterKey) -> String {
    let numbered = NodeStyle.numbered(key.number, key.label)
    return String(numbered.dropFirst(String(key.number + 1).count + 1))
  }

  private func swatch(
    _ name: String, _ cluster: Int, _ number: String, _ text: String, width: Double = 190,
    maximumLines: Int = 3
  ) -> Entry {
    let node = sample(.organization, text, cluster: cluster)
    let box = FurniturePiece(name, sample: node, style, label: style.showsNumbers ? number : " ")
    return Entry(
      pieces: [box, words(name + "-name", text, width: width, maximumLines: maximumLines)], gaps: [6])
  }

  private func sizes(_ meaning: String) -> [Entry] {
    let measured = diagram.nodes.filter { $0.measure != nil && $0.cell == nil }
    guard let kind = measured.first?.kind, measured.contains(where: { $0.measure != measured[0].measure })
    else { return [] }
    let ends = [("least", 0.0), ("most", 1.0)].map { label, measure in
      var node = sample(kind, label)
      node.measure = measure
      return FurniturePiece("l:size-" + label, sample: node, style, label: label)
    }
    return [Entry(pieces: ends + [words("l:size-meaning", meaning)], gaps: [6, 8])]
  }

  private func faint(_ meaning: String) -> [Entry] {
    guard diagram.nodes.contains(where: \.isStale) || diagram.edges.contains(where: \.isStale) else {
      return []
    }
    let kind = diagram.nodes.first { $0.isStale }?.kind ?? .organization
    var node = sample(kind == .reason ? .organization : kind, "faint")
    node.isStale = true
    return [
      Entry(
        pieces: [
          FurniturePiece("l:faint", sample: node, style, label: "faint"), words("l:faint-meaning", meaning),
        ], gaps: [8])
    ]
  }

  private mutating func lines() -> [Entry] {
    var entries: [Entry] = []
    let drawn = diagram.edges.filter { !$0.isTreeStep }
    if drawn.contains(where: { !$0.isTie && !$0.isImplied }) {
      entries.append(line("stated", diagram.lineMeaning))
    }
    if drawn.contains(where: \.isImplied) {
      entries.append(line("implied", "implied, not stated", isImplied: true))
    }
    if let tie = drawn.first(where: { $0.isTie && $0.isDirected }) ?? drawn.first(where: \.isTie) {
      entries.append(line("tie", "stated relationship", isTie: true, isDirected: tie.isDirected))
    }
    if let step = diagram.edges.first(where: \.isTreeStep) {
      entries.append(
        line("tree", "is part of, lies in", isDirected: step.isDirected, isTreeStep: true))
    }
    if drawn.contains(where: \.isFocus) {
      let meaning = diagram.focusMeaning.isEmpty ? "asked about" : diagram.focusMeaning
      entries.append(line("focus", meaning, isFocus: true))
    }
    if let first = drawn.first, drawn.contains(where: { $0.strength != first.strength }) {
      entries.append(Entry(pieces: [words("l:width", "the wider, the stronger")]))
    }
    return entries
  }

  private mutating func line(
    _ name: String, _ text: String, isImplied: Bool = false, isTie: Bool = false, isDirected: Bool = false,
    isTreeStep: Bool = false, isFocus: Bool = false
  ) -> Entry {
    let point: DOTAttributes = [
      "label": "", "shape": .raw("point"), "width": 0.02, "height": 0.02, "style": .raw("invis"),
    ]
    let ends = ["a", "b"].map { FurniturePiece(name: "l:\(name)-\($0)", attributes: point) }
    var edge = Diagram.Edge(
      from: "", to: "", strength: 0.3, isImplied: isImplied, isTie: isTie, isDirected: isDirected,
      hover: "legend")
    edge.isTreeStep = isTreeStep
    edge.isFocus = isFocus
    edges.append(DOTEdge(from: ends[0].name, to: ends[1].name, style.attributes(of: edge)))
    return Entry(pieces: ends + [words("l:" + name, text)], gaps: [34, 7])
  }
}
