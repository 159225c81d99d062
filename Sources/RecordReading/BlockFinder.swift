/// Finds the bytes that matter to CSV in a block of 64.
struct BlockFinder {
  static let width = 64

  typealias Vector = SIMD16<UInt8>
  private typealias Mask = SIMDMask<SIMD16<Int8>>

  /// What went by in all blocks so far, so that later passes run only where there is something to find.
  struct Seen {
    fileprivate var bits = Vector(repeating: 0)
    fileprivate var zeros = SIMDMask<SIMD16<Int8>>(repeating: false)

    var hasNonASCII: Bool { bits.max() >= 0x80 }
    var hasZero: Bool { zeros != SIMDMask(repeating: false) }
  }

  private let separator: Vector
  private let quote = Vector(repeating: Byte.quote)
  private let lineFeed = Vector(repeating: Byte.lineFeed)
  private let carriageReturn = Vector(repeating: Byte.carriageReturn)

  init(separator: UInt8) { self.separator = Vector(repeating: separator) }

  /// Bits for the bytes of a block, the lowest for the first: separators and line ends, and quotes.
  struct Marks {
    var ends: UInt64
    var quotes: UInt64
  }

  /// What stands in a block.
  @inline(__always)
  func find(_ block: UnsafeRawPointer, _ seen: inout Seen) -> Marks {
    let first = block.loadUnaligned(as: Vector.self)
    let second = (block + 16).loadUnaligned(as: Vector.self)
    let third = (block + 32).loadUnaligned(as: Vector.self)
    let fourth = (block + 48).loadUnaligned(as: Vector.self)
    seen.bits |= (first | second) | (third | fourth)
    let zero = Vector(repeating: 0)
    seen.zeros =
      seen.zeros .| (first .== zero) .| (second .== zero) .| (third .== zero) .| (fourth .== zero)

    var marks = Marks(ends: Self.bits(ends(first), ends(second), ends(third), ends(fourth)), quotes: 0)
    let quotes = (first .== quote, second .== quote, third .== quote, fourth .== quote)
    // Most blocks of most files have no quote: worth a test before the bits are gathered.
    let any = unsafeBitCast((quotes.0 .| quotes.1) .| (quotes.2 .| quotes.3), to: SIMD2<UInt64>.self)
    if any[0] | any[1] != 0 { marks.quotes = Self.bits(quotes.0, quotes.1, quotes.2, quotes.3) }
    return marks
  }

  /// Bits for LF and CR alone.
  @inline(__always)
  func lineEnds(_ block: UnsafeRawPointer) -> UInt64 {
    let first = block.loadUnaligned(as: Vector.self)
    let second = (block + 16).loadUnaligned(as: Vector.self)
    let third = (block + 32).loadUnaligned(as: Vector.self)
    let fourth = (block + 48).loadUnaligned(as: Vector.self)
    return Self.bits(lines(first), lines(second), lines(third), lines(fourth))
  }

  @inline(__always)
  private func lines(_ bytes: Vector) -> Mask { (bytes .== lineFeed) .| (bytes .== carriageReturn) }

  @inline(__always)
  private func ends(_ bytes: Vector) -> Mask { (bytes .== separator) .| lines(bytes) }

  /// The four parts of a block as one word.
  @inline(__always)
  private static func bits(_ first: Mask, _ second: Mask, _ third: Mask, _ fourth: Mask) -> UInt64 {
    bits(first) | bits(second) << 16 | bits(third) << 32 | bits(fourth) << 48
  }

  @inline(__always)
  private static func bits(_ mask: Mask) -> UInt64 {
    let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return gather(UInt64(littleEndian: words[0])) | gather(UInt64(littleEndian: words[1])) << 8
  }

  /// The lowest bit of each of eight bytes, side by side. The product moves bit 8k to bit 56 + k and nothing else
  /// reaches the upper byte, which spares an instruction that Swift does not offer for every processor.
  @inline(__always)
  private static func gather(_ word: UInt64) -> UInt64 {
    ((word & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) >> 56
  }
}
