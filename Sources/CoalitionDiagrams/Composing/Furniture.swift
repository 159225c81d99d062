internal import GraphAlgorithms
internal import GraphvizRendering

/// The words around a picture: title and subtitle above, legend, caption and source line below.
///
/// Each piece is a node of its own without edges, so that Graphviz measures it like any other.
struct Furniture {
  private struct Piece {
    let name: String
    let attributes: DOTAttributes
  }

  private var header: [Piece] = []
  private var footer: [Piece] = []
  /// Rows of the legend: each a sample and its words.
  private var legend: [[Piece]] = []
  private(set) var edges: [DOTEdge] = []

  init(_ diagram: Diagram) {
    header.append(Self.words("title", diagram.title, size: 22, isBold: true))
    if !diagram.subtitle.isEmpty { header.append(Self.words("subtitle", diagram.subtitle, size: 13)) }
    var shapes: [Piece] = []
    for kind in Diagram.NodeKind.allCases where kind != .cluster && kind != .reason && kind != .cell {
      guard diagram.nodes.contains(where: { $0.kind == kind }) else { continue }
      let sample = Diagram.Node(
        id: "legend:" + kind.rawValue, label: kind.rawValue, kind: kind, hover: kind.rawValue)
      shapes.append(Piece(name: "l:" + kind.rawValue, attributes: NodeStyle.attributes(of: sample)))
    }
    if !shapes.isEmpty { legend.append([Self.words("l:shapes", "Shape: kind", size: 10)] + shapes) }
    let coloured = diagram.clusters.filter { key in diagram.nodes.contains { $0.cluster == key.number } }
    for (row, keys) in coloured.chunked(by: 3).enumerated() {
      let swatches = keys.map { key in
        let sample = Diagram.Node(
          id: "legend:cluster-\(key.number)", label: key.label, kind: .organization, cluster: key.number,
          hover: key.label)
        var attributes = NodeStyle.attributes(of: sample)
        let lines = TextWrapping.lines(key.label, width: 34, maximumLines: 3)
        attributes["label"] = .text(lines.joined(separator: "\n"))
        return Piece(name: "l:cluster-\(key.number)", attributes: attributes)
      }
      legend.append([Self.words("l:colours-\(row)", row == 0 ? "Colour: cluster" : " ", size: 10)] + swatches)
    }
    var lines: [Piece] = []
    func sample(_ name: String, _ text: String, _ edge: Diagram.Edge) {
      let ends = (
        Piece(name: "l:\(name)-a", attributes: Self.dot), Piece(name: "l:\(name)-b", attributes: Self.dot)
      )
      lines += [ends.0, ends.1, Self.words("l:\(name)", text, size: 10)]
      edges.append(DOTEdge(from: ends.0.name, to: ends.1.name, NodeStyle.attributes(of: edge)))
    }
    func edge(implied: Bool = false, tie: Bool = false, directed: Bool = false) -> Diagram.Edge {
      Diagram.Edge(
        from: "", to: "", strength: 0.3, isImplied: implied, isTie: tie, isDirected: directed, hover: "legend"
      )
    }
    let drawn = diagram.edges.filter { !$0.isTreeStep }
    if drawn.contains(where: { !$0.isTie && !$0.isImplied }) { sample("stated", diagram.lineMeaning, edge()) }
    if drawn.contains(where: \.isImplied) { sample("implied", "implied, not stated", edge(implied: true)) }
    if let tie = drawn.first(where: { $0.isTie && $0.isDirected }) ?? drawn.first(where: \.isTie) {
      sample("tie", "stated relationship", edge(tie: true, directed: tie.isDirected))
    }
    if let step = diagram.edges.first(where: \.isTreeStep) {
      sample("tree", "is part of, lies in", step)
    }
    if !lines.isEmpty {
      legend.append(
        [Self.words("l:lines", "Line: link", size: 10)] + lines
          + [Self.words("l:width", "The wider, the stronger.", size: 10)])
    }
    if !diagram.caption.isEmpty { footer.append(Self.words("caption", diagram.caption, size: 11)) }
    footer.append(Self.words("source", diagram.sourceLine, size: 10, colour: Palette.quietText))
  }

