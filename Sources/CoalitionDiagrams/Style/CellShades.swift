/// How dark a cell of a table is, by how many work there: the same in every table, so that pages can be compared.
enum CellShades {
  /// The most that each shade stands for; the darkest stands for all that are more.
  private static let most = [1, 2, 4, 8]

  /// How many shades there are.
  static let count = most.count + 1

  /// The shade of a number, 0 for the palest.
  static func level(of number: Double) -> Int { most.firstIndex { number <= Double($0) } ?? most.count }

  /// The least number of a shade.
  static func least(of level: Int) -> Double { level == 0 ? 1 : Double(most[level - 1] + 1) }

  /// What a shade stands for: "3–4".
  static func words(_ level: Int) -> String {
    let least = Int(least(of: level))
    guard level < most.count else { return "\(least) or more" }
    return least == most[level] ? "\(least)" : "\(least)–\(most[level])"
  }
}

extension Palette {
  /// How far the palest and the darkest cell have faded from the colour of their border into the ground.
  private static let cellTints = (palest: 0.93, darkest: 0.3)

  /// The ground of a cell in which there is something; words on each are read with a contrast of 5 or more.
  func cellFill(_ level: Int) -> Colour {
    let colour = tone(cluster: 0).full.border
    var darkest = Self.cellTints.darkest
    while darkest < Self.cellTints.palest,
      colour.mixed(with: ground, darkest).contrast(text) < 5.5
    {
      darkest += 0.02
    }
    let step = (Self.cellTints.palest - darkest) / Double(CellShades.count - 1)
    return colour.mixed(with: ground, Self.cellTints.palest - step * Double(level))
  }
}
