internal import DocumentReading

/// The list of sheets in a workbook and the beginning of its calendar (ECMA-376 part 1, 18.2).
final class WorkbookSheets: PackagePart {
  /// One sheet.
  struct Entry {
    let name: String
    /// What refers to its part.
    let id: String
    let isHidden: Bool
  }

  private(set) var sheets: [Entry] = []
  /// Whether days are counted from 1904, as on old Macintoshes.
  private(set) var is1904 = false

  override func opened(_ name: XMLText, _ attributes: XMLAttributes) {
    if name == "workbookPr" {
      if let date = attributes["date1904"] { is1904 = date == "1" || date == "true" || date == "on" }
    } else if name == "sheet", depth == 3 {
      let state = attributes["state"]?.string ?? ""
      sheets.append(
        Entry(
          name: attributes["name"]?.string ?? "", id: attributes["id"]?.string ?? "",
          isHidden: state == "hidden" || state == "veryHidden"))
    }
  }
}
