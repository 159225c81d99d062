#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The other end of ``ChildRenderer``: what the child process does.
///
/// The program has a hidden subcommand that does nothing but
///
/// ```swift
/// exit(RenderWorker.run())
/// ```
public enum RenderWorker {
  /// Reads one request, draws, and writes one reply.
  ///
  /// Sets limits of memory and processor time on this process as the request asks, so call it only in a
  /// process that exists for it.
  ///
  /// - Parameters:
  ///   - input: The file descriptor to read the request from, to its end.
  ///   - output: The file descriptor to write the reply to.
  /// - Returns: The exit code: 0 if a reply was written, be it a failure to draw; 2 if the request is none
  ///   or the reply could not be written.
  public static func run(input: Int32 = 0, output: Int32 = 1) -> Int32 {
    do {
      let reserved = try reserve(output)
      let bytes = try FileDescriptors.readAll(from: input)
      guard let (request, dot) = RenderMessage.decode(RenderRequest.self, from: bytes),
        dot.count == request.length
      else {
        complain("this is no request of ChildRenderer; the subcommand is not for people")
        return 2
      }
      limit(request)
      // Graphviz ends its process where it cannot go on; what it said before would be lost with it.
      atexit { for message in MessageCapture.take() { RenderWorker.complain(message) } }
      let (reply, body) = answer(request.task, dot: String(decoding: dot, as: UTF8.self))
      try FileDescriptors.writeAll(try RenderMessage.encode(reply, body: body), to: reserved)
      return 0
    } catch let failure as FileDescriptors.Failure {
      complain(failure.reason)
      return 2
    } catch {
      complain("\(error)")
      return 2
    }
  }

  private static func answer(_ task: RenderRequest.Task, dot: String) -> (RenderReply, [UInt8]) {
    do {
      let messages: [String]
      let body: [UInt8]
      switch task {
      case .render(let engine, let format):
        let rendering = try GraphvizRenderer.render(dot, engine: engine, format: format)
        (messages, body) = (rendering.messages, rendering.bytes)
      case .layout(let engine):
        let layout = try GraphvizRenderer.layout(dot, engine: engine)
        (messages, body) = (layout.messages, LayoutMessage.encode(layout))
      }
      return (RenderReply(error: nil, messages: messages, length: body.count), body)
    } catch {
      return (RenderReply(error: error, messages: [], length: 0), [])
    }
  }

  /// Keeps standard output for the reply: whatever a plugin prints goes to standard error instead.
  private static func reserve(_ output: Int32) throws(FileDescriptors.Failure) -> Int32 {
    guard output == STDOUT_FILENO else { return output }
    let reserved = dup(output)
    guard reserved >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { throw FileDescriptors.Failure("dup") }
    return reserved
  }

  private static func limit(_ request: RenderRequest) {
    if request.memoryLimit != nil { MemoryWatch.install() }
    #if canImport(Glibc)
      typealias Resource = __rlimit_resource_t
      let resources = (
        memory: Resource(RLIMIT_AS.rawValue), time: Resource(RLIMIT_CPU.rawValue),
        core: Resource(RLIMIT_CORE.rawValue)
      )
    #else
      let resources = (memory: RLIMIT_AS, time: RLIMIT_CPU, core: RLIMIT_CORE)
    #endif
    let wishes = [
      (resources.memory, request.memoryLimit), (resources.time, request.processorSeconds),
      // A core file of a crash would surprise whoever finds it.
      (resources.core, 0),
    ]
    for (resource, wish) in wishes {
      guard let wish = wish.flatMap({ rlim_t(exactly: $0) }) else { continue }
      var limits = rlimit()
      guard getrlimit(resource, &limits) == 0 else { continue }
      limits.rlim_cur = min(wish, limits.rlim_max)
      if setrlimit(resource, &limits) != 0 { complain("setrlimit: \(String(cString: strerror(errno)))") }
    }
  }

  private static func complain(_ text: String) {
    try? FileDescriptors.writeAll(Array((text + "\n").utf8), to: STDERR_FILENO)
  }
}
