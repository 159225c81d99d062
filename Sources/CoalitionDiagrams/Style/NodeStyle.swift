internal import GraphAlgorithms
internal import GraphvizRendering

/// How the kinds of node and edge look: fixed once, for every diagram.
///
/// Shape says the kind, colour and number the cluster, size the measure; an edge's width says its strength, dashes
/// that it is implied. Faint is what has not been checked lately, thick what the picture is about.
struct NodeStyle: Sendable {
  /// Drawn and measured with this font, which Debian ships as fonts-dejavu-core.
  static let font = "DejaVu Sans"
  static let boldFont = font + " Bold"
  /// The size of a label whose node measures nothing.
  static let labelSize = 11.0
  /// The sizes of labels of the least and of the most.
  static let labelSizes = 10.0...15.0

  let palette: Palette
  /// Whether nodes carry the number of their cluster, which tells clusters apart where colours do not: on grey
  /// paper, and beyond the colours that there are.
  var showsNumbers = true
  /// How many columns of a table stand below each heading of a group, by the first of them.
  private(set) var groupSpans: [Int: Int] = [:]
  /// The widest line of a report's title, in em.
  private var reportWidth = 14.0

  init(_ theme: Theme = .light) {
    palette = theme.palette
  }

  /// The style of one diagram: numbers stand where there are two clusters to be told apart.
  init(_ theme: Theme, for diagram: Diagram) {
    self.init(theme)
    let numbers = diagram.nodes.lazy.filter { Self.hasCluster($0.kind) }.compactMap(\.cluster)
    let first = numbers.first
    showsNumbers = numbers.contains { $0 != first }
    if diagram.placements.first == .table { groupSpans = Self.groupSpans(of: diagram) }
    // Along an axis there is more room beside a label than below it.
    if diagram.placements.first == .timeline { reportWidth = 18 }
  }

  private static func groupSpans(of table: Diagram) -> [Int: Int] {
    var (groups, columns): (Set<Int>, Set<Int>) = ([], [])
    for case .cell(let row, let column)? in table.nodes.map(\.spot) where column >= 0 {
      if row == -2 { groups.insert(column) } else { columns.insert(column) }
    }
    let starts = groups.sorted()
    var spans: [Int: Int] = [:]
    for column in columns {
      if let start = starts.last(where: { $0 <= column }) { spans[start, default: 0] += 1 }
    }
    return spans
  }

  /// Whether the kind shows its cluster: topics and places belong to everybody.
  static func hasCluster(_ kind: Diagram.NodeKind) -> Bool {
    switch kind {
    case .organization, .campaign, .report, .cluster, .cell: true
    case .place, .topic, .reason: false
    }
  }

  func attributes(of node: Diagram.Node) -> DOTAttributes {
    if let state = node.cell { return attributes(of: node, cell: state) }
    let look = look(of: node)
    let shade = node.isStale ? look.tone.faint : look.tone.full
    var attributes: DOTAttributes = [
      "label": label(node), "fontname": .raw(node.isFocus ? Self.boldFont : Self.font),
      "fontsize": .number(look.size ?? Self.fontSize(node)), "fontcolor": .raw(shade.text.text),
      "tooltip": .text(BidirectionalText.withoutControls(node.hover)), "id": .text("node-" + node.id),
      "shape": .raw(look.shape),
    ]
    if let style = look.style { attributes["style"] = .raw(style) }
    attributes["color"] = .raw(shade.border.text)
    attributes["fillcolor"] = .raw(shade.fill.text)
    attributes["margin"] = .raw(look.margin)
    let thickness = node.isFocus ? 3.2 : node.isStale ? 0.9 : node.kind == .cell ? 0.8 : 1.3
    attributes["penwidth"] = .number((thickness * palette.lineScale).rounded(toPlaces: 2))
    attributes["height"] = 0.2
    attributes["width"] = 0.3
    return attributes
  }

  /// What the kind fixes.
  /// Where lines to a node end.
  static func outline(of kind: Diagram.NodeKind) -> EdgeRouting.Shape {
    kind == .topic ? .ellipse : .rectangle
  }

  private struct Look {
    var shape: String
    var style: String? = "filled"
    var tone: Palette.Tone
    var margin = "0.11,0.06"
    var size: Double?
  }

