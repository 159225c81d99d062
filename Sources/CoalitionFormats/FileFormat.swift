/// A convention in which datasets, tables and graphs are kept in files.
public enum FileFormat: String, Sendable, CaseIterable {
  /// A folder of CSV files with `datapackage.json`: the form in which datasets are kept here.
  case dataPackage = "data-package"
  /// One table of any headers, with commas, semicolons or tabs.
  case csv
  /// The same with tabs.
  case tsv
  /// A workbook with a sheet for each table; any workbook is read.
  case xlsx
  /// A folder with `elements.csv` and `connections.csv` for Kumu.
  case kumuCSV = "kumu-csv"
  /// A workbook with the sheets `elements` and `connections` for Kumu.
  case kumuXLSX = "kumu-xlsx"
  /// A blueprint or project of Kumu.
  case kumuJSON = "kumu-json"
  /// A folder with `nodes.csv` and `edges.csv` for Gephi.
  case gephiCSV = "gephi-csv"
  /// GEXF, Gephi's own.
  case gexf
  /// GraphML, of yEd and many libraries.
  case graphml
  /// Graph Modelling Language.
  case gml
  /// Pajek's networks.
  case pajek
  /// The language of Graphviz.
  case dot
  /// Node-link JSON, of networkx, d3 and graphology.
  case nodeLink = "node-link"
  /// Cytoscape's elements.
  case cytoscape
  /// Cytoscape Exchange 2.
  case cx2
  /// JSON Graph Format 2.
  case jsonGraph = "json-graph"
  /// A SQLite database; any is read.
  case sqlite
  /// A table with tags of the Humanitarian Exchange Language.
  case hxl
  /// Human Services data of Open Referral: a folder of tables, or JSON.
  case hsds
  /// FollowTheMoney, an entity a line.
  case followTheMoney = "ftm"
  /// Typed CSV files for the import of Neo4j.
  case neo4j
  /// Linked data in the words of schema.org.
  case jsonLD = "json-ld"
  /// Lines of two names and perhaps a weight, without a header.
  case edgeList = "edge-list"

  /// What it is, for people.
  public var title: String {
    switch self {
    case .dataPackage: "dataset folder (Frictionless Data Package)"
    case .csv: "CSV table"
    case .tsv: "TSV table"
    case .xlsx: "Excel workbook"
    case .kumuXLSX: "Kumu workbook"
    case .kumuCSV: "Kumu spreadsheets (folder of CSV)"
    case .kumuJSON: "Kumu JSON"
    case .gephiCSV: "Gephi spreadsheets (folder of CSV)"
    case .gexf: "GEXF (Gephi)"
    case .graphml: "GraphML"
    case .gml: "GML"
    case .pajek: "Pajek network"
    case .dot: "DOT (Graphviz)"
    case .nodeLink: "node-link JSON (networkx, d3, graphology)"
    case .cytoscape: "Cytoscape JSON"
    case .cx2: "CX2 (NDEx, Cytoscape Web)"
    case .jsonGraph: "JSON Graph Format 2"
    case .sqlite: "SQLite database"
    case .hxl: "HXL-tagged 3W table"
    case .hsds: "Open Referral HSDS (folder or JSON)"
    case .followTheMoney: "FollowTheMoney JSON lines"
    case .neo4j: "Neo4j import (folder of CSV)"
    case .jsonLD: "JSON-LD (schema.org)"
    case .edgeList: "edge list without a header"
    }
  }

  /// The endings of its files; none for a folder.
  public var endings: [String] {
    switch self {
    case .dataPackage, .kumuCSV, .gephiCSV, .neo4j: []
    case .csv: ["csv"]
    case .tsv: ["tsv", "tab"]
    case .xlsx: ["xlsx", "xlsm"]
    case .kumuXLSX: ["kumu.xlsx"]
    case .kumuJSON: ["kumu.json"]
    case .gexf: ["gexf"]
    case .graphml: ["graphml"]
    case .gml: ["gml"]
    case .pajek: ["net", "paj"]
    case .dot: ["dot", "gv"]
    case .nodeLink: ["node-link.json"]
    case .cytoscape: ["cyjs", "cytoscape.json"]
    case .cx2: ["cx2"]
    case .jsonGraph: ["jgf", "jgf.json"]
    case .sqlite: ["sqlite", "db", "sqlite3"]
    case .hxl: ["hxl.csv"]
    case .hsds: ["hsds.json"]
    case .followTheMoney: ["ftm", "ftm.json", "jsonl", "ijson"]
    case .jsonLD: ["jsonld"]
    case .edgeList: ["edges", "txt"]
    }
  }

  /// Whether it is a folder rather than a file.
  public var isFolder: Bool { endings.isEmpty }

  /// Whether files of it can be read.
  public var canRead: Bool { self != .neo4j && self != .jsonLD }

  /// Whether files of it can be written.
  public var canWrite: Bool { self != .edgeList && self != .hsds }

  /// The format that the ending of a name stands for; nil where none does, or several do.
  public init?(ending name: String) {
    let lower = name.lowercased()
    let found = Self.allCases.filter { format in format.endings.contains { lower.hasSuffix("." + $0) } }
    guard let format = found.max(by: { $0.longestEnding(of: lower) < $1.longestEnding(of: lower) }) else {
      return nil
    }
    self = format
  }

  private func longestEnding(of name: String) -> Int {
    endings.filter { name.hasSuffix("." + $0) }.map(\.count).max() ?? 0
  }
}
