/// Eight bytes at a time in a 64-bit word, the first byte lowest.
///
/// The tests for bytes are those of Mycroft (1987) as collected in Anderson's "Bit Twiddling Hacks": the lowest bit
/// they set is exact, those above it may not be.
enum Words {
  static let lows: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  static func load(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
  }

  /// The upper bit of every byte that is no digit. Exact for every byte.
  @inline(__always)
  static func nonDigits(_ word: UInt64) -> UInt64 {
    let digits = word ^ 0x3030_3030_3030_3030
    // A digit is now 0...9; adding 118 to the lower seven bits of anything larger reaches the upper bit.
    return (((digits & ~highs) &+ 0x7676_7676_7676_7676) | digits) & highs
  }

  /// The value of eight digits, the first one the highest; bytes of zero count as the digit 0.
  ///
  /// Pairs, then fours, then eight are put together by one multiplication each (Lemire 2021,
  /// doi:10.1002/spe.2984, section on numbers).
  @inline(__always)
  static func value(ofDigits word: UInt64) -> UInt64 {
    let digits = word & 0x0F0F_0F0F_0F0F_0F0F
    let pairs = ((digits &* 2561) >> 8) & 0x00FF_00FF_00FF_00FF
    let fours = ((pairs &* 6_553_601) >> 16) & 0x0000_FFFF_0000_FFFF
    return (fours &* 42_949_672_960_001) >> 32
  }

  /// The word with all but its first `count` bytes, of 1...8, set to zero.
  @inline(__always)
  static func first(_ count: Int, of word: UInt64) -> UInt64 {
    word & (.max &>> UInt64(truncatingIfNeeded: 64 - 8 * count))
  }

  /// What ends a plain field: the separator, a quote, and everything below space, such as line ends and NUL.
  struct Stops {
    private let separators: UInt64

    init(separator: UInt8) { separators = UInt64(separator) &* Words.lows }

    @inline(__always)
    func find(_ word: UInt64) -> UInt64 {
      let separator = word ^ separators
      let quote = word ^ 0x2222_2222_2222_2222
      let controls = (word &- 0x2020_2020_2020_2020) & ~word
      let equals = ((separator &- lows) & ~separator) | ((quote &- lows) & ~quote)
      return (equals | controls) & highs
    }
  }
}
