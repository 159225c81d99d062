import CoalitionFormats
import CoalitionModel
import GraphExchange
import RecordReading
import Testing

@Suite struct EdgeListTests {
  @Test func linesOfTwoNames() throws {
    let reading = try read("a.txt", "# from SNAP\n0 1\n1\t2\r\n% x\n2 0 2.5\n\n3\n4 4\n")
    #expect(reading.format == .edgeList)
    #expect(reading.dataset.statements == ["0 is tied to 1", "1 is tied to 2", "2 is tied to 0 ×2.5"])
    #expect(
      reading.omissions.counts == [
        "comments": 2, "lines that are no edges": 1, "ties of something with itself": 1,
      ])
    #expect(reading.dataset.relationships.first?.evidence.locator == "line 2")
    #expect(reading.diagnostics.map(\.line) == [7])
  }

  @Test func wordsAreNamesWhereSomebodySaysSo() throws {
    let reading = try read("a.txt", "clinic,shelter\nshelter,union\n", as: .edgeList)
    #expect(reading.dataset.nodes.count == 3)
    #expect(reading.dataset.relationships.count == 2)
  }
}
