#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension CSVTable {
  /// Reads a CSV file.
  ///
  /// The file is copied into memory rather than mapped, so that a program that cuts it short while we read can
  /// not crash us. Pipes and `/dev/stdin` work too.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - name: The name that diagnostics show; the path if left out.
  ///   - separator: What stands between two fields.
  /// - Throws: A ``Diagnostic`` if there is no such file, if it is a folder, has 4 GiB or more, or cannot be
  ///   read. Problems of the contents are in ``diagnostics`` instead.
  /// - Complexity: O(*n*) in the number of bytes.
  public static func read(
    contentsOf path: String, named name: String? = nil, separator: CSVSeparator = .comma
  ) throws(Diagnostic) -> CSVTable {
    let file = name ?? path
    let buffer = try readBytes(path, file: file)
    return CSVTable(buffer: buffer, file: file, separator: separator)
  }

  private static func readBytes(_ path: String, file: String) throws(Diagnostic) -> ByteBuffer {
    let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw unreadable(file, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(file, errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw unreadable(file, EISDIR) }
    if let refusal = Refusal.tooLarge(Int(status.st_size), file: file) { throw refusal }

    // One byte more than the file has, so that the read that meets its end needs no more room.
    var buffer = ByteBuffer(capacity: max(0, Int(status.st_size)) + 1)
    while true {
      let room = buffer.room()
      let got = retrying { readOnce(descriptor, room) }
      if got < 0 {
        let code = errno
        buffer.deallocate()
        throw unreadable(file, code)
      }
      if got == 0 { break }
      buffer.advance(by: got)
    }
    buffer.pad()
    return buffer
  }

  /// Calls again what a signal interrupted.
  private static func retrying<Value: SignedInteger>(_ call: () -> Value) -> Value {
    while true {
      let value = call()
      if value >= 0 || errno != EINTR { return value }
    }
  }

  private static func unreadable(_ file: String, _ code: Int32) -> Diagnostic {
    switch code {
    case ENOENT, ENOTDIR:
      Diagnostic(
        .error, file: file, found: "no such file", expected: "a CSV file",
        mend: "Check the spelling and the folder.")
    case EISDIR:
      Diagnostic(
        .error, file: file, found: "a folder", expected: "a CSV file",
        mend: "Name a file inside the folder.")
    case EACCES, EPERM:
      Diagnostic(
        .error, file: file, found: "a file that may not be read", expected: "a CSV file",
        mend: "Ask its owner for permission to read it.")
    default:
      Diagnostic(
        .error, file: file, found: "a file that cannot be read (\(String(cString: strerror(code))))",
        expected: "a CSV file", mend: "Check the disk or the connection, and try again.")
    }
  }
}

/// One `read`. A free function because inside the type that name means another.
private func readOnce(_ descriptor: Int32, _ room: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, room.baseAddress, room.count)
}
