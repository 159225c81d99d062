/// The colours of one theme.
///
/// The clusters' borders were searched for, not chosen: least distance in OKLab (Ottosson 2020,
/// https://bottosson.github.io/posts/oklab/) between any two of them and the grey of the others, as seen by people
/// with normal, protanopic, deuteranopic and tritanopic sight (Machado et al. 2009, doi:10.1109/TVCG.2009.113), made
/// as great as annealing found it. Eight hues with 3:1 against the ground allow about 0.1.
struct Palette: Sendable {
  /// The colours of one thing.
  struct Shade: Hashable, Sendable {
    var border: Colour
    var fill: Colour
    var text: Colour
  }

  /// A thing as it stands, and as it stands where it has not been checked lately.
  struct Tone: Hashable, Sendable {
    let full: Shade
    let faint: Shade
  }

  let ground: Colour
  let text: Colour
  let quietText: Colour
  let edge: Colour
  let tie: Colour
  let faintLine: Colour
  /// One tone for each of the first clusters; further ones share `other`.
  let clusters: [Tone]
  let other: Tone
  /// What belongs to no cluster.
  let neutral: Tone
  let place: Tone
  /// Words without a box.
  let words: Tone
  /// A cell in which there is nothing: orange, which nobody takes for the blue of what is there.
  let gap: Shade
  /// How much thicker lines are than on a screen.
  let lineScale: Double

  /// - Parameter tint: how far a fill has faded from its border into the ground.
  private init(
    ground: UInt32, text: UInt32, quietText: UInt32, edge: UInt32, tie: UInt32, clusters: [UInt32],
    other: UInt32,
    neutral: UInt32, placeFill: UInt32, gap: (border: UInt32, fill: UInt32), tint: Double, lineScale: Double
  ) {
    let (ground, text) = (Colour(ground), Colour(text))
    func tone(_ border: Colour, fill: Colour) -> Tone {
      let paleFill = fill.mixed(with: ground, 0.6)
      var paleText = text.faded(into: paleFill, contrast: 4.6, share: 0.45)
      if paleText.contrast(ground) < 4.6 { paleText = text.faded(into: ground, contrast: 4.6, share: 0.4) }
      return Tone(
        full: Shade(border: border, fill: fill, text: text),
        faint: Shade(border: border.faded(into: ground, contrast: 3.05), fill: paleFill, text: paleText))
    }
    self.ground = ground
    self.text = text
    self.quietText = Colour(quietText)
    self.edge = Colour(edge)
    self.tie = Colour(tie)
    faintLine = Colour(edge).faded(into: ground, contrast: 3.05)
    self.clusters = clusters.map { tone(Colour($0), fill: Colour($0).mixed(with: ground, tint)) }
    self.other = tone(Colour(other), fill: Colour(other).mixed(with: ground, tint))
    self.neutral = tone(Colour(neutral), fill: ground)
    place = tone(Colour(neutral), fill: Colour(placeFill))
    words = Tone(
      full: Shade(border: Colour(neutral), fill: ground, text: Colour(quietText)),
      faint: Shade(border: Colour(neutral), fill: ground, text: Colour(quietText)))
    self.gap = Shade(border: Colour(gap.border), fill: Colour(gap.fill), text: text)
    self.lineScale = lineScale
  }

  func tone(cluster: Int?) -> Tone {
    guard let cluster else { return neutral }
    return clusters.indices.contains(cluster) ? clusters[cluster] : other
  }

  static let light = Palette(
    ground: 0xFFFFFF, text: 0x1A1A1A, quietText: 0x4A4A4A, edge: 0x767676, tie: 0x262626,
    clusters: [0x0636B1, 0x9F611E, 0x33826D, 0x920C6B, 0x969547, 0x3B9EC5, 0x7F60B9, 0x634B06],
    other: 0x323232, neutral: 0x6B6B6B, placeFill: 0xEDEDED, gap: (0xA23E00, 0xFFC58A), tint: 0.84,
    lineScale: 1)

  static let dark = Palette(
    ground: 0x15181D, text: 0xF4F4F4, quietText: 0xBDBDBD, edge: 0x8F8F8F, tie: 0xE6E6E6,
    clusters: [0x2DA0F9, 0xCC3639, 0x398487, 0xFDBBFC, 0xA0E144, 0xE4F7CC, 0x8C4FD1, 0xE48409],
    other: 0xA8A8A8, neutral: 0x9A9A9A, placeFill: 0x33373D, gap: (0xFF9D42, 0x7D3F00), tint: 0.74,
    lineScale: 1)

  static let print = Palette(
    ground: 0xFFFFFF, text: 0x000000, quietText: 0x333333, edge: 0x5A5A5A, tie: 0x000000,
    clusters: [0x6162E9, 0xAA6311, 0x0A280A, 0x49044B, 0x4D3C0A, 0x0A617E, 0x4020AA, 0x7E4744],
    other: 0x757575, neutral: 0x4D4D4D, placeFill: 0xECECEC, gap: (0x5E2400, 0xFFD6AC), tint: 0.92,
    lineScale: 1.3)
}
