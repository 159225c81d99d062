import CoalitionModel
import DatasetFixtures
import Foundation
import RecordReading
import Testing

/// What is written reads as the same dataset.
@Suite("A dataset as files") struct DatasetFilesTests {
  private static func reread(_ files: DatasetFiles) throws -> DatasetReading {
    var folder = DatasetFolder()
    folder.files = Dictionary(uniqueKeysWithValues: files.files.map { ($0.name, Data($0.bytes)) })
    return try folder.withPath { Dataset.read(folder: $0) }
  }

  private static let folder = URL(filePath: #filePath).appending(path: "../../../..").standardized.path

  private static func datasets() throws -> [Dataset] {
    try ["/Data/sanctuary", "/Tests/CoalitionQueryTests/Fixtures/harbour"].map {
      Dataset.read(folder: folder + $0).dataset
    } + (0..<20).map { try DatasetText.random(seed: $0).dataset() }
  }

  @Test("reads as it was, for every audience")
  func readsAsItWas() throws {
    for whole in try Self.datasets() {
      for audience in Visibility.allCases {
        let dataset = whole.visible(to: audience)
        let reading = try Self.reread(DatasetFiles(dataset))
        #expect(!reading.diagnostics.contains { $0.severity == .error }, "\(reading.diagnostics)")
        #expect(DatasetRows(reading.dataset) == DatasetRows(dataset))
        #expect(reading.dataset.name == dataset.name && reading.dataset.title == dataset.title)
        for (entity, again) in zip(dataset.entities, reading.dataset.entities) where entity.kind.isActor {
          #expect(entity.id == again.id && entity.name == again.name)
        }
      }
    }
  }

  @Test("is the folder byte for byte where nothing is hidden", arguments: ["/Data/sanctuary"])
  func isTheFolder(_ path: String) throws {
    let dataset = Dataset.read(folder: Self.folder + path).dataset
    for file in DatasetFiles(dataset).files {
      let original = try Data(contentsOf: URL(filePath: Self.folder + path + "/" + file.name))
      #expect(
        String(decoding: file.bytes, as: UTF8.self) == String(decoding: original, as: UTF8.self),
        "\(file.name)")
    }
  }

  @Test("is written the same way again")
  func isStable() throws {
    for dataset in try Self.datasets() {
      let files = DatasetFiles(dataset)
      let again = DatasetFiles(try Self.reread(files).dataset)
      #expect(files.files.map(\.name) == again.files.map(\.name))
      #expect(files.files.map(\.bytes) == again.files.map(\.bytes))
    }
  }

  @Test("keeps cells of any kind")
  func keepsAnyCell() throws {
    var folder = DatasetFolder()
    folder[.organizations] = """
      id,name,note,visibility,shoe size,url
      a,"Quoted ""name"", with comma","two
      lines",public,44,https://example.org
      b,=1+1,مرحبا,coalition,,
      c,  ,é,private,45,
      """
    let dataset = try folder.withPath { Dataset.read(folder: $0).dataset }
    let again = try Self.reread(DatasetFiles(dataset)).dataset
    #expect(DatasetRows(again) == DatasetRows(dataset))
    #expect(again.entities[0].note == "two\nlines")
    #expect(again.entities[1].name == "=1+1")
    #expect(again.entities[0].extra.first?.value == "44")
  }
}
