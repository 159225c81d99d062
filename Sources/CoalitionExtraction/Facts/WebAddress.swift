/// The parts of a web address that tell what it leads to.
struct WebAddress {
  /// The host, lower case, without `www.`.
  let host: String
  /// How many parts its path has.
  let depth: Int
  /// Whether the path ends in `.pdf`.
  let isDocument: Bool

  init(_ address: String) {
    var bytes = Array(address.utf8)
    for place in bytes.indices where (65...90).contains(bytes[place]) { bytes[place] += 32 }
    var start = 0
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) {
      start = colon + 3
    }
    if bytes[start...].starts(with: "www.".utf8) { start += 4 }
    let end = bytes[start...].firstIndex { "/?#:".utf8.contains($0) } ?? bytes.count
    host = String(decoding: bytes[start..<end], as: UTF8.self)
    depth = bytes[end...].split(separator: UInt8(ascii: "/")).count
    isDocument = bytes.count > 4 && bytes[(bytes.count - 4)...].elementsEqual(".pdf".utf8)
  }

  /// Whether programs are kept there.
  var leadsToCode: Bool { isHosted(by: Self.codeHosts) || host.hasPrefix("gitlab.") }

  /// Whether it is a page of a group on a social network.
  var leadsToGroup: Bool { isHosted(by: Self.groupHosts) }

  var leadsToPublication: Bool { isHosted(by: ["doi.org"]) }

  private func isHosted(by hosts: [String]) -> Bool {
    hosts.contains { host.hasSuffix($0) && (host.utf8.count == $0.utf8.count || host.hasSuffix("." + $0)) }
  }

  private static let codeHosts = [
    "github.com", "github.io", "gitlab.com", "pypi.org", "cran.r-project.org", "bitbucket.org",
    "codeberg.org",
    "zenodo.org", "huggingface.co", "npmjs.com", "sourceforge.net",
  ]
  private static let groupHosts = ["instagram.com", "facebook.com"]
}
