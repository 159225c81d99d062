/// How a page is written.
public enum PageFormat: String, Sendable, CaseIterable, Codable {
  /// Text in paragraphs.
  case plain
  /// CommonMark with GitHub's tables (https://github.github.com/gfm/).
  case markdown
  /// HTML as browsers read it (https://html.spec.whatwg.org).
  case html
  /// Comma- or tab-separated values, some columns of which hold prose.
  case table

  /// What a page is, told by its beginning first and by its name's ending where that leaves a choice.
  ///
  /// Text full of Markdown's own marks is Markdown whatever it is called. O(length of the beginning).
  init(of bytes: some RandomAccessCollection<UInt8>, named name: String) {
    let beginning = String(decoding: bytes.prefix(4096), as: UTF8.self)
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let lowercased = beginning.lowercased()
    let start = lowercased.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") || start.hasPrefix("<?xml") {
      self = .html
    } else if ["md", "markdown", "mdx", "mkd"].contains(ending) {
      self = .markdown
    } else if ["html", "htm", "xhtml"].contains(ending) || (start.hasPrefix("<") && lowercased.contains("</"))
    {
      self = .html
    } else if ["csv", "tsv", "tab"].contains(ending) {
      self = .table
    } else if Self.looksLikeMarkdown(beginning) {
      self = .markdown
    } else {
      self = .plain
    }
  }

  /// At least two of: a heading with `#`, a link `[…](…)`, a list item that is bold or a link.
  private static func looksLikeMarkdown(_ text: String) -> Bool {
    var (headings, links, leads) = (0, 0, 0)
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.drop { $0 == " " }
      if line.hasPrefix("#"), line.drop(while: { $0 == "#" }).first == " " { headings += 1 }
      if line.contains("](") { links += 1 }
      if line.hasPrefix("- [") || line.hasPrefix("* [") || line.hasPrefix("- **") || line.hasPrefix("* **") {
        leads += 1
      }
    }
    return [headings, links, leads].filter { $0 > 0 }.count >= 2
  }
}
