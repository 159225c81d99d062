import ArgumentParser
import Glibc

/// What ends a command with exit code 2: a sentence for the person who typed it.
struct Failure: Error {
  let message: String

  init(_ message: String) { self.message = "coalition: " + message }
}

extension ExitCode {
  /// Nothing was found. The answer says so; the code says it to scripts.
  static let nothingFound = ExitCode(1)
}

/// The stream for what is not the answer.
enum StandardError {
  static func print(_ text: String) {
    // Messages quote names, typed or read.
    write(Terminal.safe(text) + "\n")
  }
}

extension StandardError {
  /// Writes past the C library's stream, which is shared mutable state.
  fileprivate static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let count = Glibc.write(STDERR_FILENO, bytes.baseAddress.map { $0 + start }, bytes.count - start)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        start += count
      }
    }
  }
}

/// What the terminal at the other end can show.
enum Terminal {
  /// Colour only for a person at a terminal who did not refuse it (https://no-color.org).
  static let hasColour = isatty(STDOUT_FILENO) != 0 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)

  static func bold(_ text: String) -> String { hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  static func faint(_ text: String) -> String { hasColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

  /// Says on a terminal what takes long; silent elsewhere.
  static func progress(_ text: String) {
    guard isatty(STDERR_FILENO) != 0 else { return }
    StandardError.write("\r\u{1B}[K" + text)
  }

  /// Text without what a terminal would obey: a name in the data must not move the cursor.
  static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isUnsafe($0) ? "\u{FFFD}" : $0 }))
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
