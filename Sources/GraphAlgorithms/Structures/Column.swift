/// A growing stretch of memory for one field of many records: owned by one place, freed at its end, never copied
/// implicitly.
///
/// Unlike an array it has no reference count and no check for sharing, and pages that are reserved but not
/// written cost nothing, so that room may be asked for generously.
@usableFromInline
package struct Column<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline package var base: UnsafeMutablePointer<Element>
  @usableFromInline package var count = 0
  @usableFromInline package var capacity: Int

  @inlinable
  package init(capacity: Int = 0) {
    self.capacity = max(capacity, 1)
    base = .allocate(capacity: self.capacity)
    adviseHugePages(base, byteCount: self.capacity * MemoryLayout<Element>.stride)
  }

  @inlinable
  deinit { base.deallocate() }

  @inlinable @inline(__always)
  package mutating func append(_ element: Element) {
    if count == capacity { reserve(capacity + 1) }
    base[count] = element
    count += 1
  }

  /// Makes room for this many elements, at least doubling.
  @inlinable @inline(never)
  package mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    capacity = max(wanted, 2 * capacity)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    adviseHugePages(larger, byteCount: capacity * MemoryLayout<Element>.stride)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  /// The memory behind the elements; writing past `count` is followed by ``setCount(_:)``.
  @inlinable @inline(__always)
  package var start: UnsafeMutablePointer<Element> { base }

  /// Says how many elements were written through ``start``.
  @inlinable
  package mutating func setCount(_ count: Int) {
    precondition(count >= 0 && count <= capacity)
    self.count = count
  }

  /// The elements; valid as long as the column is neither grown nor gone.
  @inlinable @inline(__always)
  package var elements: UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: base, count: count)
  }
}
