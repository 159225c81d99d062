import Foundation
import Testing

/// Other people's files in, and out, as a planner types it.
@Suite struct ConvertTests {
  private func withData(_ body: (Scratch) async throws -> Void) async throws {
    try await withScratch { scratch in
      try DatasetFixture.small.write(to: scratch)
      try await body(scratch)
    }
  }

  @Test func `A file and its sidecar are the dataset, and each alone still answers`() async throws {
    try await withData { scratch in
      let out = try await scratch.coalition("convert", "data", "n.gexf", "--audience", "private")
      #expect(out.code == 0, "\(out.everything)")
      #expect(out.out.contains("n.gexf.sidecar.json"))
      let back = try await scratch.coalition("convert", "n.gexf", "back", "--audience", "private")
      #expect(back.code == 0, "\(back.everything)")
      let compared = try await scratch.coalition("compare", "data", "back", "--audience", "private")
      #expect(compared.code == 1, "\(compared.everything)")
      let whole = try await scratch.coalition("who", "housing", "--data", "n.gexf")
      #expect(whole.code == 0 && whole.out.contains("North Group"), "\(whole.everything)")
      try FileManager.default.removeItem(atPath: scratch.path("n.gexf.sidecar.json"))
      let alone = try await scratch.coalition("who", "housing", "--data", "n.gexf")
      #expect(alone.code == 0 && alone.out.contains("North Group"), "\(alone.everything)")
    }
  }

  @Test func `What only private may see is in no file for others`() async throws {
    try await withScratch { scratch in
      var fixture = DatasetFixture.small
      fixture.tables["organizations"]?.append("secret,Secret House,,leeds,,,,,page,,private,")
      fixture.tables["activities"]?.append("north,housing,york,,,page,p. 9,Secret words,1,private")
      try fixture.write(to: scratch)
      for (name, options) in [
        ("n.graphml", []), ("n.xlsx", []), ("n.sqlite", []), ("n.ftm", []), ("neo", ["--to", "neo4j"]),
      ] {
        let out = try await scratch.coalition(["convert", "data", name] + options)
        #expect(out.code == 0, "\(out.everything)")
      }
      for name in try #require(FileManager.default.subpaths(atPath: scratch.path(".")))
      where !name.hasPrefix("data") {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: scratch.path(name), isDirectory: &isFolder),
          !isFolder.boolValue
        else { continue }
        let text = String(decoding: try scratch.read(name), as: UTF8.self)
        #expect(!text.contains("Secret"), "\(name)")
      }
    }
  }

  @Test func `The report is there with and without the sidecar, in every way of saying it`() async throws {
    try await withData { scratch in
      let bare = try await scratch.coalition("convert", "data", "n.csv", "--no-sidecar", "--format", "json")
      #expect(bare.code == 0, "\(bare.everything)")
      #expect(!scratch.has("n.csv.sidecar.json"))
      #expect(bare.out.contains("\"table\" : \"activities\""))
      for format in ["csv", "markdown", "table"] {
        let out = try await scratch.coalition("convert", "data", "n.csv", "--format", format)
        #expect(out.code == 0 && out.out.contains("activities"))
      }
      #expect(scratch.has("n.csv.sidecar.json"))
      // A sidecar of an earlier file is worse than none.
      let again = try await scratch.coalition("convert", "data", "n.csv", "--no-sidecar")
      #expect(again.code == 0 && !scratch.has("n.csv.sidecar.json"))
    }
  }

  @Test func `Slips are answered with what could be meant`() async throws {
    try await withData { scratch in
      try Data("a,b\n1,2\n".utf8).write(to: URL(filePath: scratch.path("odd.csv")))
      try Data("keep".utf8).write(to: URL(filePath: scratch.path("mine.txt")))
      try FileManager.default.createDirectory(atPath: scratch.path("full"), withIntermediateDirectories: true)
      try Data("keep".utf8).write(to: URL(filePath: scratch.path("full/mine.txt")))
      for (arguments, word) in [
        (["data", "n.json"], "node-link"), (["data", "n.gexv"], "--to"),
        (["data", "x", "--to", "kumu-cvs"], "kumu-csv"),
        (["nothing", "x"], "no such file"), (["data", "data"], "what is read"),
        (["data", "full"], "mine.txt"),
        (["odd.csv", "x"], "--map"), (["odd.csv", "x", "--map", "a=nmae"], "name"),
        (["odd.csv", "x", "--map", "a"], "--map COLUMN=FIELD"), (["data", "n.edges"], "only read"),
        (["data", "mine.txt", "--to", "kumu-csv"], "a folder"),
      ] {
        let out = try await scratch.coalition(["convert"] + arguments)
        #expect(out.code == 2 && out.everything.contains(word), "\(arguments): \(out.everything)")
      }
      #expect(try scratch.read("full/mine.txt") == Data("keep".utf8))
    }
  }

  @Test func `A plain graph has clusters, brokers, connections and pictures`() async throws {
    try await withScratch { scratch in
      // Two triangles and a bridge.
      let edges = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "d")]
      let gml =
        "graph [\n"
        + ["a", "b", "c", "d", "e", "f"].enumerated().map { "node [ id \($0) label \"\($1)\" ]\n" }.joined()
        + edges.map { from, to in
          "edge [ source \(Int(from.utf8.first ?? 97) - 97) target \(Int(to.utf8.first ?? 97) - 97) ]\n"
        }.joined() + "]\n"
      try Data(gml.utf8).write(to: URL(filePath: scratch.path("g.gml")))
      for (arguments, word) in [
        (["clusters"], "2 clusters"), (["brokers"], "c"), (["connect", "a", "f"], "is tied to"),
        (["summary"], "relationships"), (["show", "c"], "line"),
        (["draw", "network", "-o", "g.svg"], "g.svg"),
      ] {
        let out = try await scratch.coalition(arguments + ["--data", "g.gml"])
        #expect(out.code == 0 && out.out.contains(word), "\(arguments): \(out.everything)")
      }
    }
  }
}
