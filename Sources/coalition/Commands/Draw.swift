import ArgumentParser
import CoalitionAnalysis
import CoalitionDiagrams
import CoalitionLinking
import CoalitionModel
import FoundationEssentials
import GraphAlgorithms
import GraphvizRendering

struct Draw: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Diagrams to print and share, as SVG, PNG, PDF or DOT.",
    subcommands: [
      DrawNetwork.self, DrawAround.self, DrawConnection.self, DrawClusters.self, DrawCluster.self,
      DrawCoverage.self, DrawTimeline.self, DrawMap.self, DrawPlan.self, DrawChanges.self,
    ])
}

/// What every diagram takes.
struct DrawOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write; the ending chooses: .svg, .png, .pdf or .dot.", valueName: "file"))
  var output: String

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Seconds after which Graphviz is stopped. Our own layout takes over from an engine of its, and a plainer SVG from its drawing; where another format was asked for, that SVG stands beside it and the exit code is 2.",
      valueName: "seconds"))
  var deadline: Double = 30

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The paper on which it must be readable; what cannot be gets several pages, a network as an atlas. 'free' is one page of any size.",
      valueName: "size"),
    transform: Self.pageSize)
  var page: PageSize = .a3

  @Option(name: .long, help: "The light in which it will be read: light, dark or print.")
  var theme: ThemeOption = .light

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where nodes were: an SVG drawn before, moved about in Inkscape or not, or what --save-positions wrote. What is there stays there.",
      valueName: "file"))
  var positions: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Write where the nodes are, as a CSV for --positions.", valueName: "file.csv"))
  var savePositions: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write the diagram in words too, for those who read with their ears.", valueName: "file"))
  var twin: String?

  @OptionGroup var data: DataOptions

  static func pageSize(_ name: String) throws -> PageSize {
    guard let size = PageSize(rawValue: name.lowercased()) else {
      throw ValidationError(
        "'\(name)' is no size of paper; one of \(PageSize.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return size
  }

  func format() throws -> OutputFormat {
    guard deadline > 0, deadline <= 86_400 else {
      throw Failure("--deadline takes seconds, above 0 and at most 86400.")
    }
    let name = output.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), let format = OutputFormat(fileExtension: String(name[dot...]))
    else {
      throw Failure("'\(output)' does not say which format; end the file name in .svg, .png, .pdf or .dot.")
    }
    return format
  }

  /// The dataset linked and clustered, with the warnings of its reading left aside.
  func open() throws -> Network {
    let (dataset, _) = try data.open()
    var generator = SeededGenerator(seed: data.seed)
    let (links, clusters) = try Watch.clusters(of: dataset, using: &generator)
    return Network(dataset: dataset, links: links, graph: EntityGraph(dataset), clusters: clusters)
  }

  struct Network {
    let dataset: Dataset
    let links: LinkGraph
    let graph: EntityGraph
    let clusters: ClusterAnalysis
  }

  /// Where the nodes were in an earlier drawing, if one was named.
  private func knownPositions(of diagram: Diagram) throws -> (positions: [String: Point], atlas: DrawnPages) {
    guard let positions else { return ([:], DrawnPages()) }
    guard let data = FileManager.default.contents(atPath: positions) else {
      throw Failure("cannot read '\(positions)'; name an SVG or CSV file that was written before.")
    }
    let atlas = try knownPages(of: diagram)
    if !atlas.pages.isEmpty {
      let names = Set(diagram.nodes.map(\.id))
      tell(
        names.subtracting(atlas.nodes).sorted(),
        "nodes of the diagram are not in it and come to their neighbors' pages")
      tell(atlas.nodes.subtracting(names).sorted(), "of its nodes are not in the diagram and are left aside")
      return ([:], atlas)
    }
    let found = try read(Array(data), from: positions, nodes: diagram.nodes.map(\.id))
    tell(found.missing, "nodes of the diagram are not in it and get a place near their neighbors")
    tell(found.unknown, "of its nodes are not in the diagram and are left aside")
    return (found.positions, DrawnPages())
  }

  /// The pages of an earlier atlas, if one was named.
  private func knownPages(of diagram: Diagram) throws -> DrawnPages {
    guard let positions, let first = FileManager.default.contents(atPath: positions) else {
      return DrawnPages()
    }
    do throws(BrokenFile) {
      if positions.lowercased().hasSuffix(".csv") {
        return try DrawnPages(csv: Array(first), file: positions)
      }
      var files = [(bytes: Array(first), file: positions)]
      while true {
        let name = Self.fileName(positions, ofPage: files.count + 1)
        guard let page = FileManager.default.contents(atPath: name) else { break }
        files.append((Array(page), name))
      }
      return try DrawnPages(svgs: files)
    } catch {
      throw Failure(error.diagnostics.map { "\($0)" }.joined(separator: "\n"))
    }
  }

  private func read(_ bytes: [UInt8], from file: String, nodes: [String]) throws -> DrawnPositions {
    do throws(BrokenFile) {
      return file.lowercased().hasSuffix(".csv")
        ? try DrawnPositions(csv: bytes, nodes: nodes, file: file)
        : try DrawnPositions(svg: bytes, nodes: nodes, file: file)
    } catch {
      throw Failure(error.diagnostics.map { "\($0)" }.joined(separator: "\n"))
    }
  }

  private func tell(_ names: [String], _ what: String) {
    guard !names.isEmpty else { return }
    let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
    StandardError.print(Terminal.safe("coalition: \(positions ?? ""): \(names.count) \(what): \(shown)"))
  }

  /// The first page has the name that was asked for, further ones its number before the ending.
  static func fileName(_ output: String, ofPage page: Int) -> String {
    guard page > 1, let dot = output.lastIndex(of: ".") else { return output }
    return "\(output[..<dot])-\(page)\(output[dot...])"
  }

  /// Where a picture goes that was to have another format; a file of the person's own is not called so.
  private static func svgName(for output: String) -> String {
    output.hasSuffix(".svg") ? output : output + ".svg"
  }

  /// The page as one beside it names it.
  private func links(toPage page: Int) -> String {
    // Only pages in SVG name each other's files.
    let name = Self.fileName(Self.svgName(for: output), ofPage: page)
    return name.lastIndex(of: "/").map { String(name[name.index(after: $0)...]) } ?? name
  }

  /// Draws in a child process and writes the file whole; ends with exit code 1 where there is nothing on it.
  ///
  /// - Parameters:
  ///   - shorter: The same with ever less on it: the first that can be read on the page is drawn.
  ///   - standingAs: A diagram that is laid out first, and whose nodes stay where they come to stand in it.
  func write(
    _ diagram: Diagram, shorter: [Diagram] = [], isEmpty: Bool? = nil, standingAs earlier: Diagram? = nil
  ) async throws {
    let format = try format()
    var diagram = diagram
    var shorter = shorter[...]
    Terminal.progress("Drawing…")
    var known = try knownPositions(of: diagram)
    let drawing = try Drawing(
      format: format, page: page, theme: theme.theme, seed: data.seed, deadline: deadline)
    func draw(
      _ diagram: Diagram, _ positions: [String: Point], _ atlas: DrawnPages
    ) async throws -> DiagramComposer.Picture {
      try await drawing.draw(diagram, at: positions, atlas) { links(toPage: $0) }
    }
    if let earlier {
      let drawn = try await draw(earlier, [:], DrawnPages())
      known = (drawn.positions, drawn.atlas)
    }
    var picture = try await draw(diagram, known.positions, known.atlas)
    while page != .free, picture.smallestText < DiagramComposer.smallestTextSize - 0.01,
      let next = shorter.popFirst()
    {
      diagram = next
      picture = try await draw(diagram, known.positions, known.atlas)
    }
    Terminal.progress("")
    for note in picture.notes { StandardError.print("coalition: " + note) }
    let least = picture.smallestText
    if page != .free, !diagram.nodes.isEmpty, least < 6.95 {
      StandardError.print(
        "coalition: the smallest words are \((least * 10).rounded() / 10) points high on \(page.rawValue), too small to read; ask for less, or for a larger --page."
      )
    }
    let isAsAsked = picture.format == format
    let output = isAsAsked ? output : Self.svgName(for: output)
    for (index, bytes) in picture.files.enumerated() {
      try FileWriting.write(bytes, to: Self.fileName(output, ofPage: index + 1))
    }
    if let savePositions {
      let atlas = picture.atlas
      let table = atlas.pages.isEmpty ? DrawnPositions.csv(picture.positions) : atlas.csv()
      try FileWriting.write(table, to: savePositions)
    }
    if let twin { try FileWriting.write(Array(DiagramTwin.text(of: diagram).utf8), to: twin) }
    print(Terminal.safe("\(output): \(diagram.title), \(diagram.summary)"))
    if picture.files.count > 1 {
      // A table and a time line go on from page to page, others begin with an overview.
      let goesOn = [.table, .timeline].contains(diagram.placements.first)
      let first = goesOn ? "This is page 1, further" : "An atlas: this is the overview, its"
      print(Terminal.safe("\(first) pages are up to \(Self.fileName(output, ofPage: picture.files.count))."))
    }
    if !diagram.caption.isEmpty { print(Terminal.safe(diagram.caption)) }
    guard isAsAsked else {
      throw Failure("'\(self.output)' was not written; what was drawn without Graphviz is in '\(output)'.")
    }
    if isEmpty ?? diagram.nodes.isEmpty { throw ExitCode.nothingFound }
  }
}

