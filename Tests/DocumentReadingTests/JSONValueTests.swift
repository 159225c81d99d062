import DocumentReading
import RecordReading
import Testing

@Suite struct JSONValueTests {
  private func read(_ text: String) throws -> JSONValue {
    try JSONValue.read(Array(text.utf8), file: "a.json")
  }

  @Test(arguments: [
    "null", "true", "-1.50e3", "12345678901234567890", #""a\"\\\n\t\u0001é😀""#, "[]", "{}", "[[],{},[1,[2]]]",
    #"{"b":{"c":[1,{"d":"e"},2],"f":"g"},"a":[{"x":[]},{"x":{}}],"b":1}"#,
  ])
  func whatIsWrittenIsWhatWasRead(_ text: String) throws {
    let value = try read(text)
    #expect(value.encoded(isIndented: false) == Array(text.utf8) + [10])
    #expect(try JSONValue.read(value.encoded(), file: "b.json") == value)
  }

  @Test func membersAreFoundByName() throws {
    let value = try read(#"{"nodes": [{"id": 7, "name": "Clinic", "on": true, "no": null}]}"#)
    let node = try #require(value["nodes"]?.array?.first)
    #expect(node["id"]?.scalar == "7")
    #expect(node["name"]?.string == "Clinic")
    #expect(node["on"]?.scalar == "true")
    #expect(node["no"]?.scalar == nil)
    #expect(node["nothing"] == nil)
  }

  @Test(arguments: [
    ("{\n \"a\": nul}", 2), ("", 1), ("[1,\n2", 2), ("{\"a\":1}}", 1), ("\u{FEFF}\n\n?", 3), ("[01]", 1),
  ])
  func whatIsNotJSONIsRefusedWithItsPlace(_ text: String, line: Int) {
    let problem = #expect(throws: Diagnostic.self) { try read(text) }
    #expect(problem?.line == line)
    #expect(problem?.file == "a.json")
  }

  @Test func badUTF8IsRefused() {
    #expect(throws: Diagnostic.self) {
      try JSONValue.read(Array("\"".utf8) + [0xC3, 0x28, 34], file: "a.json")
    }
  }

  @Test func nestingHasALimit() throws {
    #expect(throws: Never.self) {
      try read(String(repeating: "[", count: 256) + String(repeating: "]", count: 256))
    }
    let problem = #expect(throws: Diagnostic.self) { try read(String(repeating: "[{\"a\":", count: 100_000)) }
    #expect(problem?.found.contains("256") == true)
  }
}
