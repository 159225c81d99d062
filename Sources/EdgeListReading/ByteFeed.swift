import Glibc
import RecordReading

/// The bytes of a file, a stretch at a time, each of them ending with the end of a line.
///
/// Read rather than mapped: a program that cuts the file short meanwhile cannot crash us, pipes work too, and the
/// memory of the process stays that of one stretch, whereas mapped pages would count as its own. Copying a stretch
/// into a buffer that stays in the cache costs no more than mapping its pages.
struct ByteFeed: ~Copyable {
  /// How many bytes past the end may be read: kernels load words of eight.
  static let padding = 16

  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private let descriptor: Int32
  private let ownsDescriptor: Bool
  /// Where the bytes that have been read end.
  private var filled = 0
  private(set) var isAtEnd = false
  /// Whether the last line lacked a line feed and was given one.
  private var isCompleted = false
  /// How many bytes have been read from the file.
  private(set) var bytesRead = 0
  /// The size of the file; 0 if it is not a regular one.
  let fileSize: Int
  /// What the end of the last stretch is; the rest is the beginning of a line that is not all here.
  private(set) var limit = 0

  /// Opens a file; `path` `-` is standard input.
  init(path: String, file: String, capacity: Int) throws(Diagnostic) {
    ownsDescriptor = path != "-"
    descriptor = ownsDescriptor ? retrying { open(path, O_RDONLY | O_CLOEXEC) } : 0
    self.capacity = capacity
    base = .allocate(capacity: capacity + ByteFeed.padding)
    guard descriptor >= 0 else {
      fileSize = 0
      throw unreadable(file, errno)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      fileSize = 0
      throw unreadable(file, errno)
    }
    // Standard input may be a file of which something has been read: its places are not those of the file.
    fileSize = ownsDescriptor && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    if status.st_mode & S_IFMT == S_IFDIR { throw unreadable(file, EISDIR) }
  }

  deinit {
    base.deallocate()
    if ownsDescriptor, descriptor >= 0 { close(descriptor) }
  }

  /// The bytes at hand; `start[..<limit]` are whole lines.
  var start: UnsafePointer<UInt8> { UnsafePointer(base) }

  /// Where the bytes at hand begin in the file.
  var offset: Int { bytesRead - filled + (isCompleted ? 1 : 0) }

  /// Drops the first `consumed` bytes and reads on until a further line is whole, or the file ends.
  mutating func refill(consumed: Int, file: String) throws(Diagnostic) {
    let rest = filled - consumed
    if consumed > 0, rest > 0 { memmove(base, base + consumed, rest) }
    var searched = limit - consumed
    filled = rest
    limit = 0
    while true {
      // Room for what is read, and for the line feed that the last line may lack.
      if filled + 1 >= capacity { grow() }
      let room = base + filled
      let space = capacity - filled - 1
      let got = retrying { readOnce(descriptor, room, space) }
      if got < 0 { throw unreadable(file, errno) }
      bytesRead += got
      filled += got
      if got == 0 {
        isAtEnd = true
        if filled > 0, base[filled - 1] != Byte.lineFeed {
          base[filled] = Byte.lineFeed
          filled += 1
          isCompleted = true
        }
        limit = filled
        break
      }
      searched = max(searched, 0)
      limit = filled
      while limit > searched, base[limit - 1] != Byte.lineFeed { limit -= 1 }
      if limit > searched { break }
      searched = filled
      limit = 0
    }
    memset(base + filled, Int32(Byte.lineFeed), ByteFeed.padding)
  }

  private mutating func grow() {
    capacity *= 2
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + ByteFeed.padding)
    larger.update(from: base, count: filled)
    base.deallocate()
    base = larger
  }

  /// Reads at a place of a regular file without moving the feed.
  func read(at offset: Int, into room: UnsafeMutableRawBufferPointer) -> Int {
    retrying { pread(descriptor, room.baseAddress, room.count, offset) }
  }

  /// Goes back to a place of a regular file, with nothing at hand.
  mutating func rewind(to offset: Int) {
    lseek(descriptor, offset, SEEK_SET)
    bytesRead = offset
    filled = 0
    limit = 0
    isAtEnd = false
    isCompleted = false
  }
}

/// Bytes with a meaning in an edge list.
enum Byte {
  static let nul: UInt8 = 0x00
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let zero: UInt8 = 0x30
}

/// One `read`. A free function because inside the type that name means another.
private func readOnce(_ descriptor: Int32, _ room: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
  read(descriptor, room, count)
}

/// Calls again what a signal interrupted.
private func retrying<Value: SignedInteger>(_ call: () -> Value) -> Value {
  while true {
    let value = call()
    if value >= 0 || errno != EINTR { return value }
  }
}

private func unreadable(_ file: String, _ code: Int32) -> Diagnostic {
  let expected = "an edge list in CSV"
  return switch code {
  case ENOENT, ENOTDIR:
    Diagnostic(
      .error, file: file, found: "no such file", expected: expected,
      mend: "Check the spelling and the folder.")
  case EISDIR:
    Diagnostic(
      .error, file: file, found: "a folder", expected: expected, mend: "Name a file inside the folder.")
  case EACCES, EPERM:
    Diagnostic(
      .error, file: file, found: "a file that may not be read", expected: expected,
      mend: "Ask its owner for permission to read it.")
  default:
    Diagnostic(
      .error, file: file, found: "a file that cannot be read (\(String(cString: strerror(code))))",
      expected: expected, mend: "Check the disk or the connection, and try again.")
  }
}
