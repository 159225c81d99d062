/// A JSON document as a value (RFC 8259, https://doi.org/10.17487/RFC8259).
///
/// Members keep the order of the file, and numbers the digits they were written with: what is read and written again
/// is not rounded.
public enum JSONValue: Sendable, Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number as it was written.
  case number(String)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Names with values.
  case object(JSONObject)
}

/// The members of a JSON object in the order of the file.
public struct JSONObject: Sendable, Equatable {
  /// One name with its value.
  public struct Member: Sendable, Equatable {
    /// The name.
    public let name: String
    /// What it has.
    public let value: JSONValue

    /// Makes a member.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// Every member, in the order of the file.
  public var members: [Member]

  /// Makes an object.
  public init(_ members: [Member] = []) { self.members = members }

  /// The value of the first member with this name. O(members): for objects of few members.
  public subscript(name: String) -> JSONValue? { members.first { $0.name == name }?.value }

  /// Adds a member at the end.
  public mutating func append(_ name: String, _ value: JSONValue) { members.append(Member(name, value)) }
}

extension JSONValue {
  /// The members, where it is an object.
  public var object: JSONObject? {
    if case .object(let object) = self { return object }
    return nil
  }

  /// The elements, where it is a list.
  public var array: [JSONValue]? {
    if case .array(let elements) = self { return elements }
    return nil
  }

  /// The text, where it is one.
  public var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// The value of a member, where it is an object that has it.
  public subscript(name: String) -> JSONValue? { object?[name] }

  /// What a cell of a table would hold: a text or number as it stands, `true` or `false`; nil for `null`, lists and
  /// objects.
  public var scalar: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let truth): truth ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
