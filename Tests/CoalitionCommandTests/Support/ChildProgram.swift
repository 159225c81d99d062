import Dispatch
import Glibc

/// A program to be started with its streams in files.
///
/// Not Foundation's `Process`: of the one in Swift 6.3 for Linux, `run()` now and then crashes with a bad pointer
/// when it is called from several threads at once, as tests do.
struct ChildProgram {
  struct NotStarted: Error {
    let path: String
    let reason: String
  }

  let path: String
  let arguments: [String]
  let folder: String
  let environment: [String: String]
  let out: String
  let err: String

  /// Starts it and gives its process id.
  func start() throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err, O_WRONLY | O_CREAT | O_TRUNC, 0o600)

    // The threads of tests block signals; what a user starts does not.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    // A shell to change the folder, which then becomes the program: Swift sees no spawn action for it.
    let words = (["sh", "-c", #"cd "$0" && exec "$@""#, folder, path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, "/bin/sh", &actions, &attributes, words, variables)
    guard code == 0 else { throw NotStarted(path: path, reason: String(cString: strerror(code))) }
    return id
  }

  /// Waits for the end, and brings it about where the deadline passes first: the exit code, or minus the signal.
  static func end(of id: Int32, deadline: Double) async -> (status: Int32, isLate: Bool) {
    await withCheckedContinuation { done in
      // A thread of its own: waiting blocks it.
      DispatchQueue.global().async {
        var status: Int32 = 0
        let end = DispatchTime.now() + deadline
        var isLate = false
        while waitpid(id, &status, isLate ? 0 : WNOHANG) == 0 {
          usleep(2_000)
          if DispatchTime.now() > end {
            isLate = true
            kill(id, SIGKILL)
          }
        }
        let signal = status & 0x7F
        done.resume(returning: (signal == 0 ? (status >> 8) & 0xFF : -signal, isLate))
      }
    }
  }
}
