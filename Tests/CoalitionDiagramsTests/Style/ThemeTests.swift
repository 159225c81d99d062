import Foundation
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

@Suite("Themes")
struct ThemeTests {
  /// Nodes and edges in every state.
  static let nodes: [Diagram.Node] = Diagram.NodeKind.allCases.flatMap { kind in
    ([nil] + (0...9).map(Optional.init)).flatMap { cluster in
      [(false, false), (false, true), (true, false), (true, true)].map { isFocus, isStale in
        var node = Diagram.Node(id: "a", label: "A", kind: kind, cluster: cluster)
        (node.isFocus, node.isStale) = (isFocus, isStale)
        return node
      }
    }
  }

  private func colour(_ attributes: DOTAttributes, _ name: String) throws -> String {
    guard case .raw(let colour)? = attributes[name] else { return try #require(nil, "\(name)") }
    return colour
  }

  @Test(
    "text is read on every fill (4.5:1), borders and lines are seen on the ground (3:1)",
    arguments: Theme.allCases)
  func contrast(_ theme: Theme) throws {
    let (style, palette) = (NodeStyle(theme), theme.palette)
    let ground = palette.ground.text
    for node in Self.nodes {
      let attributes = style.attributes(of: node)
      let comment = Comment(rawValue: "\(node.kind) \(node.cluster ?? -1) stale \(node.isStale)")
      let text = try colour(attributes, "fontcolor")
      #expect(try Contrast.ratio(text, colour(attributes, "fillcolor")) >= 4.5, comment)
      if node.kind == .reason {
        #expect(try Contrast.ratio(text, ground) >= 4.5, comment)
      } else {
        #expect(try Contrast.ratio(colour(attributes, "color"), ground) >= 3, comment)
      }
    }
    for (isTie, isStale) in [(false, false), (false, true), (true, false), (true, true)] {
      var edge = Diagram.Edge(from: "a", to: "b", isTie: isTie)
      edge.isStale = isStale
      #expect(try Contrast.ratio(colour(style.attributes(of: edge), "color"), ground) >= 3)
    }
    for text in [palette.text, palette.quietText] { #expect(try Contrast.ratio(text.text, ground) >= 4.5) }
    #expect(abs(try Contrast.ratio("#000000", "#FFFFFF") - 21) < 1e-9)
    #expect(abs(try Contrast.ratio("#777777", "#FFFFFF") - 4.48) < 0.01)
  }

  @Test("faint is nearer to the ground, focus is thicker, and each theme has a ground of its own")
  func states() throws {
    for theme in Theme.allCases {
      let (style, ground) = (NodeStyle(theme), theme.palette.ground.text)
      for cluster in [nil, 0, 3, 7, 20] {
        var node = Diagram.Node(id: "a", label: "A", kind: .organization, cluster: cluster)
        let plain = style.attributes(of: node)
        node.isStale = true
        let faint = style.attributes(of: node)
        #expect(
          try Contrast.ratio(colour(faint, "color"), ground) <= Contrast.ratio(colour(plain, "color"), ground)
        )
        #expect(
          try Contrast.ratio(colour(faint, "fontcolor"), ground)
            < Contrast.ratio(colour(plain, "fontcolor"), ground))
        #expect(faint["penwidth"] != plain["penwidth"])
        node.isFocus = true
        guard case .number(let thick)? = style.attributes(of: node)["penwidth"],
          case .number(let thin)? = plain["penwidth"]
        else {
          Issue.record("no thickness")
          return
        }
        #expect(thick > 2 * thin)
      }
    }
    #expect(Theme.light.palette.ground == Theme.print.palette.ground)
    #expect(Theme.dark.palette.ground.luminance < 0.05)
    #expect(Theme.print.palette.lineScale > Theme.light.palette.lineScale)
  }

  @Test("the larger the measure, the larger the label, between 10 and 15 points")
  func measures() {
    func size(_ measure: Double?) -> DOTValue? {
      var node = Diagram.Node(id: "a", label: "A", kind: .organization)
      node.measure = measure
      return NodeStyle().attributes(of: node)["fontsize"]
    }
    #expect(size(nil) == .number(11) && size(0) == .number(10) && size(1) == .number(15))
    #expect(size(0.5) == .number(12.5) && size(-4) == .number(10) && size(9) == .number(15))
    #expect(size(.nan) == .number(11))
  }

