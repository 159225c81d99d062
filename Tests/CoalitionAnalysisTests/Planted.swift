import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import DatasetFixtures
import GraphAlgorithms

/// Three groups that share nothing: health in North (a…), housing in South (b…), transit in East (c…).
///
///     a0 a1 a2 a3      b0 b1 b2 b3      c0 c1 c2 c3      loner
///      health·North     housing·South    transit·East
///
/// `bridge`, if wanted, works with a group on each of its sides and is the only way between them.
func planted(bridge: Bool = false) throws -> Dataset {
  var text = DatasetText([
    .topics: [["health", "Health"], ["housing", "Housing"], ["transit", "Transit"], ["chess", "Chess"]],
    .cities: [["north", "North"], ["south", "South"], ["east", "East"]], .sources: [["page", "Page"]],
  ])
  let groups = [("a", "health", "north"), ("b", "housing", "south"), ("c", "transit", "east")]
  for (letter, topic, place) in groups {
    for number in 0..<4 {
      text.add(.organizations, "\(letter)\(number)", "\(letter.uppercased())\(number)")
      text.add(.activities, "\(letter)\(number)", topic, place, "page", "line \(letter)\(number)")
    }
  }
  text.add(.organizations, "loner", "Loner", "chess")
  if bridge {
    text.add(.organizations, "bridge", "Bridge")
    for (letter, _, _) in groups {
      text.add(.relationships, "bridge", "partnersWith", "\(letter)0", "page", "line \(letter)")
    }
  }
  return try text.dataset()
}

func analysis(_ links: LinkGraph, seed: UInt64 = 1, resolution: Double = 1) -> ClusterAnalysis {
  var generator = SeededGenerator(seed: seed)
  return ClusterAnalysis(links, resolution: resolution, using: &generator)
}
