import Testing

/// Which dataset is meant where none is named.
@Suite struct DataChoiceTests {
  /// The title of the dataset that was read.
  private func title(_ scratch: Scratch, environment: [String: String] = [:]) async throws -> String? {
    let outcome = try await scratch.coalition("summary", "--format", "json", environment: environment)
    return outcome.code == 0 ? try outcome.json("summary")["understood"]?.text : nil
  }

  private func fixture(_ title: String) -> DatasetFixture {
    var fixture = DatasetFixture.small
    fixture.title = title
    return fixture
  }

  @Test func `COALITION_DATA comes before the working folder, and --data before both`() async throws {
    try await withScratch { scratch in
      try fixture("Here").write(to: scratch, ".")
      try fixture("Named").write(to: scratch, "named")
      try fixture("Set").write(to: scratch, "set")
      #expect(try await title(scratch) == "Here")
      #expect(try await title(scratch, environment: ["COALITION_DATA": "set"]) == "Set")
      #expect(try await title(scratch, environment: ["COALITION_DATA": ""]) == "Here")
      let named = try await scratch.coalition(
        "summary", "--format", "json", "--data", "named", environment: ["COALITION_DATA": "set"])
      #expect(try named.json("summary")["understood"]?.text == "Named")
    }
  }

  @Test func `The only dataset under Data is taken; other folders do not count`() async throws {
    try await withScratch { scratch in
      try fixture("Only").write(to: scratch, "Data/only")
      try scratch.write("notes", to: "Data/notes/readme.txt")
      try scratch.write("notes", to: "Data/readme.txt")
      #expect(try await title(scratch) == "Only")
      try fixture("Here").write(to: scratch, ".")
      #expect(try await title(scratch) == "Here")
    }
  }

  @Test func `Several under Data: none is guessed, all are named`() async throws {
    try await withScratch { scratch in
      try fixture("B").write(to: scratch, "Data/beta")
      try fixture("A").write(to: scratch, "Data/alpha")
      let outcome = try await scratch.coalition("summary")
      #expect(outcome.code == 2)
      #expect(outcome.out == "")
      #expect(
        outcome.err
          == "coalition: several datasets here (Data/alpha, Data/beta). Say which with --data FOLDER.\n")
    }
  }

  @Test func `None at all: how to name one`() async throws {
    try await withScratch { scratch in
      let outcome = try await scratch.coalition("summary")
      #expect(outcome.code == 2)
      #expect(
        outcome.err
          == "coalition: no dataset here. Name its folder with --data FOLDER, or set COALITION_DATA.\n")
    }
  }

  @Test func `A wrong COALITION_DATA is an error, not passed over`() async throws {
    try await withScratch { scratch in
      try fixture("Here").write(to: scratch, ".")
      let outcome = try await scratch.coalition("summary", environment: ["COALITION_DATA": "nowhere"])
      #expect(outcome.code == 2)
      #expect(outcome.err.contains("nowhere: error: found no such file or folder"))
    }
  }

  @Test func `A folder whose name has blanks, quotes and a leading dash is read`() async throws {
    try await withScratch { scratch in
      let folder = "-my \"data\" été"
      try fixture("Odd").write(to: scratch, folder)
      let outcome = try await scratch.coalition("summary", "--format", "json", "--data=\(folder)")
      #expect(try outcome.json("summary")["understood"]?.text == "Odd")
    }
  }
}
