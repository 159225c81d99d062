import ArgumentParser
import Foundation
import GraphAlgorithms

/// The smallest covers of realistic needs: their size, how far they are proved, and the time.
struct Plans: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Covers 200 needs from 2,000 candidates: size, bound, whether proved, and seconds, for each seed.",
    discussion: """
      Each candidate has 1 to 4 of 20 topics at 1 to 3 of 10 places, both drawn by Zipf's law; a need is a topic at a \
      place. Among covers of one size the best connected is looked for, by distances in a plane with a few places that \
      are linked with no other.
      """)

  @Option(help: "How many seeds, from 1.")
  var seeds = 20

  @Option(help: "How many candidates.")
  var candidates = 2000

  func run() throws {
    let clock = ContinuousClock()
    print("seed  size  bound  proved  best connected  seconds")
    var (proved, slowest, widest) = (0, 0.0, 0)
    for seed in 1...UInt64(seeds) {
      let rows = Self.rows(candidates, topics: 20, places: 10, seed: seed)
      let covering = try Covering(rows: rows, needCount: 200, sizeLimit: nil)
      var solution: Covering.Solution?
      let time = clock.measure {
        solution = covering.smallestCover(
          distances: Self.distances(candidates, seed: seed), checkpoint: Checkpoint<Never>.none)
      }
      guard let solution else { continue }
      let seconds = time / .seconds(1)
      print(
        String(
          format: "%4d  %4d  %5d  %@  %@  %7.1f", Int(seed), solution.members.count, solution.sizeBound,
          (solution.isOptimal ? "yes   " : "no    ") as NSString,
          (solution.isBestConnected ? "yes           " : "not proved    ") as NSString,
          seconds))
      proved += solution.isOptimal ? 1 : 0
      slowest = max(slowest, seconds)
      widest = max(widest, solution.members.count - solution.sizeBound)
    }
    print(
      "proved \(proved) of \(seeds); the widest gap \(widest); the slowest \(String(format: "%.1f", slowest)) s"
    )
  }

  private static func rows(_ candidates: Int, topics: Int, places: Int, seed: UInt64) -> [[Int]] {
    var generator = SeededGenerator(seed: seed)
    func drawn(_ count: Int, of kinds: Int) -> Set<Int> {
      let sums = (1...kinds).reduce(into: [0.0]) { $0.append(($0.last ?? 0) + 1 / Double($1)) }
      var set: Set<Int> = []
      while set.count < count {
        let point = Double(generator.next() >> 11) * 0x1p-53 * (sums.last ?? 0)
        set.insert((0..<kinds).first { sums[$0 + 1] > point } ?? 0)
      }
      return set
    }
    return (0..<candidates).map { _ in
      let own = drawn(Int.random(in: 1...4, using: &generator), of: topics).sorted()
      let there = drawn(Int.random(in: 1...3, using: &generator), of: places).sorted()
      return own.flatMap { topic in there.map { topic * places + $0 } }
    }
  }

  private static func distances(_ count: Int, seed: UInt64) -> (Int) -> [Double] {
    var generator = SeededGenerator(seed: seed &+ 1000)
    let points = (0..<count).map { _ in
      (
        x: Double.random(in: 0..<100, using: &generator), y: Double.random(in: 0..<100, using: &generator),
        part: Int.random(in: 0..<20, using: &generator)
      )
    }
    return { candidate in
      let own = points[candidate]
      return points.map { point in
        guard (point.part == 0) == (own.part == 0) else { return .infinity }
        let (x, y) = (point.x - own.x, point.y - own.y)
        return (x * x + y * y).squareRoot().rounded(.down)
      }
    }
  }
}