  private static let dot: DOTAttributes = [
    "label": "", "shape": .raw("point"), "width": 0.02, "height": 0.02, "color": .raw(Palette.edge),
  ]

  private static func words(
    _ name: String, _ text: String, size: Double, isBold: Bool = false, colour: String = Palette.text
  ) -> Piece {
    let lines = TextWrapping.lines(text, width: isBold ? 70 : 130, maximumLines: 4)
    return Piece(
      name: name,
      attributes: [
        "label": .raw(lines.map { DOTValue.escaped($0) + "\\l" }.joined()), "shape": .raw("plaintext"),
        "margin": .raw("0,0.02"), "width": 0.1, "height": 0.1,
        "fontname": .raw(isBold ? NodeStyle.boldFont : NodeStyle.font), "fontsize": .number(size),
        "fontcolor": .raw(colour), "tooltip": .text(text.count > 400 ? String(text.prefix(400)) + "…" : text),
      ])
  }

  /// Every piece, to be measured.
  var unplaced: [DOTNode] {
    (header + legend.flatMap(\.self) + footer).map { DOTNode($0.name, $0.attributes) }
  }

  /// Every piece in its place around the picture's boxes.
  func placed(around boxes: [Rectangle], sizes: [String: Size]) -> ([DOTNode], [Rectangle]) {
    let left = boxes.map(\.left).min() ?? 0
    var nodes: [DOTNode] = []
    var placed: [Rectangle] = []
    func set(_ piece: Piece, left: Double, middle: Double) -> Double {
      let size = sizes[piece.name] ?? Size(width: 0, height: 0)
      placed.append(Rectangle(center: Point(x: left + size.width / 2, y: middle), size: size))
      var attributes = piece.attributes
      attributes["pos"] = .position(
        x: (left + size.width / 2).rounded(toPlaces: 2), y: middle.rounded(toPlaces: 2), isPinned: true)
      nodes.append(DOTNode(piece.name, attributes))
      return size.width
    }
    func height(_ piece: Piece) -> Double { sizes[piece.name]?.height ?? 0 }

    var y = (boxes.map(\.top).max() ?? 0) + 26
    for piece in header.reversed() {
      y += height(piece) / 2
      _ = set(piece, left: left, middle: y)
      y += height(piece) / 2 + 5
    }
    y = (boxes.map(\.bottom).min() ?? 0) - 30
    let headings = legend.compactMap { $0.first.map { sizes[$0.name]?.width ?? 0 } }.max() ?? 0
    for row in legend {
      let tallest = row.map(height).max() ?? 0
      y -= tallest / 2
      var x = left
      for (offset, piece) in row.enumerated() {
        let isSampleStart = piece.name.hasSuffix("-a")
        let width = set(piece, left: x, middle: y)
        x =
          offset == 0
          ? left + headings + 14 : x + (isSampleStart ? 34 : width + (piece.name.hasSuffix("-b") ? 8 : 14))
      }
      y -= tallest / 2 + 9
    }
    y -= 6
    for piece in footer {
      y -= height(piece) / 2
      _ = set(piece, left: left, middle: y)
      y -= height(piece) / 2 + 4
    }
    return (nodes, placed)
  }

  /// How much is added to the height of a picture.
  func height(_ sizes: [String: Size]) -> Double {
    let picture = Rectangle(center: Point(x: 0, y: 0), size: Size(width: 1000, height: 0))
    return placed(around: [picture], sizes: sizes).1.bounds.map { $0.size.height } ?? 0
  }
}

extension Array {
  /// The elements in runs of `size`.
  fileprivate func chunked(by size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
