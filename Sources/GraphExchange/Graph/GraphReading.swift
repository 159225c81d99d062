public import RecordReading

/// What came of reading a graph file: the graph, every problem, and what the file says that a graph cannot hold.
public struct GraphReading: Sendable {
  /// The graph, as far as the file could be read.
  public var graph: PropertyGraph
  /// Every problem. Where there is an error, something of the file is missing.
  public var diagnostics: [Diagnostic]
  /// What was met and not carried, with how often: `hyperedges`, `comments`. In order of name.
  public var omissions: Omissions

  /// Makes a reading.
  public init(graph: PropertyGraph, diagnostics: [Diagnostic] = [], omissions: Omissions = Omissions()) {
    self.graph = graph
    self.diagnostics = diagnostics
    self.omissions = omissions
  }
}

/// What was left out, counted and named.
public struct Omissions: Sendable, Equatable {
  /// How many of each were left out, by what they are called in the plural.
  public private(set) var counts: [String: Int] = [:]

  /// Nothing left out.
  public init() {}

  /// Counts what was left out.
  public mutating func add(_ name: String, _ count: Int = 1) {
    if count > 0 { counts[name, default: 0] += count }
  }

  /// What was left out, in order of name.
  public var list: [(name: String, count: Int)] {
    counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

/// A graph as a file of some convention, and what of it the convention cannot hold.
public struct GraphWriting: Sendable {
  /// The file.
  public var bytes: [UInt8]
  /// What could not be written, with how often.
  public var omissions: Omissions

  /// Makes a writing.
  public init(bytes: [UInt8], omissions: Omissions = Omissions()) {
    self.bytes = bytes
    self.omissions = omissions
  }
}
