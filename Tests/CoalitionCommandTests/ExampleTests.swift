import Foundation
import Testing

/// The example programs print exactly what stands next to them in `expected.txt`.
@Suite struct ExampleTests {
  /// What an example is to print.
  private static func expected(_ example: String) throws -> String {
    try String(
      contentsOf: Command.package.appending(path: "Examples/\(example)/expected.txt"), encoding: .utf8)
  }

  private func check(_ example: String, _ arguments: [String] = []) async throws {
    let outcome = try await Command.run(example, arguments, in: Command.package)
    #expect(outcome.code == 0)
    #expect(outcome.err == "")
    #expect(try outcome.out == Self.expected(example))
  }

  @Test(arguments: ["who-works-on", "gaps-by-hand", "clusters-and-brokers"])
  func `An example prints what it is said to print`(_ example: String) async throws {
    try await check(example)
  }

  @Test func `The same seed finds the same clusters`() async throws {
    let outcome = try await Command.run("clusters-and-brokers", ["7"], in: Command.package)
    #expect(outcome.code == 0)
    #expect(outcome.out == (try await Command.run("clusters-and-brokers", ["7"], in: Command.package)).out)
  }

  @Test func `The network is drawn where it was asked for`() async throws {
    try await withScratch { scratch in
      try await check("draw-a-network", [scratch.path("n.svg")])
      #expect(String(decoding: try scratch.read("n.svg").prefix(5), as: UTF8.self) == "<?xml")
      let without = try await Command.run("draw-a-network", [], in: Command.package)
      #expect(without.code == 2)
    }
  }

  @Test func `Who works on: any topic and place, and a name that is none`() async throws {
    let health = try await Command.run("who-works-on", ["health", "Toronto"], in: Command.package)
    #expect(
      health.out == """
        Who works on Health (with the 3 topics below it) in Toronto
          Health for All: stated, there
            “Health for All is a Toronto-based grassroots organization fighting for health for all” (Resources, line 55)
          Place not known, so not counted: No to the IFHP Cuts (working on Health).

        """)
    let nobody = try await Command.run("who-works-on", ["helth"], in: Command.package)
    #expect(nobody.out == "There is no topic 'helth'; did you mean 'Health'?\n")
  }
}
