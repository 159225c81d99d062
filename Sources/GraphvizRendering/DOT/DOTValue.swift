/// The value of one Graphviz attribute, typed by who wrote it and who reads it.
///
/// The distinction that matters is between ``text(_:)``, which people read and which may come from
/// anywhere, and ``raw(_:)``, which Graphviz reads and which a program wrote. A string literal is `text`,
/// so that what is safe is also what is short: `["label": "R&D", "shape": "box"]`.
///
/// Source: <https://graphviz.org/docs/attr-types/>.
public enum DOTValue: Hashable, Sendable {
  /// Literal text, shown exactly as it stands. Nothing in it is an escape, an entity or markup.
  ///
  /// Line ends become centred line breaks, and characters that XML 1.0 cannot hold become U+FFFD.
  case text(String)
  /// Text already in Graphviz's own language: an escString (`\N`, `\l`, `&amp;`), a style list, a colour.
  ///
  /// It cannot end the quoted value early, but what it says is obeyed. Never build it from data.
  case raw(String)
  /// A number in the unit of the attribute (inches for `width`, points for `fontsize`).
  ///
  /// A value that is not finite is written as empty text, which means "the default" to Graphviz.
  case number(Double)
  /// A truth value, written `true` or `false`.
  case flag(Bool)
  /// A place for `pos`, in points, y upwards. A pinned node is not moved by `neato` and `fdp`.
  case position(x: Double, y: Double, isPinned: Bool = false)
}

extension DOTValue {
  /// A web address for `URL`, `edgeURL` and the like.
  ///
  /// - Parameter address: An `http`, `https` or `mailto` address, or a relative one.
  /// - Returns: The value, or nil if the address has another scheme: `javascript:` in a diagram would run
  ///   in the reader's browser. The caller decides what to show instead.
  public static func link(_ address: String) -> DOTValue? {
    // Browsers drop these characters before they look at the scheme.
    let significant = address.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
    let beforePath = significant.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let colon = beforePath.firstIndex(of: ":") {
      let scheme = String(String.UnicodeScalarView(beforePath[..<colon])).lowercased()
      guard ["http", "https", "mailto"].contains(scheme) else { return nil }
    }
    return .text(DOTQuoting.percentEncoded(address, keepsBackslash: false))
  }

  /// The name by which `lhead` and `ltail` refer to the cluster with this identifier.
  public static func cluster(_ identifier: String) -> DOTValue {
    .raw(DOTIdentifier.encoded(DOTSubgraph.clusterPrefix + identifier))
  }

  /// Literal text in Graphviz's escString language, to be put into a ``raw(_:)`` value.
  ///
  /// For labels that mix data with escapes: `.raw(DOTValue.escaped(name) + "\\l")` is left-aligned.
  public static func escaped(_ text: String) -> String {
    DOTQuoting.escString(text)
  }
}

extension DOTValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
  /// Literal text; see ``text(_:)``.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A number.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}
