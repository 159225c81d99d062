internal import Glibc
internal import GraphAlgorithms

/// A map of the plane that keeps lines straight: x' = a·x + c·y + e, y' = b·x + d·y + f (SVG 1.1 §7.4).
struct AffineTransform: Hashable {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  /// First `inner`, then this.
  func after(_ inner: AffineTransform) -> AffineTransform {
    AffineTransform(
      a: a * inner.a + c * inner.b, b: b * inner.a + d * inner.b, c: a * inner.c + c * inner.d,
      d: b * inner.c + d * inner.d, e: a * inner.e + c * inner.f + e, f: b * inner.e + d * inner.f + f)
  }

  func applied(to point: Point) -> Point {
    Point(x: a * point.x + c * point.y + e, y: b * point.x + d * point.y + f)
  }

  /// The map back; nil where everything falls on a line.
  var inverse: AffineTransform? {
    let determinant = a * d - b * c
    guard determinant.magnitude > 1e-12, determinant.isFinite else { return nil }
    return AffineTransform(
      a: d / determinant, b: -b / determinant, c: -c / determinant, d: a / determinant,
      e: (c * f - d * e) / determinant, f: (b * e - a * f) / determinant)
  }

  /// Whether every number is one that a drawing can have.
  var isSound: Bool { [a, b, c, d, e, f].allSatisfy { $0.magnitude < 1e9 } }

  /// What a `transform` attribute says, or nil if it is not one.
  init?(parsing text: String) {
    self.init()
    // A dozen steps are many.
    guard text.utf8.count < 10_000 else { return nil }
    var rest = text[...]
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "," }
      guard !rest.isEmpty else { return }
      guard let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") else {
        return nil
      }
      let name = rest[..<open].filter { !$0.isWhitespace }
      let words = rest[open..<close].dropFirst().split { $0.isWhitespace || $0 == "," }
      let numbers = words.compactMap { Double($0) }
      guard numbers.count == words.count, numbers.allSatisfy(\.isFinite),
        let step = Self.step(name, numbers)
      else { return nil }
      self = after(step)
      rest = rest[close...].dropFirst()
    }
  }

  init(a: Double = 1, b: Double = 0, c: Double = 0, d: Double = 1, e: Double = 0, f: Double = 0) {
    (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
  }

  private static func step(_ name: String, _ n: [Double]) -> AffineTransform? {
    let radians = (n.first ?? 0) * Double.pi / 180
    switch (name, n.count) {
    case ("translate", 1): return AffineTransform(e: n[0])
    case ("translate", 2): return AffineTransform(e: n[0], f: n[1])
    case ("scale", 1): return AffineTransform(a: n[0], d: n[0])
    case ("scale", 2): return AffineTransform(a: n[0], d: n[1])
    case ("rotate", 1):
      return AffineTransform(a: cos(radians), b: sin(radians), c: -sin(radians), d: cos(radians))
    case ("rotate", 3):
      let turn = AffineTransform(a: cos(radians), b: sin(radians), c: -sin(radians), d: cos(radians))
      return AffineTransform(e: n[1], f: n[2]).after(turn).after(AffineTransform(e: -n[1], f: -n[2]))
    case ("skewX", 1): return AffineTransform(c: tan(radians))
    case ("skewY", 1): return AffineTransform(b: tan(radians))
    case ("matrix", 6): return AffineTransform(a: n[0], b: n[1], c: n[2], d: n[3], e: n[4], f: n[5])
    default: return nil
    }
  }
}
