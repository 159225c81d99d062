import Foundation
import GraphvizRendering

/// Children that behave in one way or another.
enum Fixture {
  /// The path of the real worker, which is built beside the tests.
  static var worker: String {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "render-worker-fixture").path(percentEncoded: false)
  }

  /// Whether the tests run under the thread or address sanitizer, which takes terabytes of address space for itself,
  /// so that no limit of a child's address space can be kept.
  static let isSanitized: Bool = {
    let entrances: [String] = ["__tsan_init", "__asan_init"]
    return entrances.contains { dlsym(nil, $0) != nil }
  }()

  /// What a child may take unless the test is about that.
  static let memoryLimit: Int? = isSanitized ? nil : 2 << 30

  static func real(memoryLimit: Int? = Fixture.memoryLimit) -> ChildRenderer {
    ChildRenderer(executable: worker, arguments: [], deadline: .seconds(600), memoryLimit: memoryLimit)
  }

  /// A child that does what a shell script says.
  static func shell(_ script: String, deadline: Duration = .seconds(10)) -> ChildRenderer {
    ChildRenderer(executable: "/bin/sh", arguments: ["-c", script], deadline: deadline)
  }

  /// The numbers of this process's children that have ended and are not waited for.
  ///
  /// Other suites start children in this process too, and one of those may just have ended: only who stays a zombie
  /// for seconds is one.
  static func zombies() throws -> [String] {
    var found = try ended()
    for _ in 0..<30 where !found.isEmpty {
      usleep(100_000)
      let still = Set(try ended())
      found.removeAll { !still.contains($0) }
    }
    return found
  }

  /// The requests of this process that lie in the folder for temporary files by name.
  static func filesLeft() throws -> [String] {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return names.filter { $0.hasPrefix("graphviz-request-\(getpid())-") }
  }

  private static func ended() throws -> [String] {
    let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }
    return processes.filter { process in
      guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let end = stat.lastIndex(of: ")")
      else { return false }
      let fields = stat[end...].split(separator: " ")
      return fields.count > 2 && fields[1] == "Z" && fields[2] == "\(getpid())"
    }
  }
}
