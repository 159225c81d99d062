/// A tag over a column of a table of the Humanitarian Exchange Language: `#org+name+en`
/// (https://hxlstandard.org/standard/1-1final/tagging/).
struct HXLTag: Equatable {
  let tag: String
  let attributes: Set<String>

  /// Nil where the cell is no tag. Case and blanks do not matter.
  init?(_ cell: String) {
    let text = cell.lowercased().filter { !$0.isWhitespace }
    guard text.hasPrefix("#"), text.utf8.count > 1 else { return nil }
    let parts = text.dropFirst().split(separator: "+").map(String.init)
    guard let tag = parts.first, tag.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
      return nil
    }
    self.tag = tag
    attributes = Set(parts.dropFirst())
  }

  func has(_ attribute: String) -> Bool { attributes.contains(attribute) }

  /// The tags of a row, one for each cell; nil where it is no row of tags: fewer than half of its filled cells are one.
  static func row(_ cells: [String]) -> [HXLTag?]? {
    let tags = cells.map { HXLTag($0) }
    let filled = cells.count { $0.contains { !$0.isWhitespace } }
    let count = tags.count { $0 != nil }
    return count > 0 && count * 2 > filled ? tags : nil
  }
}
