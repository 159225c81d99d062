import Foundation

/// One line of JSON: what was done, how fast, in how much memory, and figures that prove it.
struct ResultLine: Encodable {
  let task: String
  let tool = "coalition"
  let version: String
  let graph: String
  let threads: Int
  let seconds: Double
  let loadSeconds: Double
  let peakMB: Int
  let result: Figures

  enum CodingKeys: String, CodingKey {
    case task, tool, version, graph, threads, seconds, result
    case loadSeconds = "load_seconds"
    case peakMB = "peak_mb"
  }

  func print() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    Swift.print(String(decoding: try encoder.encode(self), as: UTF8.self))
  }
}

/// Named figures of a result, numbers and names mixed.
struct Figures: Encodable, ExpressibleByDictionaryLiteral {
  enum Figure: Encodable {
    case count(Int)
    case measure(Double)
    case name(String)
    case flag(Bool)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .count(let value): try container.encode(value)
      case .measure(let value): try container.encode(value)
      case .name(let value): try container.encode(value)
      case .flag(let value): try container.encode(value)
      }
    }
  }

  let figures: [String: Figure]

  init(dictionaryLiteral elements: (String, Figure)...) {
    figures = Dictionary(elements) { first, _ in first }
  }

  func encode(to encoder: any Encoder) throws { try figures.encode(to: encoder) }
}
