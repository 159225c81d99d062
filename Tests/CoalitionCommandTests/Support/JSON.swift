import Foundation
import Testing

/// JSON as it stands, for tests of its shape.
enum JSON: Decodable, Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let string = try? value.decode(String.self) {
      self = .string(string)
    } else if let array = try? value.decode([JSON].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }

  init(_ text: String) throws { self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8)) }

  subscript(_ key: String) -> JSON? { if case .object(let object) = self { object[key] } else { nil } }
  var keys: Set<String> { if case .object(let object) = self { Set(object.keys) } else { [] } }
  var items: [JSON] { if case .array(let array) = self { array } else { [] } }
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var isArray: Bool { if case .array = self { true } else { false } }
}

extension Outcome {
  /// The answer as JSON, its envelope checked against DESIGN §5.
  func json(_ command: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> JSON {
    let json = try JSON(out)
    #expect(json["command"]?.text == command, sourceLocation: sourceLocation)
    #expect(json["understood"]?.text?.isEmpty == false, sourceLocation: sourceLocation)
    let results = try #require(json["results"], sourceLocation: sourceLocation)
    #expect(results.isArray, sourceLocation: sourceLocation)
    #expect(json["diagnostics"]?.isArray == true, sourceLocation: sourceLocation)
    #expect(json["count"]?.number == Double(results.items.count), sourceLocation: sourceLocation)
    return json
  }

  /// The ids of the results, in order.
  func ids(_ command: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
    try json(command, sourceLocation: sourceLocation)["results"]?.items.compactMap { $0["id"]?.text } ?? []
  }
}
