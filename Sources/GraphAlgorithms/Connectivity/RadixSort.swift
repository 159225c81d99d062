/// Sorts by a 64-bit key, ascending; equal keys stay in their order.
///
/// Counting sorts over the digits of the key, the lowest first, eleven bits at a time; digits that are the same in
/// all keys are passed over. Time O(count) for each digit, auxiliary space O(count).
@inline(__always)
func radixSort<Element: BitwiseCopyable>(
  _ elements: UnsafeMutableBufferPointer<Element>, by key: (Element) -> UInt64
) {
  let bits = 11
  let digitCount = 6
  let width = 1 << bits
  let counts = Scratch<Int>(count: digitCount * width, repeating: 0)
  for element in elements {
    var rest = key(element)
    for digit in 0..<digitCount {
      counts[digit * width + Int(rest & UInt64(width - 1))] += 1
      rest >>= UInt64(bits)
    }
  }
  let spare = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
  defer { spare.deallocate() }
  var source = elements
  var target = spare
  for digit in 0..<digitCount {
    let shift = UInt64(digit * bits)
    guard let any = source.first else { return }
    let start = digit * width
    if counts[start + Int(key(any) >> shift & UInt64(width - 1))] == elements.count { continue }
    var place = 0
    for value in start..<start + width {
      let many = counts[value]
      counts[value] = place
      place += many
    }
    for element in source {
      let value = start + Int(key(element) >> shift & UInt64(width - 1))
      target[counts[value]] = element
      counts[value] += 1
    }
    swap(&source, &target)
  }
  if source.baseAddress != elements.baseAddress { _ = elements.update(fromContentsOf: source) }
}
