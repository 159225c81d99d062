internal import DocumentReading

/// The number formats that cells refer to (ECMA-376 part 1, 18.8).
final class NumberFormats: PackagePart {
  /// What the number of a cell stands for, by the cell's style.
  private(set) var ofStyles: [NumberFormat] = []
  private var custom: [Int: NumberFormat] = [:]
  private var isInStyles = false

  override func opened(_ name: XMLText, _ attributes: XMLAttributes) {
    if name == "numFmt" {
      guard let id = attributes["numFmtId"].flatMap({ Int($0.string) }), let code = attributes["formatCode"]
      else { return }
      // Formats of differential styles, which come later, never count for cells.
      if custom[id] == nil, ofStyles.isEmpty { custom[id] = NumberFormat(code: code.string) }
    } else if name == "cellXfs" {
      isInStyles = true
    } else if name == "xf", isInStyles {
      let id = attributes["numFmtId"].flatMap { Int($0.string) } ?? 0
      ofStyles.append(custom[id] ?? NumberFormat(builtIn: id))
    }
  }

  override func closed(_ name: XMLText) {
    if name == "cellXfs" { isInStyles = false }
  }
}
