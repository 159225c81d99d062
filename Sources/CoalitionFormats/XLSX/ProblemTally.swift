internal import RecordReading

/// Problems of cells: the first thousand of a kind, and how many more there are.
struct ProblemTally {
  private var problems: [Diagnostic] = []
  private var counts: [String: Int] = [:]

  init() {}

  /// Adds a problem of a kind, which is named in the plural.
  mutating func add(_ kind: String, _ problem: @autoclosure () -> Diagnostic) {
    counts[kind, default: 0] += 1
    if counts[kind, default: 0] <= 1_000 { problems.append(problem()) }
  }

  /// All problems in the order in which they were met, then what there is besides.
  func list(file: String) -> [Diagnostic] {
    problems
      + counts.sorted { $0.key < $1.key }.filter { $0.value > 1_000 }.map { kind, count in
        Diagnostic(
          .note, file: file, found: "\(count - 1_000) more \(kind)",
          expected: "none; the first 1,000 are listed")
      }
  }
}
