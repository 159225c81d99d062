internal import GraphAlgorithms
internal import GraphvizRendering

/// How large a node will be, where nothing that measures fonts can be asked.
///
/// The estimate is generous; lines of text are held to the widths that it gives (``SVGFinishing``), so that none leaves
/// its box where it falls short.
struct LabelEstimate {
  /// From one line to the next, in em.
  static let lineHeight = 1.2
  /// How much room is given beyond the estimated advance widths.
  private static let generosity = 1.06

  private let attributes: DOTAttributes

  init(_ attributes: DOTAttributes) { self.attributes = attributes }

  var extent: LabelMemory.Extent {
    let label = PlainLabel(attributes)
    let widths = label.lines.map {
      TextWidth.of($0) * label.size * Self.generosity * (label.isBold ? TextWidth.boldFactor : 1)
    }
    let margin = margins
    let text = Size(
      width: (widths.max() ?? 0) + 144 * margin.width,
      height: Double(label.lines.count) * Self.lineHeight * label.size + 144 * margin.height)
    let room = PlainShape(attributes).room(around: text)
    return LabelMemory.Extent(
      size: Size(
        width: max(room.width, 72 * number("width")), height: max(room.height, 72 * number("height"))),
      lineWidths: widths)
  }

  /// The margins to the left and right, and above and below, in inches.
  private var margins: Size {
    guard case .raw(let margin)? = attributes["margin"] else { return Size(width: 0.11, height: 0.055) }
    let parts = margin.split(separator: ",").compactMap { Double($0) }
    return Size(width: parts.first ?? 0, height: parts.last ?? 0)
  }

  private func number(_ name: String) -> Double {
    if case .number(let value)? = attributes[name] { value } else { 0 }
  }
}
