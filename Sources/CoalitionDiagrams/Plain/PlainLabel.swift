internal import GraphvizRendering

/// The lines of a label as they will be read, and how they are set.
struct PlainLabel {
  let lines: [String]
  /// Whether the lines begin at the left rather than stand in the middle.
  let isLeft: Bool
  /// The size of the type, in points.
  let size: Double
  let isBold: Bool

  init(_ attributes: DOTAttributes) {
    if case .number(let size)? = attributes["fontsize"] {
      self.size = size
    } else {
      size = NodeStyle.labelSize
    }
    isBold = attributes["fontname"] == .raw(NodeStyle.boldFont)
    switch attributes["label"] {
    case .text(let text)?:
      lines =
        text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      isLeft = false
    case .raw(let text)?:
      (lines, isLeft) = Self.read(text)
    default:
      (lines, isLeft) = ([], false)
    }
  }

  /// Reads what ``DOTValue/escaped(_:)`` wrote, with `\l`, `\n` and `\r` as line ends.
  private static func read(_ text: String) -> (lines: [String], isLeft: Bool) {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var isLeft = false
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        isEscaped = false
        if ["l", "n", "r"].contains(scalar) {
          lines.append(String(line))
          line.removeAll()
          isLeft = isLeft || scalar == "l"
        } else {
          line.append(scalar)
        }
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        line.append(scalar)
      }
    }
    if !line.isEmpty { lines.append(String(line)) }
    return (lines.map(ampersands), isLeft)
  }

  private static func ampersands(_ line: String) -> String {
    line.contains("&amp;")
      ? line.split(separator: "&amp;", omittingEmptySubsequences: false).joined(separator: "&") : line
  }
}
