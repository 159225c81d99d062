#if canImport(Glibc)
  import Glibc
#endif

/// Tells a crash for want of memory from any other, on both sides of the pipe.
///
/// What runs out of memory dies in many ways: Graphviz does not look at every pointer that it is given, GLib stops at a
/// trap, and where the stack cannot grow nothing is said at all. Only at that moment can one see why: no more address
/// space is to be had.
enum MemoryWatch {
  // Computed, since a stored one is made at its first use behind a lock.
  private static var mark: StaticString { "out of memory\n" }
  /// More than a thread's stack (8 MiB), for want of which GLib gives up too.
  private static var probe: Int { 16 << 20 }
  /// How the parts of a child speak of it: Graphviz and this file, the C library, Swift and GLib.
  private static let phrases = [
    "out of memory", "Cannot allocate memory", "failed to allocate", "memory allocation failure",
  ]

  /// Those of a child's complaints that say that it had no memory left, without the stack around them.
  static func want(in complaints: [String]) -> [String] {
    complaints.filter { line in phrases.contains { line.contains($0) } }
  }

  /// Lets this process say so on standard error when a crash finds no memory left; it ends by the same signal.
  ///
  /// Call it before the limit is set: the handler's stack must be there when no other can be had.
  static func install() {
    #if canImport(Glibc)
      let size = 64 << 10
      var stack = stack_t()
      stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
      stack.ss_size = size
      guard sigaltstack(&stack, nil) == 0 else { return }
      var action = sigaction()
      // Nothing here may allocate or lock: the crash can be anywhere.
      action.__sigaction_handler.sa_handler = { number in
        let room = mmap(
          nil, MemoryWatch.probe, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        if room == MAP_FAILED {
          _ = write(STDERR_FILENO, MemoryWatch.mark.utf8Start, MemoryWatch.mark.utf8CodeUnitCount)
        }
        signal(number, SIG_DFL)
        raise(number)
      }
      action.sa_flags = SA_ONSTACK | SA_NODEFER
      for number in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT] { sigaction(number, &action, nil) }
    #endif
  }
}
