import DocumentReading
import RecordReading
import Testing

/// Writes down what it meets.
private final class Log: XMLEvents {
  var lines: [String] = []
  private var run = ""

  override func start(_ name: XMLText, _ attributes: XMLAttributes) {
    flush()
    var line = "\(self.line) <" + name.string
    attributes.forEach { line += " \($0.string)='\($1.string)'" }
    lines.append(line)
    if name == "stop" { stop() }
  }
  override func end(_ name: XMLText) {
    flush()
    lines.append("/" + name.string)
  }
  override func text(_ bytes: UnsafeBufferPointer<UInt8>) { run += String(decoding: bytes, as: UTF8.self) }

  private func flush() {
    if !run.allSatisfy(\.isWhitespace) { lines.append(run) }
    run = ""
  }
}

@Suite struct XMLReaderTests {
  private func read(_ bytes: [UInt8], piece: Int) -> (lines: [String], problems: [Diagnostic]) {
    let log = Log(file: "a.xml")
    let reader = XMLReader(events: log)
    var start = 0
    repeat {
      let end = min(start + piece, bytes.count)
      guard bytes[start..<end].withUnsafeBytes({ reader.feed($0, isLast: end == bytes.count) }) else { break }
      start = end
    } while start < bytes.count
    return (log.lines, log.problems)
  }

  @Test(arguments: [1, 3, 1000])
  func piecesOfAnySizeGiveTheSame(_ piece: Int) {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE graph SYSTEM "http://example.org/graph.dtd">
      <a xmlns:viz="v"><viz:b c="1&amp;2" viz:d="é"/>
      <e>x &lt; <![CDATA[<y>]]></e><!-- no --></a>
      """
    let (lines, problems) = read(Array(text.utf8), piece: piece)
    #expect(problems == [])
    #expect(
      lines == [
        "2 <a viz='v'", "2 <b c='1&2' d='é'", "/b", "3 <e", "x < <y>", "/e", "/a",
      ])
  }

  @Test func entitiesOfItsOwnAreRefused() {
    let bomb = """
      <!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>
      <a>&c;</a>
      """
    let (lines, problems) = read(Array(bomb.utf8), piece: 1000)
    #expect(lines == [])
    #expect(problems.map(\.line) == [1])
    #expect(problems.first?.found.contains("'b'") == true)
    let outer = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
    #expect(read(Array(outer.utf8), piece: 1000).problems.count == 1)
  }

  @Test(arguments: ["<a><b></a>", "<a>", "", "text", "<a/><b/>", "<a x=1/>", "<a>\u{1}</a>"])
  func whatIsNotXMLIsRefused(_ text: String) {
    let problems = read(Array(text.utf8), piece: 2).problems
    #expect(problems.count == 1)
    #expect(problems.first?.severity == .error)
  }

  @Test func windowsFilesAreRead() {
    let start = Array("<?xml version='1.0' encoding='Windows-1252'?><a>".utf8)
    let (lines, problems) = read(start + [0x93, 0xE9, 0x80, 0x94] + Array("</a>".utf8), piece: 7)
    #expect(problems == [])
    #expect(lines == ["1 <a", "“é€”", "/a"])
    #expect(Windows1252.utf8([0x93, 0x41, 0x81]) == Array("“A\u{FFFD}".utf8))
  }

  @Test func nothingComesAfterAStop() {
    let (lines, problems) = read(Array("<a><stop/><b/></a>".utf8), piece: 1000)
    #expect(lines.last?.hasSuffix("<stop") == true)
    #expect(problems == [])
  }
}
