import Foundation

/// What the kernel says of this process's memory (proc(5)).
public enum Memory {
  /// Sets the high-water mark of this process to what it holds now (clear_refs 5).
  public static func resetPeak() {
    try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
  }

  /// The high-water mark of resident memory in KiB.
  public static func peak() -> Int { field("VmHWM:") }

  /// Resident memory now, in KiB.
  public static func resident() -> Int { field("VmRSS:") }

  private static func field(_ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
    return line.split(separator: " ").compactMap { Int($0) }.first ?? 0
  }
}

/// How long work takes.
public func timed<Value>(_ work: () throws -> Value) rethrows -> (value: Value, seconds: Double) {
  let clock = ContinuousClock()
  let start = clock.now
  let value = try work()
  return (value, (clock.now - start) / .seconds(1))
}
