import ArgumentParser
import CoalitionAnalysis
import CoalitionDiagrams
import CoalitionLinking
import CoalitionModel
import CoalitionQuery
import FoundationEssentials
import GraphAlgorithms
import GraphvizRendering

struct Pack: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "A folder for a meeting: pictures, directory, gaps, changes, sources, and a sheet for each to correct.",
    discussion: """
      Only what the audience may see is in it. The same data gives the same bytes. Forms that come back filled in are
      read with `coalition import FORM.csv --into DATASET`.
        coalition pack june --audience coalition --since ../packs/may
      """)

  @Argument(help: "The folder to write: a new one, or that of an earlier pack, which is replaced.")
  var folder: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What to tell the changes from: an earlier pack, or a dataset folder as it was.", valueName: "folder"))
  var since: String?

  @Option(name: .long, help: "Only work on this topic, with what lies below it; may be given again.")
  var topic: [String] = []

  @Option(
    name: .customLong("in"), help: "Only work in this place, with what lies within it; may be given again.")
  var place: [String] = []

  @Option(name: .long, help: "The heading of the front page; left out: the title of the dataset.")
  var title: String?

  @Option(name: .long, help: "The format of the pictures: svg or pdf.")
  var pictures: PictureFormat = .svg

  @Option(
    name: .long, help: "The paper on which the pictures must be readable: a4, a3, letter, tabloid or free.",
    transform: DrawOptions.pageSize)
  var page: PageSize = .a3

  @Flag(name: .long, help: "Write over files of an earlier pack that somebody has changed since.")
  var overwrite = false

  @OptionGroup var data: DataOptions

  enum PictureFormat: String, ExpressibleByArgument, CaseIterable {
    case svg, pdf
  }

  func run() async throws {
    guard !folder.isEmpty else { throw Failure("name the folder of the pack.") }
    var target = try PackFolder(folder)
    try target.checkIsFree(isOverwriting: overwrite)
    let (dataset, diagnostics) = try data.open()
    let earlier = try since.map(earlierDataset)
    var generator = SeededGenerator(seed: data.seed)
    let clusters = try Watch.clusters(of: dataset, using: &generator).clusters
    let graph = EntityGraph(dataset)
    let understanding = Understanding(dataset: dataset)
    let topics = try topic.map { try understanding.entity($0, [.topic], what: "topic") }
    let places = try place.map(understanding.place)
    let pages = PackPages(
      dataset: dataset, audience: data.audience, clusters: clusters, topics: topics, places: places)
    var files: [(name: String, bytes: [UInt8])] = []
    var notes: [String] = []
    func add(_ name: String, _ lines: [String]) { files.append((name, PackPages.bytes(lines))) }

    let drawing = try Drawing(
      format: pictures == .svg ? .svg : .pdf, page: page, theme: .print, seed: data.seed, deadline: 120)
    func draw(
      _ name: String, _ diagram: Diagram, from before: Diagram? = nil
    ) async throws -> [String] {
      guard !diagram.nodes.isEmpty else { return [] }
      Terminal.progress("Drawing the \(name)…")
      defer { Terminal.progress("") }
      let file = "\(name).\(pictures.rawValue)"
      let start = try await before.asyncMap {
        try await drawing.draw($0) { DrawOptions.fileName(file, ofPage: $0) }
      }
      let picture = try await drawing.draw(
        diagram, at: start?.positions ?? [:], start?.atlas ?? DrawnPages()
      ) { DrawOptions.fileName(file, ofPage: $0) }
      guard picture.format == drawing.format else {
        throw Failure("Graphviz did not draw the \(name) as \(pictures.rawValue); try --pictures svg.")
      }
      notes += picture.notes.map { "\(name): \($0)" }
      let names = picture.files.indices.map { DrawOptions.fileName(file, ofPage: $0 + 1) }
      for (name, bytes) in zip(names, picture.files) { files.append((name, bytes)) }
      return names
    }

    var drawn = [
      (words: "The network", files: try await draw("network", .network(graph, clusters, limit: 2000))),
      (
        words: "The map: who works where",
        files: try await draw(
          "map", .map(graph: graph, clusters: clusters, topics: topics, places: places, limit: nil))
      ),
      (
        words: "The coverage as a picture",
        files: try await draw(
          "coverage",
          .coverage(dataset, topics: topics, places: places, page: page, rowLimit: nil, columnLimit: nil))
      ),
    ]
    var changed: String?
    if let earlier {
      let changes = try Changes(
        from: (earlier, "the earlier pack"), to: (dataset, "this one"), seed: data.seed,
        diagnostics: diagnostics
      ).printout()
      add("changes.md", changes.page())
      files.append(("changes.csv", changes.csv()))
      changed = changes.closing
      generator = SeededGenerator(seed: data.seed)
      let old = (
        graph: EntityGraph(earlier), clusters: try Watch.clusters(of: earlier, using: &generator).clusters
      )
      drawn.append(
        (
          words: "The changes as a picture",
          files: try await draw(
            "changes", .changes(from: old, to: (graph: graph, clusters: clusters), limit: 250),
            from: .network(old.graph, old.clusters, limit: 250))
        ))
    }
    let responder = Responder("pack", (dataset, diagnostics), as: .markdown)
    let question = GapsQuestion(topics: topics, places: places)
    let grid = responder.grid(question)
    add("coverage.md", grid.page())
    files.append(("coverage.csv", grid.csv()))
    let gaps = responder.gaps(question)
    add("gaps.md", gaps.page())
    files.append(("gaps.csv", gaps.csv()))
    add("directory.md", pages.directory())
    add("sources.md", pages.sources())
    for who in pages.actors {
      let (page, form) = pages.sheet(who)
      add(PackPages.sheetName(dataset[who].id), page)
      files.append((PackPages.formName(dataset[who].id), form))
    }
    for file in DatasetFiles(try data.openToHandOn()).files {
      files.append(("data/" + file.name, file.bytes))
    }
    add("README.md", pages.front(title: title ?? dataset.title, pictures: drawn, changes: changed))
    try target.write(files, dataset: dataset.name, audience: data.audience)
    for note in notes { StandardError.print("coalition: " + note) }
    print(
      Terminal.safe(
        "\(folder): \(files.count) files, as \(data.audience.rawValue) may see them. Begin with \(folder)/README.md."
      ))
    if let changed { print(Terminal.safe("Since \(since ?? ""): \(changed)")) }
    if dataset.entities.isEmpty { throw ExitCode.nothingFound }
  }

  /// The dataset in an earlier pack, or as a folder of its own, as this audience may see it.
  private func earlierDataset(_ folder: String) throws -> Dataset {
    let pack = try PackFolder(folder)
    guard let manifest = pack.manifest else {
      return try data.openEarlier(folder)
    }
    guard manifest.audience == data.audience.rawValue else {
      throw Failure(
        "the pack '\(folder)' is for another audience (\(manifest.audience)), so everything that only one of the two may see would count as changed; name a pack for \(data.audience.rawValue)."
      )
    }
    return try data.openEarlier(folder + "/data")
  }
}

extension Optional {
  fileprivate func asyncMap<Result>(_ transform: (Wrapped) async throws -> Result) async throws -> Result? {
    guard let self else { return nil }
    return try await transform(self)
  }
}
