import Foundation
import Testing

/// Pages into proposals into a dataset, as a planner does it.
@Suite struct ImportTests {
  private static let page = """
    Groups

    Harbour Clinic is a Halifax-based clinic for refugee health. Call 902 555-0142.

    Fares Not Fines is a campaign calling for free public transit in Halifax.

    """

  /// A scratch folder with the page in it.
  private func folder() throws -> Scratch {
    let folder = try Scratch()
    try Data(Self.page.utf8).write(to: folder.folder.appending(path: "page.txt"))
    return folder
  }

  private static func table(in folder: Scratch) -> URL {
    folder.folder.appending(path: "set/proposals/page/proposals.csv")
  }

  private func table(_ folder: Scratch) throws -> String {
    String(
      decoding: try Data(contentsOf: Self.table(in: folder)),
      as: UTF8.self)
  }

  @Test func `Nothing is in the dataset before a yes, and then the answer quotes the page`() async throws {
    let folder = try folder()
    defer { folder.remove() }
    let imported = try await Command.run(
      "coalition", ["import", "page.txt", "--into", "set"], in: folder.folder)
    #expect(imported.code == 0)
    #expect(imported.out.contains("Left out: 1 telephone numbers"))
    #expect(
      try await Command.run("coalition", ["who", "health", "--data", "set"], in: folder.folder).code == 2)
    let text = try table(folder)
    #expect(!text.contains("555-0142"))
    let accepted = text.split(separator: "\n").enumerated().map { $0 == 0 ? String($1) : "yes" + $1 }
    try Data(accepted.joined(separator: "\r\n").utf8)
      .write(to: Self.table(in: folder))
    let entered = try await Command.run(
      "coalition", ["review", "--data", "set", "--enter"], in: folder.folder)
    #expect(entered.code == 0 && entered.out.hasPrefix("Entered "))
    #expect(
      try await Command.run("coalition", ["check", "--data", "set"], in: folder.folder).out.contains(
        "No problems"))
    let answer = try await Command.run(
      "coalition", ["who", "refugee health", "--in", "Halifax", "--data", "set"], in: folder.folder)
    #expect(answer.code == 0)
    #expect(answer.out.contains("“Harbour Clinic is a Halifax-based clinic for refugee health.”"))
    let again = try await Command.run("coalition", ["review", "--data", "set", "--enter"], in: folder.folder)
    #expect(again.code == 1 && again.out.contains("Entered 0 rows"))
  }

  @Test func `Accepted by confidence is logged as such, and a changed page proposes what is new`()
    async throws
  {
    let folder = try folder()
    defer { folder.remove() }
    let first = try await Command.run(
      "coalition", ["import", "page.txt", "--into", "set", "--accept-above", "0.9"], in: folder.folder)
    #expect(first.code == 0 && first.out.contains("Entered "))
    #expect(try table(folder).contains("accept-above 0.9"))
    let same = try await Command.run("coalition", ["import", "page.txt", "--into", "set"], in: folder.folder)
    #expect(same.code == 1 && same.out.contains("The page is as it was"))
    try Data((Self.page + "\nQuay Union is a union of dockers.\n").utf8).write(
      to: folder.folder.appending(path: "page.txt"))
    let changed = try await Command.run(
      "coalition", ["import", "page.txt", "--into", "set"], in: folder.folder)
    #expect(
      changed.code == 0 && changed.out.contains("Quay Union") && !changed.out.contains("Fares Not Fines"))
    #expect(try table(folder).contains("yes,organization,Harbour Clinic"))
  }

  @Test func `A walk keeps each answer at once and can be undone`() async throws {
    let folder = try folder()
    defer { folder.remove() }
    _ = try await Command.run("coalition", ["import", "page.txt", "--into", "set"], in: folder.folder)
    let binary = Command.products.appending(path: "coalition").path
    let walk = try await Command.shell(
      "printf 'y\\nn\\nu\\nc Clinic of the Harbour\\nwhat\\nq\\nn\\n' | '\(binary)' review --data set --by tester",
      in: folder.folder)
    #expect(walk.code == 0)
    let rows = try table(folder).split(separator: "\n")
    #expect(rows[1].hasPrefix("yes,organization,Harbour Clinic") && rows[1].contains("tester"))
    #expect(rows[2].hasPrefix(",activity,Clinic of the Harbour"))
    let stopped = try await Command.shell("'\(binary)' review --data set </dev/null", in: folder.folder)
    #expect(stopped.code == 0)
  }

  @Test(arguments: [
    (["import", "page.txt"], "--into"),
    (["import", "nothing.txt", "--into", "set"], "nothing.txt: error: found no file that can be read"),
    (["import", "page.txt", "--into", "set", "--accept-above", "2"], "from 0 to 1"),
    (["import", "page.txt", "--into", "set", "--accessed", "yesterday"], "2026-11-23"),
    (["import", "page.txt", "--into", "."], "is no dataset"),
    (["review", "--data", "."], "no proposals wait"),
  ])
  func `Misuse is explained`(words: [String], text: String) async throws {
    let folder = try folder()
    defer { folder.remove() }
    let outcome = try await Command.run("coalition", words, in: folder.folder)
    #expect(outcome.code == 2)
    #expect(outcome.err.contains(text), "\(outcome.err)")
  }

  @Test func `A table of proposals that was edited badly is refused with every place`() async throws {
    let folder = try folder()
    defer { folder.remove() }
    _ = try await Command.run("coalition", ["import", "page.txt", "--into", "set"], in: folder.folder)
    let bad = try table(folder).replacing("\n,organization,", with: "\nperhaps,organization,")
      .replacing("\n,campaign,", with: "\n,campain,")
    try Data(bad.utf8).write(to: Self.table(in: folder))
    let outcome = try await Command.run(
      "coalition", ["review", "--data", "set", "--enter"], in: folder.folder)
    #expect(outcome.code == 2)
    #expect(outcome.err.contains("'perhaps'") && outcome.err.contains("'campain'"))
  }
}
