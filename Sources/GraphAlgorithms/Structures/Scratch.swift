/// A fixed stretch of memory for a kernel's working state: owned by one place, freed at its end, never copied.
///
/// Bounds are checked in debug builds only.
@usableFromInline
package struct Scratch<Element: BitwiseCopyable>: ~Copyable {
  // First, for the thread sanitizer's sake: where an element is changed in place (`scratch[i] += 1`), Swift 6.3 takes
  // the first stored property for the address of the whole, and crashes if that is a number.
  @usableFromInline package let base: UnsafeMutablePointer<Element>
  @usableFromInline package let count: Int

  /// Memory whose elements must be written before they are read.
  @inlinable
  package init(count: Int) {
    self.count = count
    base = .allocate(capacity: count)
    adviseHugePages(base, byteCount: count * MemoryLayout<Element>.stride)
  }

  @inlinable
  package init(count: Int, repeating value: Element) {
    self.init(count: count)
    base.initialize(repeating: value, count: count)
  }

  @inlinable
  deinit { base.deallocate() }

  @inlinable @inline(__always)
  package subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  /// The memory itself, for kernels that walk it with pointers.
  @inlinable @inline(__always)
  package var start: UnsafeMutablePointer<Element> { base }

  /// Sets the first `length` elements.
  @inlinable
  package func fill(_ value: Element, length: Int) {
    assert(length <= count)
    base.update(repeating: value, count: length)
  }

  /// The first `length` elements (all if not said) as an array.
  @inlinable
  package func array(length: Int? = nil) -> [Element] {
    Array(UnsafeBufferPointer(start: base, count: length ?? count))
  }
}
