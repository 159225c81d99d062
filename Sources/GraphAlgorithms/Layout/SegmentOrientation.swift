/// On which side of the line from `a` to `b` the point `c` lies: positive to the left, negative to the right,
/// 0 on the line. The sign is exact for all finite coordinates whose products neither overflow nor vanish.
///
/// A determinant in floating point where its error cannot matter, else exact arithmetic (Shewchuk 1997,
/// doi:10.1007/PL00009321).
@inline(__always)
func orientation(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ cx: Double, _ cy: Double)
  -> Double
{
  let left = (ax - cx) * (by - cy)
  let right = (ay - cy) * (bx - cx)
  let determinant = left - right
  if abs(determinant) >= 3.330_669_073_875_471_6e-16 * (abs(left) + abs(right)) { return determinant }
  return exactOrientation(ax, ay, bx, by, cx, cy)
}

/// The sign of the same determinant, multiplied out into six products of which each is kept as two numbers, all
/// added up without rounding.
@inline(never)
private func exactOrientation(
  _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ cx: Double, _ cy: Double
) -> Double {
  var sum = ExactSum()
  sum.add(ax, times: by)
  sum.add(-ay, times: bx)
  sum.add(bx, times: cy)
  sum.add(-by, times: cx)
  sum.add(cx, times: ay)
  sum.add(-cy, times: ax)
  return sum.leading
}

/// A sum of up to six products as numbers that do not overlap, ascending by size.
private struct ExactSum {
  private var parts: SIMD16<Double> = .zero
  private var count = 0

  mutating func add(_ one: Double, times other: Double) {
    let product = one * other
    add((-product).addingProduct(one, other))
    add(product)
  }

  /// Grows by one number: what each addition rounds off is kept.
  private mutating func add(_ number: Double) {
    var carried = number
    for index in 0..<count {
      let part = parts[index]
      let sum = carried + part
      let shadow = sum - carried
      parts[index] = (carried - (sum - shadow)) + (part - shadow)
      carried = sum
    }
    parts[count] = carried
    count += 1
  }

  /// The largest part that is not 0: its sign is that of the whole.
  var leading: Double {
    for index in stride(from: count - 1, through: 0, by: -1) where parts[index] != 0 { return parts[index] }
    return 0
  }
}
