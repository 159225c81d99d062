import Foundation
import GraphvizRendering

/// Children that behave in one way or another.
enum Fixture {
  /// The path of the real worker, which is built beside the tests.
  static var worker: String {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "render-worker-fixture").path(percentEncoded: false)
  }

  static func real(memoryLimit: Int? = 2 << 30) -> ChildRenderer {
    ChildRenderer(executable: worker, arguments: [], deadline: .seconds(20), memoryLimit: memoryLimit)
  }

  /// A child that does what a shell script says.
  static func shell(_ script: String, deadline: Duration = .seconds(10)) -> ChildRenderer {
    ChildRenderer(executable: "/bin/sh", arguments: ["-c", script], deadline: deadline)
  }

  /// The numbers of this process's children that have ended but were not waited for.
  static func zombies() throws -> [String] {
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
