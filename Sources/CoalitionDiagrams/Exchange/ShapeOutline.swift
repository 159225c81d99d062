internal import GraphAlgorithms

/// Where a shape of an SVG lies, by the points that bound it.
struct ShapeOutline {
  private(set) var points: [Point] = []
  private(set) var hasCurves = false

  /// The middle of a node drawn with the outline; nil where there are no points.
  ///
  /// The middle of the box around it, except for outlines that are alike left and right, such as Graphviz's house:
  /// their height is divided as the corners' mean divides it, which is where Graphviz sets the node.
  var middle: Point? {
    guard let first = points.first else { return nil }
    var (left, right, low, high) = (first.x, first.x, first.y, first.y)
    for point in points {
      (left, right) = (min(left, point.x), max(right, point.x))
      (low, high) = (min(low, point.y), max(high, point.y))
    }
    let box = Point(x: (left + right) / 2, y: (low + high) / 2)
    var corners = points
    if corners.count > 1, corners.last == corners.first { corners.removeLast() }
    guard !hasCurves, corners.count == 5 else { return box }
    let mean = corners.reduce(Point(x: 0, y: 0)) { Point(x: $0.x + $1.x / 5, y: $0.y + $1.y / 5) }
    return abs(mean.x - box.x) <= 0.005 * (right - left) ? Point(x: box.x, y: mean.y) : box
  }

  /// The corners of a polygon.
  init?(polygon text: String) {
    var scanner = NumberScanner(text.utf8)
    while scanner.hasNumber {
      guard let pair = scanner.numbers(2, isArc: false), Self.areSound(pair) else { return nil }
      points.append(Point(x: pair[0], y: pair[1]))
    }
    guard scanner.isAtEnd else { return nil }
  }

  /// A rectangle or an ellipse by its middle.
  init?(middle x: Double, _ y: Double) {
    guard Self.areSound([x, y]) else { return nil }
    points = [Point(x: x, y: y)]
  }

  /// The ends and handles of a path's pieces (SVG 1.1 §8.3), absolute or relative.
  init?(path text: String) {
    var scanner = NumberScanner(text.utf8)
    var (at, start) = (Point(x: 0, y: 0), Point(x: 0, y: 0))
    while let command = scanner.command() {
      let isRelative = command >= UInt8(ascii: "a")
      let upper = command & 0xDF
      if upper == UInt8(ascii: "Z") {
        at = start
        continue
      }
      guard let count = Self.numberCounts[upper] else { return nil }
      var isFirst = true
      while isFirst || scanner.hasNumber {
        guard let numbers = scanner.numbers(count, isArc: upper == UInt8(ascii: "A")), Self.areSound(numbers)
        else { return nil }
        let base = isRelative ? at : Point(x: 0, y: 0)
        switch upper {
        case UInt8(ascii: "H"): at.x = base.x + numbers[0]
        case UInt8(ascii: "V"): at.y = base.y + numbers[0]
        default:
          // Of an arc only the end: for the arcs of an ellipse those lie across from each other.
          let pairs = upper == UInt8(ascii: "A") ? numbers.suffix(2) : numbers[...]
          for place in stride(from: pairs.startIndex, to: pairs.endIndex, by: 2) {
            at = Point(x: base.x + pairs[place], y: base.y + pairs[place + 1])
            if place + 2 < pairs.endIndex { points.append(at) }
          }
          hasCurves = hasCurves || count > 2
        }
        points.append(at)
        if upper == UInt8(ascii: "M"), isFirst { start = at }
        isFirst = false
      }
    }
    guard scanner.isAtEnd, Self.areSound(points.flatMap { [$0.x, $0.y] }) else { return nil }
  }

  private static func areSound(_ numbers: [Double]) -> Bool { numbers.allSatisfy { $0.magnitude < 1e9 } }

  private static let numberCounts: [UInt8: Int] = [
    UInt8(ascii: "M"): 2, UInt8(ascii: "L"): 2, UInt8(ascii: "H"): 1, UInt8(ascii: "V"): 1,
    UInt8(ascii: "C"): 6,
    UInt8(ascii: "S"): 4, UInt8(ascii: "Q"): 4, UInt8(ascii: "T"): 2, UInt8(ascii: "A"): 7,
  ]
}

/// The commands and numbers of a path, which may stand without anything between them: `M10-5.5.5z`.
private struct NumberScanner {
  private var rest: ArraySlice<UInt8>

  init(_ text: some Sequence<UInt8>) { rest = Array(text)[...] }

  private mutating func skipSpace() {
    while let byte = rest.first, byte <= 0x20 || byte == UInt8(ascii: ",") { rest.removeFirst() }
  }

  var isAtEnd: Bool { rest.allSatisfy { $0 <= 0x20 } }

  mutating func command() -> UInt8? {
    skipSpace()
    guard let byte = rest.first, byte & 0xC0 == 0x40, byte & 0x1F >= 1, byte & 0x1F <= 26 else { return nil }
    return rest.removeFirst()
  }

  var hasNumber: Bool {
    mutating get {
      skipSpace()
      guard let byte = rest.first else { return false }
      return (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte)
    }
  }

  mutating func numbers(_ count: Int, isArc: Bool) -> [Double]? {
    var numbers: [Double] = []
    for place in 0..<count {
      skipSpace()
      // The two flags of an arc are one digit each and may touch what follows.
      if isArc, place == 3 || place == 4, let flag = rest.first, flag == 0x30 || flag == 0x31 {
        rest.removeFirst()
        numbers.append(Double(flag - 0x30))
        continue
      }
      guard let number = number() else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private mutating func number() -> Double? {
    var (length, hasPoint, hasExponent) = (0, false, false)
    for (place, byte) in rest.prefix(64).enumerated() {
      let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      let before = place > 0 ? rest[rest.startIndex + place - 1] & 0xDF : 0
      if isSign, place > 0, before != UInt8(ascii: "E") { break }
      if byte == UInt8(ascii: ".") {
        if hasPoint || hasExponent { break }
        hasPoint = true
      } else if byte & 0xDF == UInt8(ascii: "E"), place > 0, !hasExponent {
        hasExponent = true
      } else if !isSign, byte < 0x30 || byte > 0x39 {
        break
      }
      length = place + 1
    }
    let word = rest.prefix(length)
    rest = rest.dropFirst(length)
    return Double(String(decoding: word, as: UTF8.self))
  }
}
