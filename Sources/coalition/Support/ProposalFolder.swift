import ArgumentParser
import CoalitionExtraction
import CoalitionModel
import FoundationEssentials
import RecordReading

/// The folder in which a page's proposals wait: `proposals.csv`, for a spreadsheet, and `page.json`, which says of what
/// page they are.
struct ProposalFolder {
  /// What `page.json` says.
  struct PageRecord: Codable {
    var page: String
    var title: String
    var sha256: String
    var url: String
    var accessed: String
  }

  let path: String
  var page: PageRecord
  var records: [ProposalRecord] = []

  var tablePath: String { path + "/proposals.csv" }

  /// The folder of a page within a dataset, with what is in it.
  ///
  /// Two pages of one name have folders of their own: what waits in a folder is of the same page where its proposals
  /// come up again, at least a fifth of them.
  init(dataset: String, page name: String, proposing ids: Set<String>) throws {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let parts = file.split(separator: ".")
    let stem = parts.count > 1 ? parts.dropLast().joined(separator: " ") : file
    let slug = Folding.words(stem).joined(separator: "-")
    let base = dataset + "/proposals/" + (slug.isEmpty ? "page" : slug)
    var path = base
    var number = 2
    while FileManager.default.fileExists(atPath: path + "/proposals.csv") {
      let found = try ProposalFolder(path: path, isPageNeeded: false)
      let isNamed =
        found.page.page.isEmpty || found.page.page.split(separator: "/").last.map(String.init) == file
      let known = found.records.count { ids.contains($0.id) }
      if isNamed, found.records.isEmpty || known * 5 >= min(found.records.count, ids.count) {
        self = found
        return
      }
      path = "\(base)-\(number)"
      number += 1
    }
    self.init(path: path, page: PageRecord(page: name, title: "", sha256: "", url: "", accessed: ""))
  }

  private init(path: String, page: PageRecord) {
    self.path = path
    self.page = page
  }

  /// A folder that is there.
  init(path: String, isPageNeeded: Bool = true) throws {
    self.path = path
    let description = path + "/page.json"
    let data = FileManager.default.contents(atPath: description)
    let page = data.flatMap { try? JSONDecoder().decode(PageRecord.self, from: $0) }
    guard page != nil || !isPageNeeded else {
      throw Failure("'\(description)' cannot be read; import the page again.")
    }
    self.page = page ?? PageRecord(page: "", title: "", sha256: "", url: "", accessed: "")
    guard let bytes = FileManager.default.contents(atPath: path + "/proposals.csv") else {
      throw Failure("'\(path)/proposals.csv' cannot be read; import the page again.")
    }
    let (records, problems) = ProposalTable.decode(Array(bytes), file: path + "/proposals.csv")
    let errors = problems.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw Failure(
        ([errors.count == 1 ? "a problem in the proposals:" : "\(errors.count) problems in the proposals:"]
          + errors.prefix(20).map(\.description)).joined(separator: "\n"))
    }
    self.records = records
  }

  /// The folders of a dataset, by name.
  static func all(in dataset: String) throws -> [ProposalFolder] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: dataset + "/proposals")) ?? [])
      .sorted()
    return try names.map { dataset + "/proposals/" + $0 }
      .filter { FileManager.default.fileExists(atPath: $0 + "/proposals.csv") }
      .map { try ProposalFolder(path: $0) }
  }

  func write() throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure("cannot make the folder '\(path)': name a dataset that you can write to.")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try FileWriting.write(Array(try encoder.encode(page)) + [10], to: path + "/page.json")
    try FileWriting.write(ProposalTable.encode(records), to: tablePath)
  }

  /// Puts what was accepted into the dataset; answers how many rows went in and what could not.
  mutating func enter(into folder: String, by: String) throws -> (
    rows: Int, waiting: [(record: ProposalRecord, reason: String)]
  ) {
    let reading = Dataset.read(folder: folder)
    let errors = reading.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw Failure(
        "the dataset '\(folder)' has \(errors.count) error\(errors.count == 1 ? "" : "s"); mend what `coalition check --data \(folder)` lists first."
      )
    }
    let entering = Entering(
      records,
      from: .init(
        name: page.page, title: page.title, digest: page.sha256, url: page.url,
        accessed: PartialDate(page.accessed)),
      into: reading.dataset, by: by,
      contents: { file in FileManager.default.contents(atPath: folder + "/" + file).map { Array($0) } ?? [] })
    for file in entering.files { try FileWriting.write(file.bytes, to: folder + "/" + file.file) }
    records = entering.records
    try write()
    return (entering.rowCount, entering.waiting)
  }
}

/// A dataset that is not there yet.
enum DatasetFounding {
  /// Makes a dataset without rows in a folder that has none.
  static func found(_ folder: String) throws {
    guard !FileManager.default.fileExists(atPath: folder + "/datapackage.json") else { return }
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
      !$0.hasPrefix(".")
    }
    guard names.isEmpty else {
      throw Failure(
        "'\(folder)' is no dataset: it has other files but no datapackage.json. Name a dataset, or a new folder."
      )
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure("cannot make the folder '\(folder)': name one that you can write to.")
    }
    let title = folder.split(separator: "/").last.map(String.init) ?? folder
    let name = Folding.words(title).joined(separator: "-")
    for table in TableName.allCases {
      try FileWriting.write(
        CSVEncoder().encode([ProposalColumns.of(table)]), to: folder + "/" + table.file)
    }
    try FileWriting.write(
      DatasetFiles.descriptor(name: name.isEmpty ? "dataset" : name, title: title),
      to: folder + "/datapackage.json")
  }
}
