import Foundation

/// A small dataset to be written to a folder: rows under the headers of DESIGN §3.
struct DatasetFixture {
  var title = "Fixture"
  var tables: [String: [String]] = [:]

  static let headers = [
    "organizations": "id,name,aliases,based_in,topics,places,url,note,source,locator,visibility,checked",
    "cities": "id,name,region,country,latitude,longitude,aliases,level",
    "campaigns":
      "id,name,aliases,run_by,topics,places,targets,since,until,url,note,source,locator,visibility",
    "reports": "id,title,published_by,date,topics,places,url,note,source,locator,visibility",
    "topics": "id,name,broader,terms,note",
    "activities": "who,topic,place,since,until,source,locator,quote,confidence,visibility",
    "relationships": "from,kind,to,since,until,source,locator,quote,confidence,visibility",
    "sources": "id,title,publisher,date,url,accessed,archived",
    "decisions": "a,b,verdict,by,date,note",
  ]

  /// Tables that have a header and no row.
  static let empty = DatasetFixture()

  /// Two groups in two cities that share a topic and a tie: something for every command to find.
  static let small = DatasetFixture(
    title: "Small",
    tables: [
      "organizations": ["north,North Group,,leeds,,,,,page,,,", "south,South Group,,york,,,,,page,,,"],
      "cities": ["leeds,Leeds,,England,53.8,-1.55,,", "york,York,,England,53.96,-1.08,,"],
      "reports": ["paper,A Paper,north,2020-02,housing,leeds,,,page,,"],
      "topics": ["housing,Housing,,homes,", "rent,Rent,housing,,"],
      "activities": [
        "north,housing,leeds,2019,,page,p. 1,North on housing,1,",
        "south,rent,york,,,page,p. 2,South on rent,,",
      ],
      "relationships": ["north,partnersWith,south,,,page,p. 3,North with South,0.8,"],
      "sources": ["page,The Page,,2021,,,"],
    ])

  /// Writes the folder and gives its path.
  @discardableResult
  func write(to scratch: Scratch, _ folder: String = "data") throws -> String {
    let name = folder.lowercased().filter { $0.isLetter }
    try scratch.write(
      #"{"name": "\#(name)", "title": "\#(title)", "resources": []}"#, to: "\(folder)/datapackage.json")
    for (table, header) in Self.headers {
      let rows = [header] + (tables[table] ?? [])
      try scratch.write(rows.map { $0 + "\n" }.joined(), to: "\(folder)/\(table).csv")
    }
    return scratch.path(folder)
  }

  /// The cell as CSV writes it.
  static func quoted(_ cell: String) -> String { "\"" + cell.replacing("\"", with: "\"\"") + "\"" }
}
