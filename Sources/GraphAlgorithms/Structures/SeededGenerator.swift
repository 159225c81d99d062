/// A small, fast random number generator whose sequence follows from its seed alone, on every machine.
///
/// xoshiro256\*\* (Blackman & Vigna 2021, doi:10.1145/3460772), its state filled from the seed by SplitMix64
/// (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195), as its authors advise. Not for secrets.
///
/// ```swift
/// var generator = SeededGenerator(seed: 1)
/// let partition = graph.leiden(using: &generator)
/// ```
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  @usableFromInline var state: (UInt64, UInt64, UInt64, UInt64)

  /// A generator that starts the sequence belonging to `seed`; every seed is good, zero too.
  public init(seed: UInt64) {
    var mixer = seed
    func mixed() -> UInt64 {
      mixer &+= 0x9E37_79B9_7F4A_7C15
      var value = mixer
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
    state = (mixed(), mixed(), mixed(), mixed())
  }

  /// The next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    func rotated(_ value: UInt64, by count: UInt64) -> UInt64 {
      (value << count) | (value >> (64 - count))
    }
    let result = rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, by: 45)
    return result
  }
}

extension SeededGenerator {
  /// A number below `bound`, by multiplication (Lemire 2019, doi:10.1145/3230636) without the rejection step:
  /// for the bounds used here (below 2³²) the bias is under 2⁻³².
  @inline(__always)
  package mutating func index(below bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(truncatingIfNeeded: bound)).high)
  }

  /// A number in `0 ..< 1` with 53 random bits.
  @inline(__always)
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
