/// A file format to draw into. Source: <https://graphviz.org/docs/outputs/>.
public enum OutputFormat: String, Sendable, CaseIterable, Codable {
  /// Vector picture for the web, UTF-8 XML.
  case svg
  /// Pixels, 96 a inch unless the graph sets `dpi`.
  case png
  /// Vector picture for print.
  case pdf
  /// The graph itself with the positions that the layout found.
  case dot

  /// The format for the ending of a file name, in either case, with or without a dot; nil if there is none.
  public init?(fileExtension: String) {
    let ending = fileExtension.hasPrefix(".") ? String(fileExtension.dropFirst()) : fileExtension
    switch ending.lowercased() {
    case "svg": self = .svg
    case "png": self = .png
    case "pdf": self = .pdf
    case "dot", "gv": self = .dot
    default: return nil
    }
  }
}
