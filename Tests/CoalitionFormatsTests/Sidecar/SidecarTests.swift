import CoalitionFormats
import CoalitionModel
import GraphExchange
import Foundation
import RecordReading
import Testing

/// What happens to a file and its sidecar on their way through other hands.
@Suite struct SidecarTests {
  private static func withExport<Result>(_ body: (String) throws -> Result) throws -> Result {
    let dataset = RoundTripTests.read("/Tests/CoalitionFormatsTests/Fixtures/rich")
    let export = try DatasetExport(of: dataset, as: .gephiCSV, fileName: "export")
    return try RoundTripTests.withFiles(export, .gephiCSV, body)
  }

  private static func edit(_ path: String, _ change: (String) -> String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try change(text).write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func whatSomebodyChangedStaysChanged() throws {
    try Self.withExport { folder in
      try Self.edit(folder + "/nodes.csv") {
        $0.replacing("Harbour,harbour,city", with: "Haven,harbour,city") + "Newcomer,newcomer,organization\n"
      }
      let reading = try DatasetImport.read(folder)
      let dataset = reading.dataset
      #expect(dataset.entity(id: "newcomer").map { dataset[$0].name } == "Newcomer")
      // What only the sidecar knows is still there.
      #expect(dataset.decisions.count == 2 && dataset.denials.count == 1)
      #expect(dataset.entity(id: "harbour").map { dataset[$0].name } == "Haven")
    }
  }

  @Test func whatSomebodyTookOutStaysOut() throws {
    try Self.withExport { folder in
      try Self.edit(folder + "/edges.csv") { text in
        text.split(separator: "\n").filter { !$0.contains("mentors") }.joined(separator: "\n") + "\n"
      }
      let reading = try DatasetImport.read(folder)
      #expect(!reading.hasErrors)
      #expect(!reading.dataset.statements.contains { $0.contains("mentors") })
    }
  }

  @Test func aFileMayGetAnotherName() throws {
    let dataset = RoundTripTests.read("/Tests/CoalitionFormatsTests/Fixtures/rich")
    let export = try DatasetExport(of: dataset, as: .kumuJSON, fileName: "first.kumu.json")
    try withScratch([
      "second.json": export.files[0].bytes, "second.json.sidecar.json": export.sidecar ?? [],
    ]) { folder in
      RoundTripTests.expectSame(try DatasetImport.read(folder + "/second.json").dataset, dataset, "renamed")
    }
  }

  @Test(arguments: [
    "", "{", "[]", #"{"coalition-sidecar": 2}"#, #"{"coalition-sidecar": 1, "name": "a"}"#,
    #"{"coalition-sidecar": 1, "name": "a", "title": "b", "tables": {"people": {}}}"#,
  ])
  func whatIsNoSidecarIsRefused(_ text: String) throws {
    try withScratch(["a.csv": Array("name\nA\n".utf8), "a.csv.sidecar.json": Array(text.utf8)]) { folder in
      #expect(throws: Diagnostic.self) { try DatasetImport.read(folder + "/a.csv") }
      #expect(throws: Never.self) { try DatasetImport.read(folder + "/a.csv", usesSidecar: false) }
    }
  }

  @Test func aSidecarCannotNameFilesElsewhere() throws {
    let sidecar = #"""
      {"coalition-sidecar": 1, "of": "a.csv", "name": "a", "title": "b",
       "layout": {"columns": {"organizations": ["id", "name"]}, "derivedPlaces": 0, "denialRows": [],
         "files": {"organizations": "../../evil.csv", "topics": "/etc/evil.csv", "cities": "towns.csv"}},
       "tables": {"organizations": {"columns": ["id", "name"]}}}
      """#
    try withScratch(["a.csv": Array("name\nA\n".utf8), "a.csv.sidecar.json": Array(sidecar.utf8)]) { folder in
      let dataset = try DatasetImport.read(folder + "/a.csv").dataset
      #expect(DatasetFiles(dataset).files.allSatisfy { !$0.name.contains("/") })
    }
  }
}
