import CoalitionFormats
import Foundation
import GraphExchange
import RecordReading
import Testing

@Suite struct XLSXWorkbookTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  private func read(_ parts: WorkbookParts) throws -> SheetReading {
    try XLSXFormat.read(contentsOf: scratch.write("a.xlsx", parts.bytes), named: "a.xlsx")
  }

  private func problem(_ bytes: [UInt8]) throws -> Diagnostic? {
    let path = try scratch.write("bad.xlsx", bytes)
    do throws(Diagnostic) {
      let reading = try XLSXFormat.read(contentsOf: path, named: "bad.xlsx")
      return reading.diagnostics.first { $0.severity == .error }
    } catch { return error }
  }

  @Test func sheetsThatAreNotTablesAreNamed() throws {
    let data = "<sheetData><row><c><v>1</v></c></row></sheetData>"
    var parts = WorkbookParts(rows: "")
    parts.sheets = [
      ("Open", "", data), ("Secret", "state=\"hidden\"", data), ("Deep", "state=\"veryHidden\"", data),
      ("(ignore) notes", "", data), ("(Ignored)", "", data), ("Chart1", "", ""),
    ]
    parts.kinds = [5: "chartsheet"]
    let reading = try read(parts)
    #expect(reading.sheets.map(\.name) == ["Open", "Secret", "Deep"])
    #expect(reading.omissions.counts == ["sheets": 3])
    #expect(reading.diagnostics.map(\.severity) == [.note, .note, .note, .note, .note])
    for name in ["Secret", "Deep", "(ignore) notes", "(Ignored)", "Chart1"] {
      #expect(reading.diagnostics.contains { $0.found.contains("'\(name)'") })
    }
  }

  @Test func whatATableCannotHoldIsCounted() throws {
    var parts = WorkbookParts(rows: "")
    parts.sheets[0].xml = """
      <sheetData><row><c t="inlineStr"><is><t>a</t></is></c></row></sheetData>
      <mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A3:B4"/></mergeCells>
      <hyperlinks><hyperlink ref="A1"/></hyperlinks>
      <controls><row>7</row><c><v>8</v></c></controls>
      """
    parts.others = [
      ("xl/comments1.xml", "<comments><commentList><comment/><comment/></commentList></comments>"),
      ("xl/media/image1.png", "x"), ("xl/charts/chart1.xml", "<c/>"), ("xl/vbaProject.bin", "x"),
    ]
    let reading = try read(parts)
    #expect(reading.sheets[0].rows == [["a"]])
    #expect(
      reading.omissions.counts == [
        "merged cells": 2, "hyperlinks": 1, "comments": 2, "images": 1, "charts": 1, "macros": 1,
      ])
  }

  @Test func strictDocumentsReadTheSame() throws {
    var parts = WorkbookParts(rows: "<row><c t=\"s\"><v>0</v></c></row>")
    parts.shared = "<si><t>x</t></si>"
    parts.namespace = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    #expect(try read(parts).sheets[0].rows == [["x"]])
  }

  @Test func aLoneCellInTheLastCornerIsHeldAndManyAreNot() throws {
    let corner = try read(WorkbookParts(rows: "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"))
    #expect(corner.sheets[0].rows.count == 1_048_576)
    #expect(corner.sheets[0].rows.last?.count == 16_384)
    #expect(corner.diagnostics == [])
    let many = try read(
      WorkbookParts(
        rows: (1...9_999).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined()))
    #expect(many.sheets[0].rows.count < 300)
    #expect(many.diagnostics.map(\.severity) == [.error])
    #expect(many.diagnostics[0].found.contains("far apart"))
  }

  @Test func roomIsForTheWholeWorkbook() throws {
    var parts = WorkbookParts(rows: "")
    let far = "<sheetData><row r=\"1048576\"><c><v>1</v></c></row></sheetData>"
    parts.sheets = (1...9).map { ("S\($0)", "", far) }
    let reading = try read(parts)
    #expect(reading.diagnostics.count == 5)
    #expect(reading.diagnostics.allSatisfy { $0.severity == .error })
  }

  @Test func otherFilesAreRefusedWithWhatToDo() throws {
    let container: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let locked = container + "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try problem(locked)?.found == "a workbook that is locked with a password")
    #expect(try problem(container + [0, 1])?.found == "a workbook of Excel 97 to 2003 (.xls)")
    #expect(try problem([])?.found == "an empty file")
    #expect(try problem(Array("id,name\n".utf8))?.mend.contains(".csv") == true)
    #expect(try problem([0x50, 0x4B, 3, 4, 0])?.found.hasPrefix("a damaged archive") == true)
    var sheets = ZipBytes()
    sheets.add("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
    sheets.add("content.xml", Array("<a/>".utf8))
    #expect(try problem(sheets.bytes)?.found == "an OpenDocument file (.ods)")
    var binary = ZipBytes()
    binary.add("xl/workbook.bin", [1])
    #expect(try problem(binary.bytes)?.found == "a binary workbook (.xlsb)")
    var other = ZipBytes()
    other.add("a.txt", [1])
    #expect(try problem(other.bytes)?.found == "an archive without a workbook")
  }

  @Test func foldersAndMissingFilesAreRefused() throws {
    #expect(throws: Diagnostic.self) { try XLSXFormat.read(contentsOf: scratch.path) }
    #expect(throws: Diagnostic.self) { try XLSXFormat.read(contentsOf: scratch.file("none.xlsx")) }
    #expect(throws: Diagnostic.self) { try XLSXFormat.read(contentsOf: "/dev/zero") }
  }

  @Test func archivesThatGrowOrLieAreRefused() throws {
    var bomb = ZipBytes()
    for number in 0..<20 { bomb.add("xl/\(number)", [3, 0], claimed: 0x7FFF_FFFF, method: 8) }
    #expect(try problem(bomb.bytes)?.found.contains("far more than its own size") == true)
    let parts = WorkbookParts(rows: "<row><c><v>1</v></c></row>").bytes
    #expect(try problem(parts) == nil)
    // An entry that is longer or shorter than it says.
    for claimed in [10, 200] {
      var liar = ZipBytes()
      liar.add("xl/workbook.xml", Array("<workbook><sheets/></workbook>".utf8), claimed: claimed)
      // Either the archive is damaged, or what comes after the part is not XML.
      let found = try #require(try problem(liar.bytes)?.found)
      #expect(found.hasPrefix("the damaged part") || found.hasPrefix("what is not XML"))
    }
    var twice = ZipBytes()
    for name in ["xl/workbook.xml", "XL/Workbook.xml"] { twice.add(name, Array("<workbook/>".utf8)) }
    #expect(try problem(twice.bytes)?.found.hasPrefix("two parts of the name") == true)
    // A byte that is not the one whose checksum is there.
    var changed = parts
    let place = try #require(changed.firstRange(of: Array("<v>1".utf8)))
    changed[place.upperBound - 1] = 50
    #expect(try problem(changed)?.found.hasPrefix("the damaged part") == true)
  }

  @Test func deepAndEndlessXMLIsRefused() throws {
    let deep = try read(WorkbookParts(rows: String(repeating: "<a>", count: 100_000)))
    #expect(deep.diagnostics.map(\.severity) == [.error])
    let endless = try read(
      WorkbookParts(
        rows: "<row><c><v>1</v></c></row><a b=\"" + String(repeating: "x", count: 20 << 20) + "\"/>"))
    #expect(endless.sheets[0].rows == [["1"]])
    #expect(endless.diagnostics.map(\.severity) == [.error])
    let entities = WorkbookParts(rows: "&a;")
    #expect(try read(entities).diagnostics.contains { $0.severity == .error })
  }

  @Test func brokenXMLKeepsWhatCameBefore() throws {
    let reading = try read(WorkbookParts(rows: "<row><c><v>1</v></c><c><v>2</v></c></wrong>"))
    #expect(reading.sheets[0].rows == [["1", "2"]])
    #expect(reading.diagnostics.map(\.severity) == [.error])
  }

  @Test func noCutOfAFileCrashesIt() throws {
    let whole = WorkbookParts(rows: "<row><c t=\"s\"><v>0</v></c></row>").bytes
    for length in stride(from: 0, to: whole.count, by: 7) {
      #expect(try problem(Array(whole.prefix(length))) != nil)
    }
    for place in stride(from: 0, to: whole.count, by: 3) {
      var changed = whole
      changed[place] ^= 0x55
      _ = try problem(changed)
    }
  }

  @Test func theSampleReadsWholeIfItIsThere() throws {
    let environment = ProcessInfo.processInfo.environment
    let shared = environment["COALITION_SHARED"] ?? "../shared"
    let path = shared + "/samples/global-health.xlsx"
    guard FileManager.default.fileExists(atPath: path) else {
      print("no \(path): the sample is not read")
      return
    }
    let reading = try XLSXFormat.read(contentsOf: path)
    #expect(reading.diagnostics == [])
    #expect(reading.sheets.map(\.name) == ["Reporting-reported v2"])
    #expect(reading.sheets[0].rows.count == 26)
    #expect(reading.sheets[0].rows.map(\.count).reduce(0, +) == 650)
  }
}
