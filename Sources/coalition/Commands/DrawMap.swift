import ArgumentParser
import CoalitionDiagrams

struct DrawMap: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map", abstract: "Who works where: places as they lie to each other, with who works there.",
    discussion: """
      North is up, and what lies further west or south stands so; distances are not to scale. Places need a latitude \
      and longitude in cities.csv; who has no such place is counted and named on the picture.
        coalition draw map -o map.svg
      """)

  @OptionGroup var options: DrawOptions

  func run() async throws {
    _ = try options.format()
    let network = try options.open()
    try await options.write(.map(graph: network.graph, clusters: network.clusters))
  }
}
