/// Logarithm and exponential for weights and probabilities, written out since the library imports no mathematics.
/// All are within a few units in the last place, the same bits on every machine.

/// ln 2, split so that its product with an exponent is exact to well below one unit in the last place.
private let ln2High = 0x1.62e42fefa38p-1
private let ln2Low = 0x1.ef35793c7673p-45

/// The natural logarithm of a positive finite number: 2 artanh((m − 1) / (m + 1)) + e ln 2 for x = m · 2ᵉ with m
/// between √½ and √2.
package func naturalLogarithm(_ value: Double) -> Double {
  precondition(value > 0 && value.isFinite, "the logarithm of \(value)")
  var exponent = Double(value.exponent)
  var mantissa = value.significand
  if mantissa > 1.4142135623730951 {
    mantissa /= 2
    exponent += 1
  }
  let ratio = (mantissa - 1) / (mantissa + 1)
  let square = ratio * ratio
  // At |ratio| ≤ 0.172 the twelfth term is below 10⁻¹⁹ of the first.
  var series = 0.0
  for term in stride(from: 23.0, through: 3, by: -2) { series = (series + 1 / term) * square }
  return exponent * ln2High + (2 * ratio + (2 * ratio * series + exponent * ln2Low))
}

/// The logarithm to base 2 of a positive finite number; exact for powers of two.
func binaryLogarithm(_ value: Double) -> Double {
  precondition(value > 0 && value.isFinite, "the logarithm of \(value)")
  // Just below 1 a whole number would be taken off again, and most digits with it.
  if value < 1, value > 0.7071067811865476 { return naturalLogarithm(value) * 1.4426950408889634 }
  return Double(value.exponent) + naturalLogarithm(value.significand) * 1.4426950408889634
}

/// e to the power of a number not above 709: the series around the nearest multiple of ln 2.
func power(ofE value: Double) -> Double {
  guard value > -745 else { return 0 }
  precondition(value <= 709, "e to the power of \(value)")
  let exponent = (value * 1.4426950408889634).rounded()
  let rest = (value - exponent * ln2High) - exponent * ln2Low
  var series = 1.0
  for term in stride(from: 14.0, through: 1, by: -1) { series = 1 + series * rest / term }
  return Double(sign: .plus, exponent: Int(exponent), significand: series)
}
