import Foundation
import Testing

/// What is typed wrongly ends with code 2 and a sentence on standard error, and nothing on standard output.
@Suite struct MisuseTests {
  @Test(arguments: [
    (["--nope"], "--nope"), (["nope"], "nope"), (["who", "--nope"], "--nope"),
    (["who", "health", "--seed", "x"], "--seed"),
    (["who", "health", "--seed", "-1"], "'-1' is invalid for '--seed"),
    (["who", "health", "--seed", "99999999999999999999"], "--seed"),
    (["who", "health", "--format", "xml"], "'table', 'json', 'csv' or 'markdown'"),
    (["who", "health", "--audience", "all"], "'public', 'coalition' or 'private'"),
    (["who"], "say on what, or where"), (["who", "health", "--within", "10"], "--within needs --in"),
    (["who", "health", "--in", "Toronto", "--within", "-1"], "--within takes kilometres"),
    (["who", "health", "--in", "Toronto", "--within", "nan"], "--within takes kilometres"),
    (["who", "health", "--in", "Toronto", "--within", "far"], "--within"),
    (
      ["who", "health", "--since", "yesterday"],
      "'yesterday' is not a date; write 2014, 2014-03 or 2014-03-09."
    ),
    (["who", "health", "--since", "2014-02-30"], "'2014-02-30' is not a date"),
    (["who", "health", "--kind", "city"], "--kind takes organization, campaign or report, not 'city'."),
    (["who", "health", "--in", "health"], "There is no place 'health'"),
    (["who", "Toronto"], "There is no topic 'Toronto'"),
    (["where", "health", "education"], "where takes one topic"), (["where"], "TOPIC"), (["what"], "name"),
    (["show"], "name"), (["connect", "Mijente"], "to"),
    (["connect", "Mijente", "mijente"], "both ends are Mijente; name two."),
    (["connect", "Mijente", "AMSSA", "--paths", "0"], "--paths takes a number above 0."),
    (["connect", "Mijente", "AMSSA", "--paths", "-3"], "--paths takes a number above 0."),
    (["brokers", "--top", "0"], "--top takes a number above 0."),
    (["brokers", "--top", "-1"], "--top takes a number above 0."),
    (["clusters", "--resolution", "0"], "--resolution takes a number above 0."),
    (["clusters", "--resolution", "-1"], "--resolution takes a number above 0."),
    (["clusters", "--resolution", "inf"], "--resolution takes a number above 0."),
    (["draw", "network"], "--output"), (["draw", "nothing"], "nothing"),
    (["draw", "network", "-o", "x.gif"], "end the file name in .svg, .png, .pdf or .dot"),
    (["draw", "network", "-o", "svg"], "end the file name in .svg, .png, .pdf or .dot"),
    (["draw", "network", "-o", "a.svg/x"], "end the file name in .svg, .png, .pdf or .dot"),
    (["draw", "network", "-o", ""], "end the file name in .svg, .png, .pdf or .dot"),
    (["draw", "network", "-o", "x.svg", "--limit", "0"], "--limit takes a number above 0."),
    (["draw", "network", "-o", "x.svg", "--limit", "-5"], "--limit takes a number above 0."),
    (["draw", "around", "Mijente", "-o", "x.svg", "--limit", "0"], "--limit takes a number above 0."),
    (["draw", "around", "Mijent!", "-o", "x.svg", "--deadline", "0"], "--deadline takes seconds"),
    (["draw", "around", "Nobody Known", "-o", "x.svg"], "There is no name 'Nobody Known'"),
    (["draw", "connection", "Mijente", "Mijente", "-o", "x.svg"], "both ends are Mijente"),
    (
      ["draw", "connection", "Mijente", "AMSSA", "-o", "x.svg", "--paths", "-1"],
      "--paths takes a number above 0."
    ),
    (["draw", "cluster", "-o", "x.svg"], "<number>"),
    (["draw", "cluster", "1", "2", "-o", "x.svg"], "give one number"),
    (["draw", "cluster", "--neat", "1", "-o", "x.svg"], "Unknown option '--neat'"),
    (
      ["draw", "cluster", "one", "-o", "x.svg"],
      "'one' is no number of a cluster; they are numbered from 1 to 4"
    ),
    (["draw", "cluster", "-1", "-o", "x.svg"], "there is no cluster -1; they are numbered from 1 to 4"),
    (["draw", "cluster", "0", "-o", "x.svg"], "there is no cluster 0; they are numbered from 1 to 4"),
    (["draw", "cluster", "99", "-o", "x.svg"], "there is no cluster 99; they are numbered from 1 to 4"),
    (
      ["draw", "cluster", "99999999999999999999", "-o", "x.svg"],
      "there is no cluster 99999999999999999999; they are numbered from 1 to 4"
    ),
    (["draw", "cluster", "1", "-o", "x.svg", "--limit", "0"], "--limit takes a number above 0."),
    (["draw", "coverage", "-o", "x.svg", "--rows", "0"], "--rows takes a number above 0."),
    (["draw", "coverage", "-o", "x.svg", "--columns", "-2"], "--columns takes a number above 0."),
    (["draw", "coverage", "-o", "x.svg", "--topic", "Toronto"], "There is no topic 'Toronto'"),
    (["draw", "coverage", "-o", "x.svg", "--in", "health"], "There is no place 'health'"),
    (["draw", "coverage", "-o", "x.svg", "--page", "b9"], "'b9' is no size of paper"),
    (["draw", "timeline", "-o", "x.svg", "--limit", "-3"], "--limit takes a number above 0."),
    (["draw", "timeline", "-o", "x.svg", "--since", "soon"], "'soon' is not a date"),
    (
      ["draw", "timeline", "-o", "x.svg", "--since", "2020", "--until", "2010"],
      "--since 2020 lies after --until 2010"
    ),
    (["draw", "timeline", "-o", "x.svg", "--topic", "Toronto"], "There is no topic 'Toronto'"),
    (["draw", "timeline"], "--output"),
  ])
  func `Exit code 2, and what was expected`(words: [String], says: String) async throws {
    try await withScratch { scratch in
      let outcome = try await Command.run(
        "coalition", words, in: scratch.folder, environment: ["COALITION_DATA": Command.sanctuary])
      #expect(outcome.code == 2)
      #expect(outcome.out == "")
      #expect(outcome.err.contains(says), "\(outcome.err)")
      #expect(try scratch.names() == [])
    }
  }