/// The themes by the names that people type.
enum ThemeOption: String, ExpressibleByArgument, CaseIterable {
  case light, dark, print

  var theme: Theme {
    switch self {
    case .light: .light
    case .dark: .dark
    case .print: .print
    }
  }
}

struct DrawNetwork: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network", abstract: "The whole network: who works on what, where, and how they are tied.")

  @Option(
    name: .long, parsing: .unconditional,
    help: "How many entities at most; what is not drawn is counted on the picture.")
  var limit: Int = 2000

  @OptionGroup var options: DrawOptions

  func run() async throws {
    _ = try options.format()
    guard limit > 0 else { throw Failure("--limit takes a number above 0.") }
    let network = try options.open()
    try await options.write(.network(network.graph, network.clusters, limit: limit))
  }
}

struct DrawAround: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "around", abstract: "One entity, what it works on, and who shares it.")

  @Argument(help: "Anything in the dataset.")
  var name: String

  @Option(name: .long, parsing: .unconditional, help: "How many entities at most around it.")
  var limit: Int = 40

  @OptionGroup var options: DrawOptions

  func run() async throws {
    _ = try options.format()
    guard limit > 0 else { throw Failure("--limit takes a number above 0.") }
    let network = try options.open()
    let entity = try Understanding(dataset: network.dataset).entity(name)
    try await options.write(.around(entity, network.graph, network.clusters, limit: limit))
  }
}

struct DrawConnection: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "connection", abstract: "How two hang together, step by step.")

  @Argument(help: "One end: anything in the dataset.")
  var from: String

  @Argument(help: "The other end.")
  var to: String

  @Option(name: .long, parsing: .unconditional, help: "How many connections at most.")
  var paths: Int = 3

  @OptionGroup var options: DrawOptions

  func run() async throws {
    _ = try options.format()
    guard paths > 0 else { throw Failure("--paths takes a number above 0.") }
    let network = try options.open()
    let understanding = Understanding(dataset: network.dataset)
    let (start, end) = try understanding.twoEnds(from, to)
    let connections = Connection.strongest(from: start, to: end, in: network.graph, count: paths)
    try await options.write(
      .connection(from: start, to: end, connections, network.graph, network.clusters),
      isEmpty: connections.isEmpty)
  }
}

struct DrawClusters: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clusters", abstract: "The clusters, each a card with its members.")

  @OptionGroup var options: DrawOptions

  func run() async throws {
    _ = try options.format()
    let network = try options.open()
    try await options.write(
      .clusters(network.links, network.graph, network.clusters),
      shorter: [8, 5, 3, 1].map {
        .clusters(network.links, network.graph, network.clusters, membersShown: $0)
      })
  }
}
