import ArgumentParser
import CoalitionFormats
import CoalitionModel
import FoundationEssentials
import RecordReading

/// Which data, and for whose eyes.
struct DataOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The dataset folder, or a file that `coalition convert --help` lists. Left out: COALITION_DATA, the working folder, or the only dataset under Data/.",
      valueName: "dataset"))
  var data: String?

  @OptionGroup var reading: FileOptions

  @Option(name: .long, help: "Whose eyes it is for: public, coalition or private.")
  var audience: Audience = .public

  @Option(
    name: .long, parsing: .unconditional,
    help: "The seed of everything random; the same seed gives the same bytes.")
  var seed: UInt64 = 1

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What if this organization, campaign or report were not there? May be given again.", valueName: "name"))
  var without: [String] = []

  /// The dataset as the audience may see it, entities judged the same made one, those left out that are not wanted.
  func open() throws -> (dataset: Dataset, diagnostics: [Diagnostic]) {
    let (whole, diagnostics) = try openWhole()
    let leftOut = try leftOut(of: whole)
    tell(leftOut, of: whole)
    return (whole.without(entities: Set(leftOut)), diagnostics)
  }

  /// Nobody must take what would be for what is.
  func tell(_ leftOut: [EntityIndex], of dataset: Dataset) {
    guard !leftOut.isEmpty else { return }
    StandardError.print(Terminal.safe("coalition: as if \(dataset.names(leftOut)) were not there."))
  }

  /// What of these options changes an answer, for a command that is to give the same.
  var words: String {
    (audience == .public ? "" : " --audience \(audience.rawValue)")
      + without.map { " --without \(Self.quoted($0))" }.joined()
  }

  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
    }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// Who is to be left out.
  func leftOut(of dataset: Dataset) throws -> [EntityIndex] {
    let understanding = Understanding(dataset: dataset)
    return try without.map {
      try understanding.entity(
        $0, [.organization, .campaign, .report], what: "organization, campaign or report")
    }
  }

  /// The dataset as the audience may see it, entities judged the same made one.
  func openWhole() throws -> (dataset: Dataset, diagnostics: [Diagnostic]) {
    try Self.open(try folder(), for: audience, reading)
  }

  /// An earlier dataset as this one is looked at: for the same eyes, and without the same.
  func openEarlier(_ folder: String) throws -> Dataset {
    let earlier = try Self.open(folder, for: audience, reading).dataset
    guard !without.isEmpty else { return earlier }
    let whole = try openWhole().dataset
    let ids = try leftOut(of: whole).map { whole[$0].id }
    return earlier.without(entities: Set(ids.compactMap { earlier.entity(id: $0) }))
  }

  /// The same to hand on: every row as it came, with the judgements on identity. Where somebody is left out, entities
  /// judged the same are one, so that none of their rows is left.
  func openToHandOn() throws -> Dataset {
    without.isEmpty
      ? try reading.read(try folder()).dataset.visible(to: audience.visibility) : try open().dataset
  }

  /// A dataset as an audience may see it, entities judged the same made one.
  static func open(_ path: String, for audience: Audience, _ options: FileOptions = FileOptions()) throws -> (
    dataset: Dataset, diagnostics: [Diagnostic]
  ) {
    let reading = try options.readWithoutErrors(path)
    return (reading.dataset.visible(to: audience.visibility).merged(), reading.diagnostics)
  }

  func folder() throws -> String {
    if let data {
      guard !data.isEmpty else { throw Failure("--data is empty; name a dataset folder.") }
      return data
    }
    if let folder = ProcessInfo.processInfo.environment["COALITION_DATA"], !folder.isEmpty { return folder }
    if Self.isDataset(".") { return "." }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "Data")) ?? []
    let found = names.sorted().map { "Data/" + $0 }.filter(Self.isDataset)
    switch found.count {
    case 1: return found[0]
    case 0:
      throw Failure("no dataset here. Name its folder with --data FOLDER, or set COALITION_DATA.")
    default:
      throw Failure("several datasets here (\(found.joined(separator: ", "))). Say which with --data FOLDER.")
    }
  }

  private static func isDataset(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/datapackage.json")
      && FileManager.default.fileExists(atPath: path + "/organizations.csv")
  }
}

/// Whose eyes an answer is for, as typed.
enum Audience: String, ExpressibleByArgument, CaseIterable {
  case `public`
  case coalition
  case `private`

  var visibility: Visibility {
    switch self {
    case .public: .public
    case .coalition: .coalition
    case .private: .private
    }
  }
}
