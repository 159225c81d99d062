import GraphAlgorithms
import RecordReading
import Testing

@testable import EdgeListReading

@Suite struct ProblemTests {
  @Test func allProblemsAreListedWithTheirPlaces() throws {
    let text =
      "source,target,weight\nä,b,1\nä,b\na,b,1,2\n,b,1\na,b,x\na,b,nan\na,b,-inf\na,b,-1\na,b,\n\na,b,1e999\n"
    #expect(
      try problems(text) == [
        "3:4 2 fields | 3, one for each column",
        "4:7 4 fields | 3, one for each column",
        "5:1 nothing | the name of a source",
        "6:5 \"x\" | a weight: a number, finite and not negative",
        "7:5 \"nan\" | a weight: a number, finite and not negative",
        "8:5 \"-inf\" | a weight: a number, finite and not negative",
        "9:5 \"-1\" | a weight: a number, finite and not negative",
        "10:5 nothing | a weight: a number, finite and not negative",
        "12:5 \"1e999\" | a weight: a number, finite and not negative",
      ])
  }

  @Test(arguments: ["", "\n\n", "\u{FEFF}", "# only a comment\n"])
  func anEmptyFile(text: String) throws {
    #expect(
      try problems(text) == [
        "0:0 no line with text | a header line such as source,target or source,target,weight"
      ])
  }

  @Test func headers() throws {
    #expect(
      try problems("1,2\n3,4\n") == [
        "1:1 \"1,2\" | a header line such as source,target or source,target,weight"
      ])
    #expect(
      try problems("# x\nsource,tarket\n1,2\n") == [
        "2:1 the header \"source,tarket\" without target | a header line such as source,target or source,target,weight"
      ])
    #expect(
      try problems("source,target,from\n") == [
        "1:15 a second column for source: \"from\" | one of source, from"
      ])
    #expect(try problems("1,2,3,4\n", header: false).count == 1)
  }

  @Test func quotes() throws {
    #expect(
      try problems("source,target\n1,\"2\n3,4\n") == [
        "2:3 a quote that is never closed | a closing quote"
      ])
    #expect(
      try problems("source,target\n\"1\nx\"y,2\n3\"4,5\n") == [
        "3:3 text after the closing quote | a separator or the end of the line",
        "4:2 a quote inside a field without quotes | quotes round the whole field, or none",
      ])
  }

  @Test func namesThatAreNoNames() throws {
    var bytes = Array("source,target\n 1,2\n\" 1\",2\n 1,2\na\0b,c\n".utf8)
    bytes += [0x61, 0xE9, 0x2C, 0x62, 0x0A]
    #expect(
      try problems(bytes) == [
        "2:1 spaces around \" 1\" | the name of a source", "4:1 spaces around \" 1\" | the name of a source",
        "5:1 a NUL byte (0x00) | text in UTF-8", "6:1 bytes that are not UTF-8 | text in UTF-8",
      ])
  }

  @Test func filesThatCannotBeRead() throws {
    func found(_ path: String) -> String {
      do throws(EdgeListError<Never>) {
        _ = try EdgeListFile.read(contentsOf: path)
        return "a graph"
      } catch {
        guard case .problems(let problems) = error else { return "" }
        return problems.map(\.found).joined()
      }
    }
    #expect(found("/nowhere/at/all.csv") == "no such file")
    #expect(found("/tmp") == "a folder")
    #expect(
      try problems([0xFF, 0xFE, 0x31, 0]) == ["1:1 a byte order mark of UTF-16 or UTF-32 | text in UTF-8"])
    #expect(try problems([0x50, 0x4B, 3, 4]).count == 1)
  }

  @Test func afterAThousandProblemsTheRestIsCounted() throws {
    let lines = try problems("source,target\n" + String(repeating: "1\n", count: 1_500))
    #expect(lines.count == 1_001)
    #expect(lines.last == "0:0 500 more problems | none")
  }

  @Test func aSumOfWeightsBeyondADouble() throws {
    #expect(try problems("source,target,weight\n1,2,1e308\n1,3,1e308\n").count == 1)
  }

  @Test(arguments: [3, 4]) func moreEdgesThanFit(rows: Int) throws {
    let text = "source,target\n" + String(repeating: "1,2\n", count: rows) + "\n"
    try withFile(Array(text.utf8)) { path in
      let options = ReadingOptions(
        format: .edges, path: path, file: "x", hasHeader: true, threads: 1, rowLimit: 3)
      do throws(EdgeListError<Never>) {
        let scanner = try EdgeScanner.read(options, checkpoint: .none)
        #expect(scanner.rows == rows)
        #expect(rows == 3)
      } catch {
        #expect(error.description.hasPrefix("x:5:1: error: found more than 3 edges"))
        #expect(rows == 4)
      }
    }
  }
}
