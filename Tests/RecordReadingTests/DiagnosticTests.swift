import RecordReading
import Testing

/// Problems as values.
@Suite("Diagnostics")
struct DiagnosticTests {
  static let problem = Diagnostic(
    .warning, file: "a.csv", line: 12, column: 8, found: "x", expected: "y", mend: "Write y.")

  @Test("reads as one line, places of 0 left out")
  func description() {
    var problem = Self.problem
    #expect(problem.description == "a.csv:12:8: warning: found x; expected y. Mend: Write y.")
    problem.column = 0
    problem.mend = ""
    #expect(problem.description == "a.csv:12: warning: found x; expected y.")
    problem.line = 0
    #expect(problem.description == "a.csv: warning: found x; expected y.")
  }

  @Test("each part of the order outweighs those after it")
  func order() {
    let changes: [(inout Diagnostic) -> Void] = [
      { $0.file = "b.csv" }, { $0.line = 13 }, { $0.column = 9 }, { $0.severity = .note },
      { $0.found = "xx" },
      { $0.expected = "yy" }, { $0.mend = "Write z." },
    ]
    var ascending = [Self.problem]
    for change in changes.reversed() {
      var next = Self.problem
      change(&next)
      ascending.append(next)
    }
    for (index, left) in ascending.enumerated() {
      for (other, right) in ascending.enumerated() { #expect((left < right) == (index < other)) }
    }
    #expect(Diagnostic.Severity.allCases.sorted() == [.error, .warning, .note])
  }
}
