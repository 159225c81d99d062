#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Names of the signals that end processes, with what they tell.
enum SignalName {
  /// The name and the usual cause, for a message.
  static func describe(_ signal: Int32) -> String {
    switch signal {
    case SIGSEGV: "SIGSEGV (a crash: memory that is not its own)"
    case SIGBUS: "SIGBUS (a crash: memory that is not there)"
    case SIGABRT: "SIGABRT (it gave up on itself)"
    case SIGILL: "SIGILL (a crash: a failed check)"
    case SIGTRAP: "SIGTRAP (a crash: a failed check)"
    case SIGFPE: "SIGFPE (a crash: arithmetic)"
    case SIGKILL: "SIGKILL (killed from outside, as a rule for want of memory)"
    case SIGTERM: "SIGTERM (ended from outside)"
    case SIGINT: "SIGINT (ended from outside)"
    case SIGPIPE: "SIGPIPE (nobody read its answer)"
    case SIGXCPU: "SIGXCPU (its processor time was over)"
    default: "signal \(signal)"
    }
  }
}
