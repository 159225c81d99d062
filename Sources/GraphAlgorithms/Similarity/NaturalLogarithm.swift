/// The natural logarithm of a positive finite number, to about a unit in the last place.
///
/// The standard library has none, and those of the C libraries differ in the last bits between machines, where the
/// same input shall give the same output. With x = m · 2ᵉ and m near 1, ln x = e · ln 2 + 2 · artanh((m − 1) / (m + 1)),
/// the last by its power series.
package func naturalLogarithm(_ value: Double) -> Double {
  precondition(value > 0 && value.isFinite, "no logarithm of \(value)")
  var exponent = Double(value.exponent)
  var mantissa = value.significand
  if mantissa > 1.4142135623730951 {
    mantissa /= 2
    exponent += 1
  }
  let ratio = (mantissa - 1) / (mantissa + 1)
  let square = ratio * ratio
  // |ratio| < 0.172, so the last term is below 10⁻¹⁸ of the first.
  var series = 0.0
  var power = 23.0
  while power > 2 {
    series = (series + 1 / power) * square
    power -= 2
  }
  // ln 2 in two parts, the first with so few digits that its product with an exponent is exact.
  return exponent * 0x1.62e42feep-1 + (exponent * 0x1.a39ef35793c76p-33 + 2 * ratio * series) + 2 * ratio
}
