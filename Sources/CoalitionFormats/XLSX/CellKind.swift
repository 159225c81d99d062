internal import DocumentReading

/// What the value of a cell is (ECMA-376 part 1, 18.18.11, ST_CellType).
enum CellKind {
  case number, shared, text, truth, error, date

  /// Reads the word of a cell; a number where it is none of the standard's.
  init(_ word: XMLText) {
    if word == "s" {
      self = .shared
    } else if word == "str" || word == "inlineStr" {
      self = .text
    } else if word == "b" {
      self = .truth
    } else if word == "e" {
      self = .error
    } else if word == "d" {
      self = .date
    } else {
      self = .number
    }
  }
}
