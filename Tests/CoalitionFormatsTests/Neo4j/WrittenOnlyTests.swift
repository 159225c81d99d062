import CoalitionFormats
import CoalitionModel
import DocumentReading
import Foundation
import RecordReading
import Testing

/// What is written for others and never read here: Neo4j's import and linked data.
@Suite struct WrittenOnlyTests {
  @Test(arguments: RoundTripTests.datasets) func everyEndOfARelationshipIsANode(_ path: String) throws {
    let export = try DatasetExport(of: RoundTripTests.read(path), as: .neo4j, fileName: "neo4j")
    #expect(export.sidecar == nil)
    var ids: [String: Set<String>] = [:]
    let tables = export.files.filter { $0.name.hasSuffix(".csv") }.map { file in
      (name: file.name, table: CSVTable(bytes: file.bytes, file: file.name))
    }
    func group(_ header: String) throws -> String {
      String(try #require(header.split(separator: "(").last).dropLast())
    }
    for (name, table) in tables {
      #expect(table.diagnostics == [])
      guard !name.hasPrefix("ties-") else { continue }
      #expect(table.header.first?.contains(":ID(") == true && table.header.last == ":LABEL")
      for record in 0..<table.recordCount {
        #expect(ids[try group(table.header[0]), default: []].insert(table.text(record, 0)).inserted)
      }
    }
    for (name, table) in tables where name.hasPrefix("ties-") {
      #expect(table.header.last == ":TYPE")
      for record in 0..<table.recordCount {
        #expect(ids[try group(table.header[0])]?.contains(table.text(record, 0)) == true, "\(name)")
        #expect(ids[try group(table.header[1])]?.contains(table.text(record, 1)) == true, "\(name)")
        #expect(table.text(record, table.header.count - 1).allSatisfy { $0.isUppercase || $0 == "_" })
      }
    }
    let command = try #require(export.files.first { $0.name == "import-command.txt" })
    for (name, _) in tables { #expect(String(decoding: command.bytes, as: UTF8.self).contains("=\(name)")) }
  }

  @Test(arguments: RoundTripTests.datasets) func everyReferenceOfLinkedDataIsThere(_ path: String) throws {
    let dataset = RoundTripTests.read(path)
    let export = try DatasetExport(of: dataset, as: .jsonLD, fileName: "a.jsonld")
    let document = try JSONValue.read(export.files[0].bytes, file: "a.jsonld")
    let parts = try #require(document["hasPart"]?.array)
    let ids = Set(parts.compactMap { $0["@id"]?.string })
    #expect(ids.count == parts.count)
    #expect(parts.count == dataset.entities.count + dataset.sources.count + dataset.activities.count)
    func references(_ value: JSONValue) -> [String] {
      if let list = value.array { return list.flatMap(references) }
      guard let object = value.object else { return [] }
      let own = object.members.count == 1 ? object["@id"]?.string : nil
      return (own.map { [$0] } ?? []) + object.members.flatMap { references($0.value) }
    }
    #expect(Set(references(.array(parts))).subtracting(ids).isEmpty)
  }

  @Test func theyAreNotRead() throws {
    for format in [FileFormat.neo4j, .jsonLD] {
      #expect(throws: Diagnostic.self) { try read("a.txt", "x", as: format) }
    }
    for format in [FileFormat.hsds, .edgeList] {
      let dataset = RoundTripTests.read("/Data/sanctuary")
      #expect(throws: Diagnostic.self) { try DatasetExport(of: dataset, as: format, fileName: "a") }
    }
  }
}
