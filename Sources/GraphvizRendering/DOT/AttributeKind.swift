/// What Graphviz 2.42 makes of an attribute's text before it stands in a picture.
enum AttributeKind {
  /// Read once as an escString, then escaped for the format. So is everything that is nothing else.
  case label
  /// Read twice as an escString: once for line ends, then once more for `\N` and the like.
  case tooltip
  /// Read as an escString, then copied into SVG as it stands.
  case address
  /// Copied into SVG as it stands.
  case font

  /// The kind of the attribute with this name.
  init(_ name: String) {
    if name.hasSuffix("tooltip") {
      self = .tooltip
    } else if name.hasSuffix("URL") || name.hasSuffix("href") || name == "stylesheet" {
      self = .address
    } else if name.hasSuffix("fontname") {
      self = .font
    } else {
      self = .label
    }
  }
}
