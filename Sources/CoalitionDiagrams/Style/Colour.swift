internal import Glibc

/// A colour of sRGB, and how far two of them are apart to the eye.
struct Colour: Hashable, Sendable {
  let red: UInt8
  let green: UInt8
  let blue: UInt8
  /// As Graphviz and SVG write it: `#RRGGBB`.
  let text: String

  /// A colour by its six hexadecimal digits, as in `0xRRGGBB`.
  init(_ value: UInt32) {
    red = UInt8(truncatingIfNeeded: value >> 16)
    green = UInt8(truncatingIfNeeded: value >> 8)
    blue = UInt8(truncatingIfNeeded: value)
    let digits = String(value & 0xFFFFFF, radix: 16, uppercase: true)
    text = "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// Red, green and blue as amounts of light, 0 to 1 (IEC 61966-2-1).
  var linear: [Double] {
    [red, green, blue].map { channel in
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  /// Relative luminance of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance).
  var luminance: Double {
    let linear = linear
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// Contrast ratio of WCAG 2.2, 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
  func contrast(_ other: Colour) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The colour on the way to another, at 0 this one and at 1 the other, each channel by itself.
  func mixed(with other: Colour, _ share: Double) -> Colour {
    func channel(_ a: UInt8, _ b: UInt8) -> UInt32 {
      UInt32((Double(a) + (Double(b) - Double(a)) * share).rounded())
    }
    return Colour(
      channel(red, other.red) << 16 | channel(green, other.green) << 8 | channel(blue, other.blue))
  }

  /// The colour as near to the ground as `contrast` against it allows, and no further than `share` of the way.
  func faded(into ground: Colour, contrast least: Double, share: Double = 0.6) -> Colour {
    var best = self
    for step in 1...50 {
      let candidate = mixed(with: ground, share * Double(step) / 50)
      if candidate.contrast(ground) < least { break }
      best = candidate
    }
    return best
  }
}
