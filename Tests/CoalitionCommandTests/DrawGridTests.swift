import Foundation
import FoundationXML
import Testing

/// Coverage, time line and cluster: every ending, nothing found, and as many pages as words need to be read.
@Suite struct DrawGridTests {
  static let pictures: [[String]] = [
    ["coverage"], ["coverage", "--topic", "health", "--in", "Canada", "--rows", "2"], ["timeline"],
    ["timeline", "--since", "2014", "--theme", "dark"], ["cluster", "2", "--theme", "print"],
  ]

  @Test(arguments: pictures) func `Each ending gives its kind of file, the same bytes twice`(
    _ words: [String]
  ) async throws {
    let magic: [(ending: String, bytes: [UInt8])] = [
      ("svg", Array("<?xml".utf8)), ("png", [0x89, 0x50, 0x4E, 0x47]), ("pdf", Array("%PDF-".utf8)),
      ("dot", Array("digraph ".utf8)),
    ]
    try await withScratch { scratch in
      for (ending, bytes) in magic {
        for name in ["one", "two"] {
          let outcome = try await Command.run(
            "coalition", ["draw"] + words + ["-o", "\(name).\(ending)", "--data", Command.sanctuary],
            in: scratch.folder)
          #expect(outcome.code == 0, "\(outcome.err)")
          #expect(outcome.err == "")
          #expect(outcome.out.hasPrefix("\(name).\(ending): "))
        }
        #expect(Array(try scratch.read("one.\(ending)").prefix(bytes.count)) == bytes)
        for name in try scratch.names().filter({ $0.hasPrefix("one") && $0.hasSuffix(ending) }) {
          let other = name.replacing("one", with: "two")
          // Pages name the files of the others.
          func text(_ file: String) throws -> String {
            String(decoding: try scratch.read(file), as: Unicode.ASCII.self).replacing("two", with: "one")
          }
          #expect(try text(name) == text(other), "\(name)")
        }
      }
    }
  }

  @Test(arguments: ["svg", "png", "pdf", "dot"])
  func `Nothing found is an empty diagram with its title, and exit code 1`(_ ending: String) async throws {
    try await withScratch { scratch in
      var fixture = DatasetFixture.empty
      fixture.title = "Nobody Yet"
      try fixture.write(to: scratch)
      for kind in ["coverage", "timeline"] {
        let outcome = try await scratch.coalition("draw", kind, "-o", "d.\(ending)", "--data", "data")
        #expect(outcome.code == 1, "\(kind) \(outcome.err)")
        #expect(
          outcome.out.contains(kind == "coverage" ? "The dataset has no topics." : "0 on the time line"))
        #expect(try scratch.read("d.\(ending)").count > 100)
      }
      let none = try await scratch.coalition(
        "draw", "timeline", "-o", "e.\(ending)", "--since", "2090", "--data", Command.sanctuary)
      #expect(none.code == 1)
      #expect(none.out.contains("outside the time asked for"))
      let cluster = try await scratch.coalition("draw", "cluster", "1", "-o", "c.\(ending)", "--data", "data")
      #expect(cluster.code == 2)
      #expect(cluster.err.contains("there are no clusters in this dataset"))
      #expect(!scratch.has("c.\(ending)"))
    }
  }

  /// 60 reports over 15 years with long names, 15 topics in trees, 20 cities in four regions.
  private static let dense: DatasetFixture = {
    var fixture = DatasetFixture(title: "Dense")
    let long = "Rapport annuel sur les conditions de détention administrative des personnes migrantes"
    fixture.tables["reports"] = (0..<60).map { index in
      let year = 2005 + index * 7 % 15
      let date = index % 3 == 0 ? "\(year)" : "\(year)-0\(1 + index % 9)"
      return "r\(index),\(long) n° \(index),o\(index % 40),\(date),t\(index % 15),c\(index % 20),,,page,,"
    }
    fixture.tables["topics"] = (0..<15).map {
      "t\($0),Droits et santé numéro \($0),\($0 % 5 == 0 ? "" : "t\($0 / 5 * 5)"),,"
    }
    fixture.tables["cities"] = (0..<20).map {
      "c\($0),Saint-Jean-sur-Richelieu \($0),Région \($0 % 4),Canada,45,-73,,city"
    }
    fixture.tables["organizations"] = (0..<40).map {
      "o\($0),Association pour la défense des droits \($0),,c\($0 % 20),,,,,page,,,"
    }
    fixture.tables["activities"] = (0..<120).map {
      "o\($0 % 40),t\($0 * 7 % 15),c\(($0 * 3 + $0 / 40) % 20),,,page,p. \($0),,1,"
    }
    fixture.tables["sources"] = ["page,The Page,,2021,,,"]
    return fixture
  }()

  @Test func `Cards of clusters name fewer members where a page is too small for all`() async throws {
    let data = Command.package.appending(path: "Examples/gallery/invented").path
    try await withScratch { scratch in
      var shown: [Int] = []
      for page in ["a2", "slide"] {
        let outcome = try await scratch.coalition(
          "draw", "clusters", "-o", "\(page).svg", "--twin", "\(page).txt", "--page", page, "--data", data)
        #expect(outcome.code == 0 && outcome.err == "", "\(outcome.err)")
        let twin = String(decoding: try scratch.read("\(page).txt"), as: UTF8.self)
        shown.append(twin.split(separator: "\n").count { $0.contains("• ") })
        #expect(twin.contains(" more"))
      }
      #expect(shown[0] > shown[1] && shown[1] > 0, "\(shown)")
    }
  }

  @Test(arguments: ["a4", "slide"])
  func `A dense dataset has several linked pages, none too small to read`(_ page: String) async throws {
    try await withScratch { scratch in
      try Self.dense.write(to: scratch)
      for kind in ["timeline", "coverage"] {
        let outcome = try await scratch.coalition(
          "draw", kind, "-o", "\(kind).svg", "--page", page, "--twin", "\(kind).txt", "--data", "data")
        #expect(outcome.code == 0)
        #expect(outcome.err == "", "every page can be read")
        #expect(outcome.out.contains("This is page 1, further pages are up to \(kind)-"))
        let names = try scratch.names().filter { $0.hasPrefix(kind) && $0.hasSuffix(".svg") }
        #expect(names.count > 1)
        var words = ""
        for number in 1...names.count {
          let name = number == 1 ? "\(kind).svg" : "\(kind)-\(number).svg"
          let text = String(decoding: try scratch.read(name), as: UTF8.self)
          #expect(XMLParser(data: Data(text.utf8)).parse())
          #expect(text.contains("Page \(number) of \(names.count)"))
          if number < names.count { #expect(text.contains("\"\(kind)-\(number + 1).svg\"")) }
          words += text
        }
        if kind == "timeline" { for index in 0..<60 { #expect(words.contains("n° \(index)")) } }
        let twin = String(decoding: try scratch.read("\(kind).txt"), as: UTF8.self)
        #expect(twin.contains(kind == "timeline" ? "Shows: 60 on the time line" : "Shows: 375 cells"))
        let pdf = try await scratch.coalition(
          "draw", kind, "-o", "\(kind).pdf", "--page", page, "--data", "data")
        #expect(pdf.code == 0 && pdf.err == "")
        #expect(!scratch.has("\(kind)-2.pdf"))
      }
    }
  }
}
