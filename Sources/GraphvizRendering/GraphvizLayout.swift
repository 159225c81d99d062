/// Where an engine placed the nodes of a graph, without a picture.
///
/// Lengths are points (1/72 inch). The lower left corner of the drawing is (0, 0) and y grows upwards, as in
/// Graphviz's own `pos`; for a screen, take `height - y`.
public struct GraphvizLayout: Sendable, Hashable, Codable {
  /// A node's place.
  public struct PlacedNode: Sendable, Hashable, Codable {
    /// The horizontal coordinate of the centre, in points from the left edge.
    public var x: Double
    /// The vertical coordinate of the centre, in points from the lower edge.
    public var y: Double
    /// The width in points.
    public var width: Double
    /// The height in points.
    public var height: Double
    /// The width in points of each line of the label, measured with the font that will draw it.
    ///
    /// Without the margin to the border. Empty for an HTML-like label, and for a node without a label.
    public var textWidths: [Double]
    /// From one line of the label to the next, in points: the height of its highest line, 0 without lines.
    public var lineHeight: Double

    /// Makes a place, in points.
    public init(
      x: Double, y: Double, width: Double, height: Double, textWidths: [Double] = [], lineHeight: Double = 0
    ) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
      self.textWidths = textWidths
      self.lineHeight = lineHeight
    }
  }

  /// The width of the drawing in points.
  public var width: Double
  /// The height of the drawing in points.
  public var height: Double
  /// The places by the identifiers that ``DOTGraph`` was given.
  public var nodes: [String: PlacedNode]
  /// What Graphviz had to say on the way: warnings that did not prevent the layout.
  public var messages: [String]

  /// Makes a layout, in points.
  public init(width: Double, height: Double, nodes: [String: PlacedNode], messages: [String] = []) {
    self.width = width
    self.height = height
    self.nodes = nodes
    self.messages = messages
  }
}
