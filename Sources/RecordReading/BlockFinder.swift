/// Finds the bytes that matter to CSV in a block of 64.
struct BlockFinder {
  static let width = 64

  typealias Vector = SIMD16<UInt8>

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

  /// One bit for each byte that is a separator, a quote, LF or CR; the lowest bit for the first byte.
  @inline(__always)
  func find(_ block: UnsafeRawPointer, _ seen: inout Seen) -> UInt64 {
    let first = quarter(block, &seen)
    let second = quarter(block + 16, &seen)
    let third = quarter(block + 32, &seen)
    let fourth = quarter(block + 48, &seen)
    return first | second << 16 | third << 32 | fourth << 48
  }

  @inline(__always)
  private func quarter(_ block: UnsafeRawPointer, _ seen: inout Seen) -> UInt64 {
    let bytes = block.loadUnaligned(as: Vector.self)
    seen.bits |= bytes
    seen.zeros = seen.zeros .| (bytes .== Vector(repeating: 0))
    let hits =
      (bytes .== separator) .| (bytes .== quote) .| (bytes .== lineFeed) .| (bytes .== carriageReturn)
    let words = unsafeBitCast(hits, to: SIMD2<UInt64>.self)
    return Self.gather(UInt64(littleEndian: words[0])) | Self.gather(UInt64(littleEndian: words[1])) << 8
  }

  /// The lowest bit of each of eight bytes, side by side. The product moves bit 8k to bit 56 + k and nothing else
  /// reaches the upper byte, which spares an instruction that Swift does not offer for every processor.
  @inline(__always)
  private static func gather(_ word: UInt64) -> UInt64 {
    ((word & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) >> 56
  }
}
