public import GraphAlgorithms

/// A table `source,target,kind` as columns: which source has which target, and as what.
///
/// Everything said of tables in ``EdgeListFile`` holds, except that each column has names and numbers of its own: a
/// source and a target of the same name are two things.
public struct TwoModeFile: Sendable {
  /// The names of sources.
  public let sourceNames: NodeMap
  /// The names of targets.
  public let targetNames: NodeMap
  /// The names of kinds.
  public let kindNames: NodeMap
  /// The source of each row.
  public let sources: [UInt32]
  /// The target of each row.
  public let targets: [UInt32]
  /// The kind of each row.
  public let kinds: [UInt32]
  /// The names of columns that mean nothing here and were not read.
  public let ignoredColumns: [String]

  /// Reads a table.
  ///
  /// Time O(bytes + names log names), the logarithm only for integers far apart.
  ///
  /// - Parameters:
  ///   - path: Where the file is; `-` is standard input. Pipes work too.
  ///   - name: The name that problems show; the path if left out.
  ///   - header: Whether the first line names the columns. If not, they are source, target and kind.
  ///   - checkpoint: Told how far the work is; may end it.
  /// - Throws: ``EdgeListError`` with all problems of the file, or with what the checkpoint threw.
  public static func read<Stop: Error>(
    contentsOf path: String, named name: String? = nil, header: Bool = true,
    checkpoint: Checkpoint<Stop> = Checkpoint<Never>.none
  ) throws(EdgeListError<Stop>) -> TwoModeFile {
    let options = ReadingOptions(
      format: .twoMode, path: path, file: name ?? path, hasHeader: header, threads: 1)
    let scanner = try EdgeScanner.read(options, checkpoint: checkpoint)
    let spaces = scanner.spaces
    let names = (0..<3).map { spaces[$0].finish(threads: 1) }
    let columns = (0..<3).map { space in
      let column = Array(spaces[space].first.elements)
      spaces[space].releaseColumns()
      return column
    }
    return TwoModeFile(
      sourceNames: names[0], targetNames: names[1], kindNames: names[2], sources: columns[0],
      targets: columns[1], kinds: columns[2], ignoredColumns: scanner.layout.ignoredNames)
  }
}
