/// Colours that people who see colours differently can tell apart: Okabe & Ito's set (2008,
/// https://jfly.uni-koeln.de/color/), the border in full strength, the fill a tint that black text stands on.
enum Palette {
  struct Shade: Hashable {
    let border: String
    let fill: String
  }

  /// One shade for each of the first clusters; further ones share `other`.
  static let clusters: [Shade] = [
    Shade(border: "#0072B2", fill: "#D6E8F4"),
    Shade(border: "#C25400", fill: "#FADFCB"),
    Shade(border: "#007F5C", fill: "#CDEDE2"),
    Shade(border: "#A6467F", fill: "#F5DDEA"),
    Shade(border: "#9A6A00", fill: "#FBEBC4"),
    Shade(border: "#2F7FB0", fill: "#DDF1FC"),
    Shade(border: "#827A00", fill: "#F8F5BE"),
    Shade(border: "#333333", fill: "#DADADA"),
  ]
  static let other = Shade(border: "#6B6B6B", fill: "#F0F0F0")
  static let neutral = Shade(border: "#6B6B6B", fill: "#FFFFFF")

  static func shade(cluster: Int?) -> Shade {
    guard let cluster else { return other }
    return cluster < clusters.count ? clusters[cluster] : other
  }

  static let text = "#1A1A1A"
  static let quietText = "#4A4A4A"
  static let edge = "#8A8A8A"
  static let tie = "#3C3C3C"
  static let ground = "#FFFFFF"
}
