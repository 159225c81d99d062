import Foundation
import FoundationXML
import Synchronization
import Testing

/// Diagrams: the right kind of file, whole or not at all, the same for the same question.
@Suite struct DrawTests {
  static let pictures: [[String]] = [
    ["network"], ["network", "--limit", "12"], ["around", "Health for All"],
    ["around", "Toronto", "--limit", "5"],
    ["connection", "Health for All", "Solidarity City Network"], ["clusters"],
  ]

  /// Draws the sanctuary dataset; what the algorithms find may be nothing, which is exit code 1.
  private func draw(_ scratch: Scratch, _ words: [String], _ file: String) async throws -> Outcome {
    let outcome = try await Command.run(
      "coalition", ["draw"] + words + ["-o", file, "--data", Command.sanctuary], in: scratch.folder)
    #expect(outcome.code == 0 || (outcome.code == 1 && words[0] == "connection"), "\(outcome.err)")
    #expect(outcome.out.hasPrefix("\(file): "))
    return outcome
  }

  @Test(arguments: pictures) func `Each ending gives its kind of file, the same bytes twice`(
    _ words: [String]
  ) async throws {
    let magic: [(ending: String, bytes: [UInt8])] = [
      ("svg", Array("<?xml".utf8)), ("png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      ("pdf", Array("%PDF-".utf8)), ("dot", Array("digraph ".utf8)),
    ]
    try await withScratch { scratch in
      for (ending, bytes) in magic {
        _ = try await draw(scratch, words, "one.\(ending)")
        _ = try await draw(scratch, words, "two.\(ending)")
        let file = try scratch.read("one.\(ending)")
        #expect(Array(file.prefix(bytes.count)) == bytes)
        #expect(file == (try scratch.read("two.\(ending)")), "\(ending)")
      }
      // Nothing but the files asked for.
      #expect(try scratch.names().count == 8)
    }
  }

  @Test(arguments: pictures) func `An SVG is XML with a title and a description`(_ words: [String])
    async throws
  {
    try await withScratch { scratch in
      _ = try await draw(scratch, words, "d.svg")
      let svg = try #require(SVG(try scratch.read("d.svg")))
      #expect(svg.title?.isEmpty == false)
      #expect(svg.desc?.contains("Dataset: sanctuary.") == true)
      #expect(svg.role == "graphics-document document")
    }
  }

  @Test func `What is drawn stands in the file by its name`() async throws {
    try await withScratch { scratch in
      _ = try await draw(scratch, ["around", "UFCW Canada"], "d.svg")
      let svg = try #require(SVG(try scratch.read("d.svg")))
      #expect(svg.title == "Around UFCW Canada")
      for word in ["UFCW Canada", "Agriculture", "Agricultural"] {
        #expect(svg.words.contains(word), "\(word)")
      }
    }
  }

  @Test func `The seed is taken, and an ending in capitals is an ending`() async throws {
    try await withScratch { scratch in
      let outcome = try await draw(scratch, ["network", "--seed", "7"], "d.SVG")
      #expect(outcome.code == 0)
      #expect(SVG(try scratch.read("d.SVG")) != nil)
    }
  }

  @Test(arguments: ["svg", "png", "pdf", "dot"])
  func `An empty dataset is an empty diagram with its title, and exit code 1`(_ ending: String) async throws {
    try await withScratch { scratch in
      var fixture = DatasetFixture.empty
      fixture.title = "Nobody Yet"
      try fixture.write(to: scratch)
      for kind in ["network", "clusters"] {
        let outcome = try await scratch.coalition("draw", kind, "-o", "d.\(ending)", "--data", "data")
        #expect(outcome.code == 1)
        #expect(outcome.out.contains("0 nodes and 0 links"))
        #expect(try scratch.read("d.\(ending)").count > 100)
        if ending == "svg" {
          #expect(try #require(SVG(try scratch.read("d.svg"))).title?.contains("Nobody Yet") == true)
        }
      }
    }
  }

  @Test func `Names with markup, quotes and backslashes are drawn as they are`() async throws {
    try await withScratch { scratch in
      let name = #"<b>&amp; "x" \N \l ]]> --> {|} é 日本 🦉"#
      var fixture = DatasetFixture.small
      fixture.title = #"<i> & \\N ]]>"#
      fixture.tables["organizations"]?[0] = "north,\(DatasetFixture.quoted(name)),,leeds,,,,,page,,,"
      try fixture.write(to: scratch)
      for ending in ["svg", "png", "pdf", "dot"] {
        let outcome = try await scratch.coalition("draw", "network", "-o", "d.\(ending)", "--data", "data")
        #expect(outcome.code == 0, "\(outcome.err)")
      }
      let svg = try #require(SVG(try scratch.read("d.svg")))
      #expect(svg.title == #"<i> & \N ]]>"#)
      let words = svg.words.replacing("\u{A0}", with: " ")
      for word in [#"<b>&amp;"#, #""x""#, #"\N"#, #"\l"#, "]]>", "{|}", "日本"] {
        #expect(words.contains(word), "\(word) in \(words)")
      }
    }
  }

  @Test func `Characters that XML has no place for are no part of an SVG`() async throws {
    try await withScratch { scratch in
      var fixture = DatasetFixture.small
      let name = "No\u{1B}rth\u{0}\u{FFFE}\u{FFFF}\u{B}\u{8}\t\r\nGroup".replacing("\u{0}", with: "")
      let cell = DatasetFixture.quoted(name)
      fixture.tables["organizations"]?[0] = "north,\(cell),,leeds,,,,\(cell),page,,,"
      fixture.tables["sources"] = ["page,\(cell),,2021,,,"]
      try fixture.write(to: scratch)
      for words in [["network"], ["around", "north"], ["clusters"], ["connection", "north", "south"]] {
        let outcome = try await Command.run(
          "coalition", ["draw"] + words + ["-o", "d.svg", "--data", "data"], in: scratch.folder)
        #expect([0, 1].contains(outcome.code), "\(outcome.err)")
        #expect(SVG(try scratch.read("d.svg")) != nil, "\(words)")
      }
    }
  }

  // MARK: Whole or not at all

  @Test func `A link stays a link, and a file for its owner's eyes stays one`() async throws {
    try await withScratch { scratch in
      try scratch.write("old", to: "real.svg")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: scratch.path("real.svg"))
      try FileManager.default.createSymbolicLink(
        atPath: scratch.path("link.svg"), withDestinationPath: "real.svg")
      let outcome = try await draw(scratch, ["around", "Mijente"], "link.svg")
      #expect(outcome.code == 0)
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("link.svg")) == "real.svg")
      #expect(SVG(try scratch.read("real.svg")) != nil)
      let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path("real.svg"))
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `A file name may be as long as names can be`() async throws {
    try await withScratch { scratch in
      let name = String(repeating: "n", count: 251) + ".svg"
      let outcome = try await draw(scratch, ["around", "Mijente"], name)
      #expect(outcome.code == 0)
      #expect(try scratch.names() == [name])
      let longer = try await scratch.coalition(
        "draw", "network", "-o", "n" + name, "--data", Command.sanctuary)
      #expect(longer.code == 2)
      #expect(longer.err.contains("cannot write"))
    }
  }

  @Test(arguments: [
    "nowhere/d.svg", "a-file/d.svg", "a-folder.svg",
  ])
  func `Where it cannot be written: said, and nothing is left behind`(_ path: String) async throws {
    try await withScratch { scratch in
      try scratch.write("", to: "a-file")
      try scratch.write("kept", to: "a-folder.svg/inside")
      let before = try scratch.names()
      let outcome = try await scratch.coalition("draw", "network", "-o", path, "--data", Command.sanctuary)
      #expect(outcome.code == 2)
      #expect(outcome.out == "")
      #expect(outcome.err.contains("cannot write '\(path)'"), "\(outcome.err)")
      #expect(try scratch.names() == before)
      #expect(scratch.has("a-folder.svg/inside"))
    }
  }

  @Test func `A deadline too short for Graphviz: drawn without it, and said`() async throws {
    try await withScratch { scratch in
      let outcome = try await scratch.coalition(
        "draw", "network", "-o", "d.svg", "--deadline", "0.001", "--data", Command.sanctuary)
      #expect(outcome.code == 0)
      #expect(outcome.err.contains("coalition: Graphviz failed (it had not finished after 0.001 seconds)"))
      let svg = try #require(SVG(try scratch.read("d.svg")))
      #expect(svg.title == "Sanctuary city and migrant justice organizations")
      #expect(svg.words.contains("Mijente"))
      #expect(try scratch.names() == ["d.svg"])
    }
  }

  @Test(arguments: ["pdf", "png"])
  func `What only Graphviz can write is not written, and a plain SVG stands beside it`(
    _ ending: String
  ) async throws {
    try await withScratch { scratch in
      try scratch.write("old", to: "d.\(ending)")
      try scratch.write("mine", to: "d.svg")
      let outcome = try await scratch.coalition(
        "draw", "network", "-o", "d.\(ending)", "--deadline", "0.001", "--data", Command.sanctuary)
      #expect(outcome.code == 2)
      #expect(outcome.err.contains("'d.\(ending)' was not written"), "\(outcome.err)")
      #expect(String(decoding: try scratch.read("d.\(ending)"), as: UTF8.self) == "old")
      #expect(String(decoding: try scratch.read("d.svg"), as: UTF8.self) == "mine")
      #expect(SVG(try scratch.read("d.\(ending).svg")) != nil)
      #expect(try scratch.names() == ["d.\(ending)", "d.\(ending).svg", "d.svg"].sorted())
    }
  }

  /// Kills children of a command that draw, the first so many of them.
  private static func killer(of count: Int) -> @Sendable (Int32) -> Void {
    { parent in
      // A thread of its own, since tests that run meanwhile leave tasks waiting for longer than a drawing takes.
      Thread.detachNewThread {
        var killed: Set<Int32> = []
        while killed.count < count, FileManager.default.fileExists(atPath: "/proc/\(parent)/task") {
          for child in Self.workers(of: parent) where killed.count < count && killed.insert(child).inserted {
            kill(child, SIGKILL)
          }
        }
      }
    }
  }

  @Test func `Every child that draws is killed: said, and drawn without them`() async throws {
    try await withScratch { scratch in
      try scratch.write("old", to: "d.pdf")
      let outcome = try await scratch.coalition(
        "draw", "network", "-o", "d.pdf", "--data", Command.sanctuary, onStart: Self.killer(of: .max))
      #expect(outcome.code == 2)
      #expect(outcome.err.contains("SIGKILL"), "\(outcome.err)")
      #expect(String(decoding: try scratch.read("d.pdf"), as: UTF8.self) == "old")
      #expect(SVG(try scratch.read("d.pdf.svg"))?.words.contains("Mijente") == true)
      #expect(try scratch.names() == ["d.pdf", "d.pdf.svg"])
    }
  }

  @Test func `One child is killed: another draws the same picture`() async throws {
    try await withScratch { scratch in
      _ = try await draw(scratch, ["network"], "whole.pdf")
      let outcome = try await scratch.coalition(
        "draw", "network", "-o", "d.pdf", "--data", Command.sanctuary, onStart: Self.killer(of: 1))
      #expect(outcome.code == 0, "\(outcome.err)")
      #expect(try scratch.read("d.pdf") == (try scratch.read("whole.pdf")))
    }
  }

  @Test func `Ctrl-C while a child draws: no picture, nothing left, no child`() async throws {
    try await withScratch { scratch in
      try scratch.write("old", to: "d.svg")
      let children = Children()
      let outcome = try await scratch.coalition(
        "draw", "network", "-o", "d.svg", "--data", Command.sanctuary,
        onStart: { parent in
          Thread.detachNewThread {
            while FileManager.default.fileExists(atPath: "/proc/\(parent)/task") {
              let found = Self.workers(of: parent)
              guard !found.isEmpty else { continue }
              children.add(found)
              kill(parent, SIGINT)
              return
            }
          }
        })
      #expect(outcome.code != 0)
      #expect(String(decoding: try scratch.read("d.svg"), as: UTF8.self) == "old")
      #expect(try scratch.names() == ["d.svg"])
      for child in children.all {
        for _ in 0..<100 where Self.text("/proc/\(child)/cmdline").contains("render-worker") {
          try await Task.sleep(for: .milliseconds(50))
        }
        #expect(!Self.text("/proc/\(child)/cmdline").contains("render-worker"))
      }
    }
  }

  private final class Children: Sendable {
    private let found = Mutex<[Int32]>([])
    var all: [Int32] { found.withLock { $0 } }
    func add(_ children: [Int32]) { found.withLock { $0 += children } }
  }

  /// The render workers that a process has started, by the kernel's own list.
  private static func workers(of parent: Int32) -> [Int32] {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(parent)/task")) ?? []
    let children = threads.flatMap { thread in
      text("/proc/\(parent)/task/\(thread)/children").split(separator: " ").compactMap { Int32($0) }
    }
    return children.filter { text("/proc/\($0)/cmdline").contains("render-worker") }
  }

  private static func text(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }
}

/// What a test asks of an SVG.
private final class SVG: NSObject, XMLParserDelegate {
  private(set) var title: String?
  private(set) var desc: String?
  private(set) var role: String?
  private(set) var words = ""
  private var path: [String] = []

  /// Nil where the bytes are not XML.
  init?(_ data: Data) {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    if path.isEmpty { role = attributes["role"] }
    path.append(name)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    if path.last == "text" { words += " " }
    path.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    switch path {
    case ["svg", "title"]: title = (title ?? "") + text
    case ["svg", "desc"]: desc = (desc ?? "") + text
    default: if path.last == "text" { words += text }
    }
  }
}
