import Foundation
import Testing

/// The gallery is what the command draws today.
@Suite struct GalleryTests {
  static let folder = Command.package.appending(path: "Examples/gallery")

  static let pictures: [String] = {
    let list = (try? String(contentsOf: folder.appending(path: "pictures.txt"), encoding: .utf8)) ?? ""
    return list.split(separator: "\n").map(String.init)
  }()

  @Test(arguments: pictures) func `Each picture is drawn as it stands there, page for page`(_ line: String)
    async throws
  {
    let words = line.split(separator: " ").map(String.init)
    try await withScratch { scratch in
      let outcome = try await Command.run(
        "coalition",
        words.dropFirst().map { $0.contains("/") ? Command.package.appending(path: $0).path : $0 }
          + ["-o", "\(words[0]).svg"],
        in: scratch.folder)
      #expect(outcome.code == 0, "\(outcome.err)")
      let drawn = try scratch.names().sorted()
      let kept = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        .filter { $0.hasSuffix(".svg") && Self.picture(of: $0) == words[0] }
      #expect(drawn == kept.sorted())
      for name in drawn {
        #expect(
          try scratch.read(name) == Data(contentsOf: Self.folder.appending(path: name)),
          "\(name) differs: look at it, then draw the gallery anew with .ci/gallery")
      }
    }
  }

  @Test func `There is a picture for each line, and no other`() throws {
    let names = Set(Self.pictures.map { String($0.prefix { $0 != " " }) })
    #expect(names.count == Self.pictures.count && names.count > 10)
    for file in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    where file.hasSuffix(".svg") {
      #expect(names.contains(Self.picture(of: file)), "\(file)")
    }
  }

  /// The name of a file without its ending and the number of its page.
  private static func picture(of file: String) -> String {
    file.dropLast(4).split(separator: "-").filter { Int($0) == nil }.joined(separator: "-")
  }
}