  /// Clusters' borders, the grey of the others included.
  private static func borders(_ theme: Theme) -> [Colour] {
    (theme.palette.clusters + [theme.palette.other]).map(\.full.border)
  }

  @Test("clusters are told apart whatever cones one has", arguments: Theme.allCases)
  func sights(_ theme: Theme) {
    let borders = Self.borders(theme)
    for sight in Sight.allCases {
      let seen = borders.map { OKLab(sight.seen($0.linear)) }
      // 0.02 is a just noticeable difference in OKLab; four times that is seen without looking for it.
      let least = sight == .normal ? 0.11 : 0.085
      for one in seen.indices {
        for other in seen.indices where one < other {
          let distance = seen[one].distance(seen[other])
          #expect(distance >= least, "\(theme) \(sight): \(one) and \(other)")
        }
      }
    }
  }

  @Test("colours as Machado and Ottosson give them")
  func references() {
    // White stays white for everybody: the rows of the matrices add up to 1.
    for sight in Sight.allCases {
      for channel in sight.seen([1, 1, 1]) { #expect(abs(channel - 1) < 1e-5) }
    }
    let white = OKLab([1, 1, 1])
    #expect(abs(white.lightness - 1) < 1e-6 && abs(white.a) < 1e-6 && abs(white.b) < 1e-6)
    // Pure red of sRGB, from Ottosson's page.
    let red = OKLab([1, 0, 0])
    #expect(abs(red.lightness - 0.628) < 1e-3 && abs(red.a - 0.225) < 1e-3 && abs(red.b - 0.126) < 1e-3)
    #expect(Colour(0x0A00FF).text == "#0A00FF")
  }

  @Test("where there are two clusters, each node says the number of its own; where there is one, none does")
  func numbers() {
    var diagram = Diagram(title: "T", placements: [.rows])
    diagram.nodes = [
      .init(id: "a", label: "One", kind: .organization, cluster: 2),
      .init(id: "b", label: "Two", kind: .topic, cluster: 1), .init(id: "c", label: "Three", kind: .report),
      .init(id: "d", label: "3  Four", kind: .cluster, cluster: 2),
    ]
    func lines() -> [[String]] { diagram.nodes.map { NodeStyle(.print, for: diagram).lines(of: $0) } }
    #expect(lines() == [["One"], ["Two"], ["Three"], ["3 Four"]])
    diagram.nodes.append(.init(id: "e", label: "Five", kind: .campaign, cluster: 11))
    #expect(
      lines() == [
        ["3\u{A0}·\u{A0}One"], ["Two"], ["Three"], ["3\u{A0}·\u{A0}Four"], ["12\u{A0}·\u{A0}Five"],
      ])
  }
}

/// What people see who lack one sort of cone: Machado, Oliveira & Fernandes, "A physiologically-based model for
/// simulation of color vision deficiency" (2009, doi:10.1109/TVCG.2009.113), severity 1, on linear sRGB.
enum Sight: CaseIterable {
  case normal, protanopia, deuteranopia, tritanopia

  private var matrix: [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  func seen(_ linear: [Double]) -> [Double] {
    matrix.map { row in min(1, max(0, zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 })) }
  }
}

/// A colour space in which distances are differences as people see them: Björn Ottosson, "A perceptual color space
/// for image processing" (2020, https://bottosson.github.io/posts/oklab/).
struct OKLab {
  var lightness: Double
  var a: Double
  var b: Double

  init(_ linear: [Double]) {
    let (red, green, blue) = (linear[0], linear[1], linear[2])
    let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
  }

  func distance(_ other: OKLab) -> Double {
    (pow(lightness - other.lightness, 2) + pow(a - other.a, 2) + pow(b - other.b, 2)).squareRoot()
  }
}

/// Contrast as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
enum Contrast {
  static func ratio(_ one: String, _ other: String) throws -> Double {
    let (a, b) = (try luminance(one), try luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private static func luminance(_ colour: String) throws -> Double {
    let value = try #require(colour.count == 7 ? Int(colour.dropFirst(), radix: 16) : nil, "\(colour)")
    let channels = [16, 8, 0].map { shift in
      let channel = Double(value >> shift & 255) / 255
      return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
