/// The character between two fields of a record.
public enum CSVSeparator: UInt8, Sendable, Hashable, CaseIterable {
  /// `,` as RFC 4180 has it.
  case comma = 0x2C
  /// `;` as spreadsheets write where the comma separates decimals.
  case semicolon = 0x3B
  /// A tab, as in files ending in `.tsv`.
  case tab = 0x09

  /// The name used in diagnostics.
  var name: String {
    switch self {
    case .comma: "commas"
    case .semicolon: "semicolons"
    case .tab: "tabs"
    }
  }

  /// A separator that stands in the text although another one was asked for.
  static func otherSeparator(in text: String, than asked: Self) -> Self? {
    allCases.first { $0 != asked && text.utf8.contains($0.rawValue) }
  }
}

/// Bytes with a meaning in CSV.
enum Byte {
  static let nul: UInt8 = 0x00
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
}
