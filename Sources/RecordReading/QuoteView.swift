/// Which bytes of a block are within quotes.
///
/// Every quote toggles between outside and inside, also the two that stand for one, which close and open again.
/// So a byte is inside if an odd number of quotes came before it, itself included. That is true as long as quotes
/// stand only where RFC 4180 allows them, which two more lines of bit arithmetic check; where they do not, the
/// block ``isIrregular`` and nothing else here means anything.
///
/// ```
///  a , " x , " " y " , b
///  . . # # # . # # . . .     inside: from an opening quote up to its closing one
/// ```
///
/// Source: the quote mask of Langdale and Lemire 2019, "Parsing gigabytes of JSON per second"
/// (doi:10.1007/s00778-019-00578-5), with shifts for the carry-less product.
struct QuoteView {
  /// The bytes within quotes, opening quotes among them and closing ones not.
  let inside: UInt64
  /// Whether a quote opens elsewhere than at the beginning of a field, or something follows a closing one.
  let isIrregular: Bool
  /// Whether the block ends within quotes.
  let endsOpen: Bool
  /// Whether the block ends with a closing quote.
  let endsClosed: Bool

  /// Looks at a block.
  ///
  /// - Parameters:
  ///   - marks: What stands in the block.
  ///   - isOpen: Whether the block begins within quotes.
  ///   - isClosed: Whether the byte before the block is a closing quote.
  ///   - isFieldStart: Whether a field begins with the block.
  @inline(__always)
  init(_ marks: BlockFinder.Marks, isOpen: Bool, isClosed: Bool, isFieldStart: Bool) {
    var parity = marks.quotes
    parity ^= parity << 1
    parity ^= parity << 2
    parity ^= parity << 4
    parity ^= parity << 8
    parity ^= parity << 16
    parity ^= parity << 32
    if isOpen { parity = ~parity }
    let opening = marks.quotes & parity
    let closing = marks.quotes & ~parity
    let ends = marks.ends & ~parity
    // A quote may open after a separator, a line end, or a closing quote, with which it is doubled then.
    let mayOpen = (ends | closing) << 1 | (isFieldStart || isClosed ? 1 : 0)
    // Only those, and an opening quote, may follow a closing one.
    let afterClosing = closing << 1 | (isClosed ? 1 : 0)
    inside = parity
    isIrregular = (opening & ~mayOpen) | (afterClosing & ~(ends | opening)) != 0
    endsOpen = parity >> 63 != 0
    endsClosed = closing >> 63 != 0
  }
}
