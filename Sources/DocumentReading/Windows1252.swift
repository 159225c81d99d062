/// The encoding of files from Windows in Western Europe and the Americas
/// (https://encoding.spec.whatwg.org/#windows-1252).
public enum Windows1252 {
  /// What the bytes 0x80 to 0x9F stand for; 0 where nothing. The other bytes stand for the scalar of their number.
  static let upper: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0, 0x017E, 0x0178,
  ]

  /// The same text in UTF-8; a byte that stands for nothing becomes U+FFFD. O(*n*).
  public static func utf8(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    for byte in bytes {
      guard byte >= 0x80 else {
        text.append(byte)
        continue
      }
      let code = byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt16(byte)
      text += String(Unicode.Scalar(code == 0 ? 0xFFFD : code) ?? "\u{FFFD}").utf8
    }
    return text
  }
}
