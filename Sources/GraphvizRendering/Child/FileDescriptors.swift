#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whole reads and writes on file descriptors.
enum FileDescriptors {
  /// A failed system call, with the system's words for it.
  struct Failure: Error {
    var reason: String

    init(_ call: String) {
      reason = "\(call): \(String(cString: strerror(errno)))"
    }
  }

  /// Everything up to the end of the file, however many pieces it comes in.
  static func readAll(from descriptor: Int32) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes.append(contentsOf: buffer[..<count])
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw Failure("read")
      }
    }
  }

  /// All of the bytes, however many writes it takes.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(descriptor, $0.baseAddress?.advanced(by: start), $0.count - start)
      }
      if count >= 0 {
        start += count
      } else if errno != EINTR {
        throw Failure("write")
      }
    }
  }

  /// A nameless file that holds the bytes, to be read from its beginning. The caller closes it.
  ///
  /// Better than a pipe as the input of a child: nothing waits for a child that does not read, and a child
  /// that dies sends no SIGPIPE, which would end this process too.
  static func file(holding bytes: [UInt8]) throws(Failure) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let path = "\(folder)/graphviz-request-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure("open \(path)") }
    unlink(path)
    do throws(Failure) {
      try writeAll(bytes, to: descriptor)
      guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw Failure("lseek") }
    } catch {
      close(descriptor)
      throw error
    }
    return descriptor
  }
}
