/// A stretch of readable text that stands by itself on a page: a heading, a paragraph, an item of a list, a row.
public struct PageBlock: Sendable {
  /// What it is.
  public enum Kind: Sendable, Hashable {
    /// A heading; 1 is the highest.
    case heading(level: Int)
    /// A paragraph, within an item of a list or not.
    case paragraph
    /// The first words of an item of a list; 1 is the outermost.
    case item(depth: Int)
    /// The header of a table.
    case tableHeader
    /// A row of a table.
    case tableRow
  }

  /// A link on a stretch of the text.
  public struct Link: Sendable {
    /// The words that are the link, in the page's text.
    public let range: Range<Int>
    /// Where it leads.
    public let address: String
  }

  /// What it is.
  public let kind: Kind
  /// Its place in the page's text.
  public let range: Range<Int>
  /// The list item that it belongs to, numbered through the page; nil outside lists.
  public let item: Int?
  /// Its links, in order.
  public let links: [Link]
  /// What is printed bold, in order.
  public let strong: [Range<Int>]
  /// The cells of a row, in order; those of other blocks have none.
  public let cells: [Range<Int>]
}
