import CoalitionModel
import Foundation
import RecordReading
import Testing

@Suite("Folders, files and headers that are not as they should be")
struct FolderProblemTests {
  @Test("a folder that is not there, and a file instead of one")
  func noFolder() throws {
    let missing = Dataset.read(folder: "/nowhere/at/all/")
    let mend = "Mend: name the folder with --data FOLDER, or set COALITION_DATA"
    let expected = "expected a dataset folder with datapackage.json and organizations.csv."
    #expect(
      missing.diagnostics.map(\.description) == [
        "/nowhere/at/all: error: found no such folder; \(expected) \(mend)"
      ])
    #expect(missing.hasErrors && missing.dataset.entities.isEmpty)
    try DatasetFolder().withPath { path in
      let file = path + "/cities.csv"
      #expect(
        Dataset.read(folder: file).diagnostics.map(\.description) == [
          "\(file): error: found a file; \(expected) \(mend)"
        ])
    }
  }

  @Test("tables with a header only are an empty dataset, which is fine; judgements may be missing")
  func empty() throws {
    let reading = try DatasetFolder().read()
    #expect(reading.diagnostics.isEmpty && !reading.hasErrors)
    #expect(
      reading.dataset.entities.isEmpty && reading.dataset.activities.isEmpty
        && reading.dataset.sources.isEmpty)
    #expect(reading.dataset.name == "test" && reading.dataset.title == "Test")
    #expect(try DatasetFolder([.decisions: "a,b,verdict\n"]).read().diagnostics.isEmpty)
    #expect(reading.dataset.visible(to: .public).merged().entities.isEmpty)
  }

  @Test("a slash after the folder changes nothing")
  func slash() throws {
    var folder = DatasetFolder([.organizations: "id,name\n,X\n"])
    folder.files["datapackage.json"] = nil
    try folder.withPath { path in
      let (bare, slashed) = (Dataset.read(folder: path), Dataset.read(folder: path + "//"))
      #expect(bare.diagnostics == slashed.diagnostics && bare.dataset.name == slashed.dataset.name)
    }
  }

  @Test("each missing table is named with its columns")
  func missingTables() throws {
    var folder = DatasetFolder()
    folder.files["cities.csv"] = nil
    folder.files["activities.csv"] = nil
    let mend = "Mend: add the file; a first line with the column names is enough"
    #expect(
      try folder.problems() == [
        "activities.csv: error: found no such table; expected a file with the columns who, topic, place, source. \(mend)",
        "cities.csv: error: found no such table; expected a file with the columns id, name. \(mend)",
      ])
  }

  @Test("a file without anything is told apart from one with a header")
  func noHeader() throws {
    #expect(
      try DatasetFolder([.topics: ""]).problems() == [
        "topics.csv: error: found nothing; expected a header line with the names of the columns, such as id,name. "
          + "Mend: Write the names of the columns in the first line."
      ])
  }

  @Test("a missing column is named, and a near one offered")
  func missingColumns() throws {
    #expect(
      try DatasetFolder([
        .organizations: "id,nmae\na,A\n", .reports: "id\nr\n", .activities: "\nWho,topic,place,source\n",
      ]).problems() == [
        "activities.csv:2:1: error: found no column 'who'; expected the columns who, topic, place, source. "
          + "Mend: rename the column 'Who' to 'who'",
        "organizations.csv:1:4: error: found no column 'name'; expected the columns id, name. "
          + "Mend: rename the column 'nmae' to 'name'",
        "reports.csv:1: error: found no column 'title'; expected the columns id, title. "
          + "Mend: add 'title' to the first line; its cells may be empty where the table allows it",
      ])
  }

  @Test("a column of the model is never offered for another one")
  func knownColumns() throws {
    #expect(
      try DatasetFolder([.decisions: "a,by,verdict\n"]).problems() == [
        "decisions.csv:1: error: found no column 'b'; expected the columns a, b, verdict. "
          + "Mend: add 'b' to the first line; its cells may be empty where the table allows it"
      ])
  }

  @Test("a column that looks like a slip is pointed at; strange ones are kept without a word")
  func slips() throws {
    let folder = DatasetFolder([
      .organizations: "id,name,topic,Note,members\na,A,,,7\n", .cities: "id,name,lat,longitude\n",
    ])
    #expect(
      try folder.problems() == [
        "cities.csv:1:9: warning: found the column 'lat', which has no meaning here; expected 'latitude', if that is "
          + "meant. Mend: rename it to 'latitude'",
        "organizations.csv:1:9: warning: found the column 'topic', which has no meaning here; expected 'topics', if "
          + "that is meant. Mend: rename it to 'topics'",
        "organizations.csv:1:15: warning: found the column 'Note', which has no meaning here; expected 'note', if "
          + "that is meant. Mend: rename it to 'note'",
      ])
    #expect(try folder.read().dataset.entities[0].extra.map(\.value) == ["7"])
  }

  @Test("a misspelt visibility column hides the table", arguments: ["visiblity", "Visibility", "vis"])
  func visibilityColumn(_ name: String) throws {
    let folder = DatasetFolder([.organizations: "id,name,\(name)\na,A,private\nb,B,\n"])
    #expect(
      try folder.problems() == [
        "organizations.csv:1:9: error: found the column '\(name)', which has no meaning here; expected 'visibility', "
          + "if that is meant. Mend: rename it to 'visibility'; until then every row of the table is private"
      ])
    #expect(try folder.read().dataset.visible(to: .coalition).entities.isEmpty)
  }

  @Test("datapackage.json missing, broken, or pointing outside")
  func package() throws {
    var folder = DatasetFolder()
    folder.files["datapackage.json"] = nil
    #expect(
      try folder.problems() == [
        "datapackage.json: warning: found no file; expected a Frictionless Data Package. "
          + "Mend: copy datapackage.json from another dataset folder and adapt its name and title"
      ])
    folder.files["datapackage.json"] = Data("{".utf8)
    let broken = try #require(try folder.problems().first)
    #expect(broken.hasPrefix("datapackage.json: error: found JSON that cannot be read: "))
    for path in ["../cities.csv", "/etc/passwd", "https://example.org/cities.csv", "a/../../b"] {
      folder.files["datapackage.json"] = Data(
        #"{"resources": [{"name": "cities", "path": "\#(path)"}]}"#.utf8)
      #expect(
        try folder.problems() == [
          "datapackage.json: error: found the resource path '\(path)'; expected a file inside the dataset folder. "
            + "Mend: copy the file into the folder and name it by its relative path"
        ])
    }
  }

  @Test("the package names the files, in messages too")
  func paths() throws {
    var folder = DatasetFolder([.decisions: "a,b,verdict\n"])
    folder.files["organizations.csv"] = nil
    folder.files["tables/groups.csv"] = Data("id,name,topics\nx,X,\nx,Y,x\n".utf8)
    folder.files["datapackage.json"] = Data(
      #"{"resources": [{"name": "organizations", "path": "tables/groups.csv"}]}"#.utf8)
    #expect(
      try folder.problems() == [
        "tables/groups.csv:3:1: error: found the id 'x' a second time; expected an id that no other row has; "
          + "tables/groups.csv line 2 has it already. "
          + "Mend: give one of the two rows another id, or remove one if both are the same"
      ])
    #expect(
      try folder.review() == [
        "tables/groups.csv:2: note: found 'X', of which nothing is said; expected an activity or a relationship. "
          + "Mend: add a row to activities.csv or relationships.csv"
      ])
  }

  @Test("a byte order mark and line ends of any kind", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(_ end: String) throws {
    var folder = DatasetFolder()
    folder.files["organizations.csv"] = Data("\u{FEFF}id,name\(end)a,Alpha\(end)b,Beta".utf8)
    let reading = try folder.read()
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.dataset.entities.map(\.name) == ["Alpha", "Beta"])
    #expect(reading.dataset.entities.map(\.origin.line) == [2, 3])
  }

  @Test("bytes that are not UTF-8 are an error at their place")
  func encoding() throws {
    var folder = DatasetFolder()
    folder.files["organizations.csv"] = Data(Array("id,name\na,Montr".utf8) + [0xE9] + Array("al\n".utf8))
    #expect(
      try folder.problems() == [
        "organizations.csv:2:8: error: found the byte 0xE9, which is not UTF-8 (in Windows-1252 it is é); expected "
          + "text in UTF-8. Mend: Save the file as UTF-8; the byte was read as U+FFFD."
      ])
    #expect(try folder.read().dataset.entities.map(\.name) == ["Montr\u{FFFD}al"])
    folder.files["organizations.csv"] = Data([0xFF, 0xFE] + Array("id".utf8))
    #expect(try folder.problems().count == 1)
  }

  @Test("a name of 10,000 characters, and one of two lines")
  func longNames() throws {
    let long = String(repeating: "Very long ", count: 1_000)
    let reading = try DatasetFolder([
      .organizations: "id,name,aliases\na,\(long),\nb,\"Two\nlines\",\"one\ntwo|three\"\nc,C,\n"
    ]).read()
    #expect(reading.diagnostics.isEmpty)
    #expect(
      reading.dataset.entities.map(\.name) == [long.trimmingCharacters(in: .whitespaces), "Two\nlines", "C"])
    #expect(reading.dataset.entities[1].aliases == ["one\ntwo", "three"])
    #expect(reading.dataset.entities.map(\.origin.line) == [2, 3, 6])
  }

  @Test("all problems come in one go, sorted, none twice")
  func all() throws {
    let folder = DatasetFolder([
      .organizations:
        "id,name,topics,places,source,visibility\na,A,x|x,torono,nowhere|nowhere,secret\nA b,,,,,\n",
      .topics: "id,name,broader\nt,T,t\n", .cities: "id,name,latitude,longitude\ntoronto,Toronto,91,\n",
      .activities: "who,topic,place,source\nb,,,\n", .relationships: "from,kind,to,source\na,likes,t,\n",
      .reports: "id,title,date\nr,R,2014-13\n", .sources: "id,title\n,S\n", .campaigns: "id,name\na,Twice\n",
      .decisions: "a,b,verdict\na,a,maybe\n",
    ])
    try folder.withPath { path in
      let problems = Dataset.read(folder: path).diagnostics
      #expect(problems == problems.sorted())
      #expect(Set(problems).count == problems.count)
      let places = problems.map {
        "\($0.file.dropFirst(path.count + 1).prefix { $0 != "." }):\($0.line):\($0.column)"
      }
      #expect(
        places == [
          "activities:2:1", "activities:2:3", "campaigns:2:1", "cities:2:17", "cities:2:20", "decisions:2:3",
          "decisions:2:5", "organizations:2:5", "organizations:2:9", "organizations:2:16",
          "organizations:2:32",
          "organizations:3:1", "relationships:2:3", "reports:2:5", "sources:2:1", "topics:2:5",
        ])
    }
  }
}
