/// A workbook put together from parts written by hand.
struct WorkbookParts {
  /// The sheets: name, attributes besides, the inner XML of `worksheet`.
  var sheets: [(name: String, attributes: String, xml: String)] = []
  var shared = ""
  var styles = ""
  var properties = ""
  /// Further entries.
  var others: [(name: String, content: String)] = []
  /// What replaces the kind of a sheet's part, by the sheet's number.
  var kinds: [Int: String] = [:]
  var namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A workbook of one sheet with these rows.
  init(rows: String) { sheets = [("S", "", "<sheetData>\(rows)</sheetData>")] }

  /// The file.
  var bytes: [UInt8] {
    var zip = ZipBytes()
    let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
    func add(_ name: String, _ xml: String) { zip.add(name, Array((head + xml).utf8)) }
    add("_rels/.rels", references([("rId1", "officeDocument", "/xl/workbook.xml")]))
    let list = sheets.enumerated().map { number, sheet in
      #"<sheet name="\#(sheet.name)" sheetId="\#(number + 1)" \#(sheet.attributes) r:id="rId\#(number + 1)"/>"#
    }
    add(
      "xl/workbook.xml",
      #"<x:workbook xmlns:x="\#(namespace)" xmlns:r="\#(Self.relations)"><x:workbookPr \#(properties)/>"#
        + "<x:sheets>" + list.map { $0.replacing("<sheet", with: "<x:sheet") }.joined()
        + "</x:sheets></x:workbook>")
    let targets = sheets.indices.map {
      ("rId\($0 + 1)", kinds[$0] ?? "worksheet", "worksheets/sheet\($0 + 1).xml")
    }
    add(
      "xl/_rels/workbook.xml.rels",
      references(
        targets + [("rIdS", "sharedStrings", "sharedStrings.xml"), ("rIdT", "styles", "./styles.xml")]))
    add("xl/sharedStrings.xml", #"<sst xmlns="\#(namespace)">\#(shared)</sst>"#)
    add("xl/styles.xml", #"<styleSheet xmlns="\#(namespace)">\#(styles)</styleSheet>"#)
    for (number, sheet) in sheets.enumerated() {
      add(
        "xl/worksheets/sheet\(number + 1).xml", #"<worksheet xmlns="\#(namespace)">\#(sheet.xml)</worksheet>"#
      )
    }
    for other in others { zip.add(other.name, Array(other.content.utf8)) }
    return zip.bytes
  }

  private func references(_ targets: [(String, String, String)]) -> String {
    "<Relationships>"
      + targets.map { #"<Relationship Id="\#($0.0)" Type="\#(Self.relations)/\#($0.1)" Target="\#($0.2)"/>"# }
      .joined() + "</Relationships>"
  }
}
