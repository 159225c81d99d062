import RecordReading
import Testing

/// Cells that a spreadsheet would run.
@Suite("Formula guard")
struct FormulaGuardTests {
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("+1 416", "'+1 416"),
    ("-", "'-"), ("-.", "'-."), ("-1e", "'-1e"), ("--1", "'--1"), ("-1-1", "'-1-1"), ("-1.2.3", "'-1.2.3"),
    ("'=1", "''=1"), ("''-x", "'''-x"),
    ("", ""), ("-5", "-5"), ("+3.2", "+3.2"), ("-.5", "-.5"), ("5.", "5."), ("-1e-9", "-1e-9"),
    ("+2E+3", "+2E+3"),
    ("'tis", "'tis"), ("'-5", "'-5"), ("'", "'"), ("a=b", "a=b"), (" =1", " =1"),
  ])
  func neutralizes(_ cell: String, _ expected: String) {
    #expect(FormulaGuard.neutralize(cell) == expected)
    #expect(FormulaGuard.restore(expected) == cell)
  }
}