  private func look(of node: Diagram.Node) -> Look {
    let tone = palette.tone(cluster: node.cluster)
    return switch node.kind {
    case .organization: Look(shape: "box", style: "rounded,filled", tone: tone)
    case .campaign: Look(shape: "hexagon", tone: tone, margin: "0.02,0.02")
    case .report: Look(shape: "note", tone: tone)
    case .place: Look(shape: "house", tone: palette.place, margin: "0.04,0.02")
    case .topic: Look(shape: "ellipse", tone: palette.neutral, margin: "0.02,0.02")
    case .cluster: Look(shape: "box", tone: tone, margin: "0.16,0.12")
    case .cell:
      Look(shape: "box", tone: tone, margin: "0.06,0.04")
    case .reason:
      Look(shape: "plaintext", style: nil, tone: palette.words, margin: "0.03,0.02", size: 9.5)
    }
  }

  private static func fontSize(_ node: Diagram.Node) -> Double {
    guard let measure = node.measure, measure.isFinite else { return labelSize }
    let share = min(1, max(0, measure))
    let (least, most) = (labelSizes.lowerBound, labelSizes.upperBound)
    return (least + (most - least) * share).rounded(toPlaces: 1)
  }

  private func label(_ node: Diagram.Node) -> DOTValue {
    let lines = lines(of: node)
    guard node.kind == .cluster else { return .text(lines.joined(separator: "\n")) }
    // Lists read better from the left.
    return .raw(lines.map { DOTValue.escaped($0) + "\\l" }.joined())
  }

  /// The label and the details as they stand on the node.
  func lines(of node: Diagram.Node) -> [String] {
    let width = if node.kind == .cluster { 21.0 } else if node.kind == .report { reportWidth } else { 11.0 }
    let details = node.details.flatMap { detail in
      let indent = String(detail.prefix { $0 == " " }.prefix(8))
      return TextWrapping.lines(detail, width: 23, maximumLines: 2).enumerated().map {
        ($0 == 0 ? indent : "   ") + $1
      }
    }
    return TextWrapping.lines(text(of: node), width: width) + details
  }

  /// The label, behind the number of its cluster where that stands on the node: "3 · No One Is Illegal".
  private func text(of node: Diagram.Node) -> String {
    guard showsNumbers, Self.hasCluster(node.kind), node.kind != .cell, let cluster = node.cluster else {
      return node.label
    }
    return Self.numbered(cluster, node.label, separator: "\u{A0}·\u{A0}")
  }

  /// The words behind the cluster's number as people count, from 1; a number that they begin with gives way.
  static func numbered(_ cluster: Int, _ words: String, separator: String = " ") -> String {
    let number = String(cluster + 1)
    var words = words[...]
    if words.hasPrefix(number + " ") { words = words.dropFirst(number.count).drop { $0 == " " } }
    return number + separator + words
  }

  func attributes(of edge: Diagram.Edge) -> DOTAttributes {
    let width = (0.7 + 3.3 * min(1, max(0, edge.strength))) * palette.lineScale
    let line = edge.isTie ? palette.tie : palette.edge
    let hover = BidirectionalText.withoutControls(edge.hover)
    var attributes: DOTAttributes = [
      "penwidth": .number(width.rounded(toPlaces: 2)),
      "color": .raw(edge.isStale ? palette.faintLine.text : line.text),
      "tooltip": .text(hover),
    ]
    if edge.isTreeStep {
      attributes["style"] = .raw("dotted")
      attributes["penwidth"] = .number((1.2 * palette.lineScale).rounded(toPlaces: 2))
    } else if edge.isImplied {
      attributes["style"] = .raw("dashed")
    }
    if edge.isFocus {
      // Two lines side by side: seen on paper without colour, too.
      attributes["color"] = .raw("\(line.text):invis:\(line.text)")
      attributes["penwidth"] = .number((1.4 * palette.lineScale).rounded(toPlaces: 2))
    }
    if edge.isDirected {
      attributes["arrowhead"] = .raw("vee")
      // The head is stroked as wide as the line, and would clot on a wide one.
      attributes["arrowsize"] = .number((0.6 + 0.14 * width).rounded(toPlaces: 2))
    } else {
      attributes["dir"] = .raw("none")
    }
    return attributes
  }
}

extension Double {
  func rounded(toPlaces places: Int) -> Double {
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    return (self * factor).rounded() / factor
  }
}
