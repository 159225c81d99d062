internal import CYajl
internal import FoundationEssentials
public import RecordReading

extension JSONValue {
  /// Objects and lists within each other beyond which a document is refused.
  static let depthLimit = 256

  /// Reads one JSON document in UTF-8; a byte order mark is skipped.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - file: The name that a problem shows.
  ///   - line: The line on which the bytes begin, for a document that is one line of a file.
  /// - Throws: A ``Diagnostic`` with the place, where it is not JSON or nested more than 256 deep.
  /// - Complexity: O(*n*) in the number of bytes.
  public static func read(
    _ bytes: UnsafeRawBufferPointer, file: String, line: Int = 1
  ) throws(Diagnostic) -> JSONValue {
    let events = JSONBuilder()
    var callbacks = JSONBuilder.callbacks
    let problem: Diagnostic? = withUnsafePointer(to: &callbacks) { callbacks in
      let parser = yajl_alloc(callbacks, nil, Unmanaged.passUnretained(events).toOpaque())
      defer { yajl_free(parser) }
      var input = bytes.bindMemory(to: UInt8.self)
      if input.count >= 3, input[0] == 0xEF, input[1] == 0xBB, input[2] == 0xBF {
        input = UnsafeBufferPointer(rebasing: input[3...])
      }
      var status = yajl_parse(parser, input.baseAddress, input.count)
      let consumed = yajl_get_bytes_consumed(parser)
      if status == yajl_status_ok { status = yajl_complete_parse(parser) }
      if status == yajl_status_ok { return nil }
      let reason =
        events.isTooDeep
        ? "objects or lists nested more than \(depthLimit) deep" : Self.reason(parser)
      let end = min(max(consumed, 0), input.count)
      var (row, start) = (line, 0)
      for offset in 0..<end where input[offset] == 10 { (row, start) = (row + 1, offset + 1) }
      return Diagnostic(
        .error, file: file, line: row, column: max(1, end - start), found: reason,
        expected: "a JSON document",
        mend: events.isTooDeep ? "" : "Mend the file there, or export it again from the program it came from."
      )
    }
    if let problem { throw problem }
    guard let value = events.result else {
      throw Diagnostic(.error, file: file, line: line, found: "nothing", expected: "a JSON document")
    }
    return value
  }

  /// Reads the JSON document that a file is.
  public static func read(contentsOf path: String) throws(Diagnostic) -> JSONValue {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Diagnostic(
        .error, file: path, found: "a file that cannot be read", expected: "a JSON document",
        mend: "Check the spelling, and whether you may read it.")
    }
    return try read(Array(data), file: path)
  }

  /// Reads one JSON document from an array of bytes.
  public static func read(_ bytes: [UInt8], file: String) throws(Diagnostic) -> JSONValue {
    let result: Result<JSONValue, Diagnostic> = bytes.withUnsafeBytes { bytes in
      do throws(Diagnostic) { return .success(try read(bytes, file: file)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  private static func reason(_ parser: yajl_handle?) -> String {
    guard let text = yajl_get_error(parser, 0, nil, 0) else { return "what is not JSON" }
    defer { yajl_free_error(parser, text) }
    let line = String(cString: text).split(separator: "\n").first.map(String.init) ?? "what is not JSON"
    return "what is not JSON (\(line))"
  }
}

/// Puts a document together from what the parser meets. Nothing recurses, so nesting costs no stack.
private final class JSONBuilder {
  /// A list or object that has not ended: where its values begin among ``values``.
  private struct Open {
    let isObject: Bool
    let start: Int
  }

  private var open: [Open] = []
  /// The values of all that is open, outermost first.
  private var values: [JSONValue] = []
  /// The names of the values of objects, and an empty one for each element of a list.
  private var names: [String] = []
  private var nextName = ""
  private(set) var result: JSONValue?
  private(set) var isTooDeep = false

  private func add(_ value: JSONValue) -> Int32 {
    guard !open.isEmpty else {
      result = value
      return 1
    }
    values.append(value)
    names.append(nextName)
    nextName = ""
    return 1
  }

  private func begin(isObject: Bool) -> Int32 {
    guard open.count < JSONValue.depthLimit else {
      isTooDeep = true
      return 0
    }
    // The name of what begins is kept for its end.
    if !open.isEmpty { names.append(nextName) }
    nextName = ""
    open.append(Open(isObject: isObject, start: values.count))
    return 1
  }

  private func name(_ name: String) -> Int32 {
    nextName = name
    return 1
  }

  private func end() -> Int32 {
    guard let last = open.popLast() else { return 0 }
    let nameStart = last.start + open.count
    let parts = values[last.start...]
    let value: JSONValue =
      last.isObject
      ? .object(JSONObject(zip(names[nameStart...], parts).map { JSONObject.Member($0, $1) }))
      : .array(Array(parts))
    values.removeSubrange(last.start...)
    names.removeSubrange(nameStart...)
    if !open.isEmpty { nextName = names.removeLast() }
    return add(value)
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> JSONBuilder? {
    context.map { Unmanaged<JSONBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  static var callbacks: yajl_callbacks {
    var callbacks = yajl_callbacks()
    callbacks.yajl_null = { JSONBuilder.from($0)?.add(.null) ?? 0 }
    callbacks.yajl_boolean = { JSONBuilder.from($0)?.add(.bool($1 != 0)) ?? 0 }
    callbacks.yajl_number = { context, bytes, count in
      let text = bytes.map { UnsafeRawPointer($0).assumingMemoryBound(to: UInt8.self) }
      return JSONBuilder.from(context)?.add(.number(JSONBuilder.text(text, count))) ?? 0
    }
    callbacks.yajl_string = { JSONBuilder.from($0)?.add(.string(JSONBuilder.text($1, $2))) ?? 0 }
    callbacks.yajl_start_map = { JSONBuilder.from($0)?.begin(isObject: true) ?? 0 }
    callbacks.yajl_map_key = { JSONBuilder.from($0)?.name(JSONBuilder.text($1, $2)) ?? 0 }
    callbacks.yajl_end_map = { JSONBuilder.from($0)?.end() ?? 0 }
    callbacks.yajl_start_array = { JSONBuilder.from($0)?.begin(isObject: false) ?? 0 }
    callbacks.yajl_end_array = { JSONBuilder.from($0)?.end() ?? 0 }
    return callbacks
  }
}
