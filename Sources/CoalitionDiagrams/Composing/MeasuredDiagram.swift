internal import GraphAlgorithms
internal import GraphvizRendering

/// What Graphviz measured, by names in DOT.
struct Extents {
  /// The size of each node.
  var sizes: [String: Size]
  /// How wide each line of its label is, in points.
  var lineWidths: [String: [Double]]
}

/// A diagram and how large its nodes and the words around it are.
struct MeasuredDiagram {
  let diagram: Diagram
  let style: NodeStyle
  /// The nodes as Graphviz is given them, without a place yet.
  let nodes: [DOTNode]
  /// The words around it, broken to the width that the page would have.
  let furniture: Furniture
  /// What Graphviz measured of each node and each piece of furniture.
  let extents: Extents
  /// The page that it is for.
  let page: PageSize
  /// Where the diagram itself says that its nodes stand; nil where a layout says so.
  let arrangement: Arrangement?

  init(
    diagram: Diagram, style: NodeStyle, nodes: [DOTNode], furniture: Furniture, extents: Extents,
    page: PageSize
  ) {
    self.diagram = diagram
    self.style = style
    self.nodes = nodes
    self.furniture = furniture
    self.extents = extents
    self.page = page
    let room = Self.pageRoom(page, furniture, extents)
    arrangement = Arrangement(of: diagram, Self.sizes(diagram, extents), room)
  }

  private static func sizes(_ diagram: Diagram, _ extents: Extents) -> [Size] {
    diagram.nodes.map { extents.sizes[DiagramComposer.name($0.id)] ?? Size(width: 40, height: 20) }
  }

  /// The page, with what the words around a part of the picture take of it: what is said of the whole stands on the
  /// first page only.
  var partRoom: PageRoom {
    let said = ["caption", "subtitle"].reduce(0) { $0 + (extents.sizes[$1]?.height ?? 0) }
    return PageRoom(
      page, furnitureHeight: furniture.height(extents.sizes) - said + 5 * Legend.size,
      furnitureWidth: furniture.width)
  }

  /// The page, with what the words around the picture take of it.
  var pageRoom: PageRoom { Self.pageRoom(page, furniture, extents) }

  private static func pageRoom(_ page: PageSize, _ furniture: Furniture, _ extents: Extents) -> PageRoom {
    PageRoom(page, furnitureHeight: furniture.height(extents.sizes), furnitureWidth: furniture.width)
  }

  /// The size of each node.
  var nodeSizes: [Size] { Self.sizes(diagram, extents) }

  /// What each node takes up, with the least of room around it.
  var areas: [Double] { nodeSizes.map { ($0.width + 12) * ($0.height + 12) } }

  /// The size of the smallest words, in points.
  var smallestFont: Double {
    (nodes + furniture.unplaced).compactMap { node in
      if case .number(let size)? = node.attributes["fontsize"] { size } else { nil }
    }.min() ?? NodeStyle.labelSize
  }

  /// How much room a page has at the smallest scale at which it can be read, in the drawing's own points; the words
  /// around the picture are taken off.
  func room(on page: PageSize) -> Size? {
    guard let sides = page.sides else { return nil }
    let scale = DiagramComposer.smallestTextSize / smallestFont
    let furniture = furniture.height(extents.sizes)
    return Size(
      width: (sides.height - 2 * PageSize.margin) / scale,
      height: (sides.width - 2 * PageSize.margin) / scale - furniture)
  }

  /// How wide the picture had best be for its height.
  func aspectRatio(on page: PageSize) -> Double {
    guard let room = room(on: page), room.height > 0 else { return PageSize.a3.aspectRatio }
    return max(0.5, min(3, room.width / room.height))
  }

  /// Whether there is any hope to set it on one page: its nodes alone would not fill it.
  func mayFit(_ page: PageSize) -> Bool {
    guard let room = room(on: page) else { return true }
    return areas.reduce(0, +) < 0.6 * room.width * room.height
  }

  /// The area of nodes that a page of an atlas takes, with room for its edges.
  func capacity(of page: PageSize) -> Double {
    guard let room = room(on: page) else { return .infinity }
    return max(1, 0.3 * room.width * room.height)
  }
}
