#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The bytes of one file, followed by spaces that kernels may read past the end: spaces, because they mean nothing
/// to any kernel, whereas zeros would look like NUL bytes of the file.
///
/// Written while a file is read and never afterwards.
struct ByteBuffer {
  /// How many bytes past the end may be read: one block of the scanning kernel.
  static let padding = 64

  private(set) var start: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    start = allocate(capacity + Self.padding, as: UInt8.self)
  }

  init(_ bytes: [UInt8]) {
    self.init(capacity: bytes.count)
    bytes.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { start.update(from: base, count: source.count) }
    }
    count = bytes.count
    pad()
  }

  /// Where the next bytes go, with how much room there is; never without room.
  mutating func room() -> UnsafeMutableRawBufferPointer {
    if count == capacity {
      capacity = max(4096, capacity * 2)
      start = reallocate(start, capacity + Self.padding)
    }
    return UnsafeMutableRawBufferPointer(start: start + count, count: capacity - count)
  }

  mutating func advance(by added: Int) { count += added }

  /// Ends the reading.
  func pad() { (start + count).update(repeating: Byte.space, count: Self.padding) }

  func deallocate() { free(start) }
}

/// What a ``CSVTable`` points into: the bytes of the file and where the fields are in them.
///
/// Unchecked because it holds pointers: both blocks are written before the object exists, belong to it alone and
/// are only read afterwards.
@usableFromInline
final class CSVStorage: @unchecked Sendable {
  @usableFromInline let bytes: UnsafePointer<UInt8>
  @usableFromInline let slots: UnsafePointer<UInt32>
  let byteCount: Int

  /// Takes ownership of both blocks, which have to come from ``allocate(_:as:)``.
  init(bytes: ByteBuffer, slots: UnsafeMutablePointer<UInt32>) {
    self.bytes = UnsafePointer(bytes.start)
    self.slots = UnsafePointer(slots)
    byteCount = bytes.count
  }

  deinit {
    free(UnsafeMutableRawPointer(mutating: bytes))
    free(UnsafeMutableRawPointer(mutating: slots))
  }
}

/// Memory for `count` values, not cleared.
func allocate<Element: BitwiseCopyable>(_ count: Int, as _: Element.Type) -> UnsafeMutablePointer<Element> {
  let size = max(1, count) * MemoryLayout<Element>.stride
  let hugePage = 1 << 21
  var block: UnsafeMutableRawPointer?
  if size < 2 * hugePage {
    block = malloc(size)
  } else if posix_memalign(&block, hugePage, size) == 0 {
    // Half the time of reading a large file goes into the first touch of its pages; huge ones have 512 times
    // fewer. It is advice: where the system has none to give, nothing changes.
    #if os(Linux)
      madvise(block, size, MADV_HUGEPAGE)
    #endif
  }
  guard let block else { fatalError("out of memory: \(size) bytes") }
  return block.assumingMemoryBound(to: Element.self)
}

/// The same memory with room for `count` values. Large blocks are remapped by the system rather than copied,
/// which is why this is not an `Array`.
func reallocate<Element: BitwiseCopyable>(
  _ pointer: UnsafeMutablePointer<Element>, _ count: Int
) -> UnsafeMutablePointer<Element> {
  let size = max(1, count) * MemoryLayout<Element>.stride
  guard let block = realloc(pointer, size) else { fatalError("out of memory: \(size) bytes") }
  return block.assumingMemoryBound(to: Element.self)
}
