import Foundation
import Testing

/// The commands that lead from a network to a meeting.
@Suite("Ask, gaps, plan, similar, compare")
struct AnswerCommandTests {
  private func run(_ words: String...) async throws -> Outcome {
    try await Command.run(
      "coalition", words, in: Command.package, environment: ["COALITION_DATA": Command.sanctuary])
  }

  @Test(
    "a question and the command that it prints have the same answer",
    arguments: [
      "Who works on health or education in Toronto besides Mijente?",
      "what does Sanctuary Health do in Vancouver",
      "Which reports are about policing since 2009 and before 2015?", "Where is education missing?",
      "Who is like Health for All?", "Who could connect Mijente with AMSSA?",
      "Who works on policing but not on transit?", "In which cities is health worked on?",
      "Qui travaille sur la santé à Toronto ?", "Who targets TransLink?",
      "What does nobody do in Hamilton?", "How are Mijente and AMSSA connected?", "Which topics are there?",
      "Who should be invited to work on health and education in Vancouver?", "Who is Mijente?",
      "Since when does Mijente work on sanctuary cities?",
    ])
  func equivalent(_ question: String) async throws {
    let asked = try await run("ask", question, "--format", "json")
    let json = try asked.json("ask")
    let command = try #require(json["equivalent"]?.text)
    // As a shell would take it, quotes and all.
    let direct = try await Command.shell(
      "\(Command.products.path)/\(command) --format json", in: Command.package,
      environment: ["COALITION_DATA": Command.sanctuary])
    #expect(direct.code == asked.code)
    let other = try direct.json(String(command.split(separator: " ")[1]))
    if !question.hasPrefix("Since when") { #expect(other["count"]?.number == json["count"]?.number) }
    #expect(
      question.hasPrefix("Since when")
        || (other["results"]?.items ?? []).map { $0["id"]?.text }
          == (json["results"]?.items ?? []).map { $0["id"]?.text }
    )
  }

  @Test("what is not understood is named, with the nearest, and nothing is answered")
  func refused() async throws {
    let outcome = try await run("ask", "Who works on helth in Tornto?")
    #expect(outcome.code == 2 && outcome.out.isEmpty)
    #expect(outcome.err.contains("'helth'; did you mean 'Health'?"))
    #expect(outcome.err.contains("'Tornto'; did you mean 'Toronto'?"))
    #expect(try await run("ask", "!!!").code == 2)
    #expect(try await run("ask", String(repeating: "who ", count: 2_500)).code == 2)
    #expect(try await run("ask", "Who works on health in the last five years?", "--today", "soon").code == 2)
  }

  @Test("an empty answer exits with 1 and names the nearest questions")
  func empty() async throws {
    let outcome = try await run("ask", "Who works on education in Hamilton?")
    #expect(outcome.code == 1 && outcome.out.contains("Nearest that has an answer: coalition who"))
  }

  @Test("who both must and must not be in it, and a size too small, are misuse")
  func contradictions() async throws {
    let both = try await run(
      "plan", "--topic", "health", "--must", "Health for All", "--without", "health-for-all")
    #expect(both.code == 2 && both.err.contains("both --must and --without"))
    #expect(try await run("plan", "--topic", "health", "--size", "0").code == 2)
    #expect(
      try await run("plan", "--topic", "health", "--must", "Mijente", "--must", "AMSSA", "--size", "1").code
        == 2)
    #expect(try await run("plan").code == 2)
    #expect(try await run("gaps", "--in", "Toronto", "--kind", "city").code == 2)
    #expect(try await run("relationships", "Mijente", "--kind", "partner").code == 2)
    #expect(try await run("brokers", "--redraws", "5").code == 2)
    #expect(try await run("clusters", "--error", "2").code == 2)
  }

  @Test("what did not change stands where it stood, to the last digit")
  func changes() async throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let files = FileManager.default
    for name in ["old", "new"] {
      try files.copyItem(
        at: URL(filePath: Command.sanctuary), to: scratch.folder.appending(path: name))
    }
    let organizations = scratch.folder.appending(path: "new/organizations.csv")
    var text = try String(contentsOf: organizations, encoding: .utf8)
    text +=
      "night-shelter,Night Shelter,,toronto,health|homelessness,toronto,,,resources-page,line 99,public,\n"
    try Data(text.utf8).write(to: organizations)
    let compared = try await Command.run("coalition", ["compare", "old", "new"], in: scratch.folder)
    #expect(compared.code == 0 && compared.out.contains("1 came, 0 went, 0 changed"))
    #expect(try await Command.run("coalition", ["compare", "old", "old"], in: scratch.folder).code == 1)
    let pictures = [
      ["draw", "network", "--data", "old", "-o", "old.svg", "--save-positions", "old.csv"],
      ["draw", "changes", "old", "--data", "new", "-o", "new.svg", "--save-positions", "new.csv"],
    ]
    var positions: [[String: String]] = []
    for words in pictures {
      #expect(try await Command.run("coalition", words, in: scratch.folder).code == 0)
      let file = scratch.folder.appending(path: words[words.count - 1])
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
      positions.append(
        Dictionary(
          uniqueKeysWithValues: lines.map { line in
            let comma = line.firstIndex(of: ",") ?? line.endIndex
            return (String(line[..<comma]), String(line[comma...]))
          }))
    }
    #expect(positions[0].count > 50 && positions[1]["night-shelter"] != nil)
    for (id, position) in positions[0] { #expect(positions[1][id] == position, "\(id)") }
  }
}
