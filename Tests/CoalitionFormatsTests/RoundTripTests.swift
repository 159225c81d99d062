import CoalitionFormats
import CoalitionModel
import Foundation
import Testing

/// Every convention that is read and written, with its sidecar, gives the dataset back byte for byte.
@Suite struct RoundTripTests {
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardized.path
  static let datasets = ["/Data/sanctuary", "/Tests/CoalitionFormatsTests/Fixtures/rich"]
  static let formats = FileFormat.allCases.filter { $0.canRead && $0.canWrite }

  static func read(_ path: String) -> Dataset { Dataset.read(folder: root + path).dataset }

  /// Writes an export into a folder of its own and lends the path of the file.
  static func withFiles<Result>(
    _ export: DatasetExport, _ format: FileFormat, hasSidecar: Bool = true, _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "trip-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let target = folder.appending(path: "export" + (format.endings.first.map { "." + $0 } ?? ""))
    if format.isFolder {
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    }
    for file in export.files {
      try Data(file.bytes).write(to: file.name.isEmpty ? target : target.appending(path: file.name))
    }
    if hasSidecar, let sidecar = export.sidecar {
      let path = format.isFolder ? target.path + "/sidecar.json" : target.path + ".sidecar.json"
      try Data(sidecar).write(to: URL(filePath: path))
    }
    return try body(target.path)
  }

  static func expectSame(_ dataset: Dataset, _ original: Dataset, _ note: String) {
    let (files, expected) = (DatasetFiles(dataset).files, DatasetFiles(original).files)
    #expect(files.map(\.name) == expected.map(\.name), "\(note)")
    for (file, other) in zip(files, expected) {
      guard file.bytes != other.bytes else { continue }
      let (lines, wanted) = (Self.lines(file.bytes), Self.lines(other.bytes))
      let first = zip(lines, wanted).first { $0 != $1 }
      Issue.record(
        "\(note) \(file.name): \(lines.count) lines of \(wanted.count); \(first?.0 ?? "") for \(first?.1 ?? "")"
      )
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  @Test(arguments: formats, datasets)
  func theDatasetComesBack(_ format: FileFormat, _ path: String) throws {
    for audience in Visibility.allCases {
      let dataset = Self.read(path).visible(to: audience)
      let export = try DatasetExport(of: dataset, as: format, fileName: "export")
      try Self.withFiles(export, format) { file in
        let reading = try DatasetImport.read(file)
        // A workbook is a workbook, whoever it is for.
        #expect(reading.format == (format == .kumuXLSX ? .xlsx : format))
        #expect(!reading.hasErrors, "\(reading.diagnostics)")
        Self.expectSame(reading.dataset, dataset, "\(format) \(audience)")
      }
    }
  }

  @Test(arguments: formats) func theSameBytesTwice(_ format: FileFormat) throws {
    let dataset = Self.read(Self.datasets[1])
    let (first, second) = (
      try DatasetExport(of: dataset, as: format, fileName: "a"),
      try DatasetExport(of: dataset, as: format, fileName: "a")
    )
    #expect(first.files.map(\.bytes) == second.files.map(\.bytes))
    #expect(first.sidecar == second.sidecar)
  }

  @Test(arguments: formats) func nothingHiddenIsInTheFiles(_ format: FileFormat) throws {
    let dataset = Self.read(Self.datasets[1]).visible(to: .public)
    let export = try DatasetExport(of: dataset, as: format, fileName: "export")
    let everything = export.files.map(\.bytes) + [export.sidecar ?? []]
    for bytes in everything {
      let text = String(decoding: bytes, as: UTF8.self)
      for secret in [
        "Quiet House", "quiet-house", "hidden words", "Memo", "secret-memo", "interview", "5000",
      ] {
        #expect(!text.contains(secret), "\(format) leaks \(secret)")
      }
    }
  }

  /// Without the sidecar a file still has what a planner asks for.
  @Test(arguments: formats.filter { ![.csv, .tsv, .hxl, .followTheMoney, .pajek].contains($0) })
  func aFileAloneStillAnswers(_ format: FileFormat) throws {
    let dataset = Self.read(Self.datasets[1])
    let export = try DatasetExport(of: dataset, as: format, fileName: "export")
    try Self.withFiles(export, format, hasSidecar: false) { file in
      let reading = try DatasetImport.read(file)
      #expect(!reading.hasErrors, "\(format) \(reading.diagnostics)")
      let again = reading.dataset
      #expect(again.entities.count == dataset.entities.count)
      for entity in dataset.entities {
        let found = try #require(
          again.entities.first { $0.name == entity.name && $0.kind == entity.kind },
          "\(format) \(entity.name)")
        #expect(found.kind == entity.kind)
      }
      func said(_ dataset: Dataset) -> [String] {
        dataset.activities.map { row in
          [row.who, row.topic, row.place].map { $0.map { dataset[$0].name } ?? "-" }.joined(separator: " ")
        }.sorted()
      }
      #expect(said(again) == said(dataset), "\(format)")
      func ties(_ dataset: Dataset) -> [String] {
        dataset.relationships.filter { $0.basis == .stated }.map { tie in
          "\(dataset[tie.from].name) \(tie.kind.label) \(dataset[tie.to].name)"
        }.sorted()
      }
      #expect(ties(again) == ties(dataset), "\(format)")
    }
  }

  @Test(arguments: formats.filter { ![.dataPackage, .xlsx, .sqlite].contains($0) })
  func theReportNamesWhatIsMissing(
    _ format: FileFormat
  ) throws {
    let dataset = Self.read(Self.datasets[1])
    let report = try DatasetExport(of: dataset, as: format, fileName: "export").report
    #expect(!report.isNothing)
    #expect(report.rows == 41)
    #expect(report.losses.allSatisfy { $0.count > 0 && $0.count <= $0.total && !$0.examples.isEmpty })
  }
}