  @Test(arguments: [
    ["--help"], ["help", "who"], ["who", "--help"], ["draw", "network", "-h"], ["--version"], [],
  ])
  func `Help and version are asked for: exit code 0, on standard output`(_ words: [String]) async throws {
    let outcome = try await Command.run("coalition", words, in: Command.package)
    #expect(outcome.code == 0)
    #expect(outcome.err == "")
    #expect(!outcome.out.isEmpty)
    #expect(!outcome.out.contains("render-worker"))
  }

  @Test func `An answer that cannot be written is a failure`() async throws {
    // /dev/full takes nothing, as a full disk does.
    try await withScratch { scratch in
      for words in ["who health", "reports --format json", "summary --format csv", "--help"] {
        let outcome = try await Command.shell(
          "exec '\(Command.products.path)/coalition' \(words) > /dev/full", in: scratch.folder,
          environment: ["COALITION_DATA": Command.sanctuary])
        #expect(outcome.code == 2, "\(words)")
        #expect(outcome.err.contains("could not be written"), "\(words): \(outcome.err)")
      }
    }
  }

  @Test func `The worker is not for people, and says so`() async throws {
    let outcome = try await Command.run("coalition", ["render-worker"], in: Command.package)
    #expect(outcome.code == 2)
    #expect(outcome.out == "")
    #expect(outcome.err.contains("not for people"))
  }
}
