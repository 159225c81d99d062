import Glibc
import RecordReading

/// Whole files in memory.
///
/// Read rather than mapped: a program that cuts the file short meanwhile cannot crash us, and pipes work too.
enum FileBytes {
  /// The longest file that is read, in bytes: 4 GiB.
  static let limit = 1 << 32

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - file: What a problem calls it.
  ///   - expected: What the file should have been: `a graph in GML`.
  /// - Throws: A ``RecordReading/Diagnostic`` where there is no such file, or it is a folder, may not be read, or is
  ///   longer than 4 GiB.
  static func read(_ path: String, file: String, expected: String) throws(Diagnostic) -> [UInt8] {
    let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw unreadable(file, errno, expected) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(file, errno, expected) }
    if status.st_mode & S_IFMT == S_IFDIR { throw unreadable(file, EISDIR, expected) }
    // The size is a guess: a pipe says 0, and a file may grow. One byte more tells that a file has ended.
    var room = min(max(Int(status.st_size) + 1, 1 << 16), limit + 1)
    var bytes: [UInt8] = []
    while true {
      var code: Int32 = 0
      var isAtEnd = false
      let known = bytes
      bytes = []
      bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        _ = buffer.update(fromContentsOf: known)
        count = known.count
        while count < room {
          let got = readOnce(descriptor, buffer, count)
          if got < 0 { code = errno }
          isAtEnd = got == 0
          if got <= 0 { break }
          count += got
        }
      }
      if code != 0 { throw unreadable(file, code, expected) }
      if isAtEnd { return bytes }
      if bytes.count > limit { throw unreadable(file, EFBIG, expected) }
      room = min(room * 2, limit + 1)
    }
  }

  private static func readOnce(_ descriptor: Int32, _ room: UnsafeMutableBufferPointer<UInt8>, _ from: Int)
    -> Int
  {
    guard let base = room.baseAddress else { return 0 }
    return retrying { Glibc.read(descriptor, base + from, room.count - from) }
  }

  /// Calls again what a signal interrupted.
  private static func retrying<Value: SignedInteger>(_ call: () -> Value) -> Value {
    while true {
      let value = call()
      if value >= 0 || errno != EINTR { return value }
    }
  }

  private static func unreadable(_ file: String, _ code: Int32, _ expected: String) -> Diagnostic {
    let (found, mend) =
      switch code {
      case ENOENT, ENOTDIR: ("no such file", "Check the spelling and the folder.")
      case EISDIR: ("a folder", "Name a file inside the folder.")
      case EACCES, EPERM:
        ("a file that may not be read", "Ask its owner for permission to read it.")
      case EFBIG:
        ("a file of more than 4 GiB", "Divide it, or ask the program it came from for a part of it.")
      default:
        (
          "a file that cannot be read (\(String(cString: strerror(code))))",
          "Check the disk or the connection, and try again."
        )
      }
    return Diagnostic(.error, file: file, found: found, expected: expected, mend: mend)
  }
}
