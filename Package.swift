// swift-tools-version: 6.1
import PackageDescription

// One list for every target: the language is Swift 6 with what Swift 7 is expected to demand.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "coalition-graph",
  products: [
    .executable(name: "coalition", targets: ["coalition"]),
    .library(name: "GraphAlgorithms", targets: ["GraphAlgorithms"]),
    .library(name: "EdgeListReading", targets: ["EdgeListReading"]),
    .library(name: "GraphExchange", targets: ["GraphExchange"]),
    .library(name: "GraphvizRendering", targets: ["GraphvizRendering"]),
    .library(
      name: "CoalitionGraph",
      targets: [
        "RecordReading", "CoalitionModel", "CoalitionFormats", "CoalitionExtraction", "CoalitionLinking",
        "CoalitionAnalysis",
        "CoalitionQuery", "CoalitionDiagrams",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Ground: knows nothing of coalitions.
    // Inner loops that need vector instructions chosen when the program starts, which Swift cannot express yet.
    .target(name: "CGraphKernels"),
    .target(name: "GraphAlgorithms", dependencies: ["CGraphKernels"], swiftSettings: strict),
    .target(
      name: "EdgeListReading", dependencies: ["GraphAlgorithms", "RecordReading"], swiftSettings: strict),
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
    .target(
      name: "GraphvizRendering",
      dependencies: [
        "CGraphviz", "CQPDF", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),

    // Other people's files: XML and JSON as events and values, and graphs in the conventions of graph programs.
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CYajl", pkgConfig: "yajl", providers: [.apt(["libyajl-dev"])]),
    .target(
      name: "DocumentReading", dependencies: ["CExpat", "CYajl", "RecordReading"], swiftSettings: strict),
    .target(
      name: "GraphExchange",
      dependencies: ["CGraphviz", "DocumentReading", "GraphvizRendering", "RecordReading"],
      swiftSettings: strict),

    // 1 read · 2 model · 3 link · 4 analyse · 5 ask · 6 draw
    .target(name: "RecordReading", swiftSettings: strict),
    .target(name: "CoalitionModel", dependencies: ["RecordReading"], swiftSettings: strict),
    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    // Places and topics that the product carries within itself.
    .target(name: "CExtractionData", exclude: ["places.tsv", "topics.csv"]),
    .target(
      name: "CoalitionExtraction",
      dependencies: [
        "CoalitionModel", "RecordReading", "CMarkdown", "CGumbo", "CNettle", "CExtractionData",
      ],
      swiftSettings: strict),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(
      name: "CoalitionFormats",
      dependencies: [
        "CoalitionModel", "RecordReading", "DocumentReading", "GraphExchange", "EdgeListReading", "CZip",
        "CXLSXWriter", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "CoalitionLinking", dependencies: ["CoalitionModel", "GraphAlgorithms"],
      swiftSettings: strict),
    .target(
      name: "CoalitionAnalysis",
      dependencies: ["CoalitionLinking", "CoalitionModel", "GraphAlgorithms"],
      swiftSettings: strict),
    .target(
      name: "CoalitionQuery",
      dependencies: ["CoalitionAnalysis", "CoalitionLinking", "CoalitionModel", "RecordReading"],
      swiftSettings: strict),
    .target(
      name: "CoalitionDiagrams",
      dependencies: [
        "CoalitionQuery", "CoalitionAnalysis", "CoalitionLinking", "CoalitionModel", "RecordReading",
        "GraphAlgorithms", "GraphvizRendering",
      ],
      swiftSettings: strict),

    // 7 present
    .executableTarget(
      name: "coalition",
      dependencies: [
        "CoalitionDiagrams", "CoalitionExtraction", "CoalitionFormats", "CoalitionQuery", "CoalitionAnalysis",
        "CoalitionLinking",
        "CoalitionModel", "GraphAlgorithms", "GraphExchange", "RecordReading", "GraphvizRendering",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Examples: the library used by hand. Their tests compare what they print with expected.txt next to them.
    .executableTarget(
      name: "who-works-on", dependencies: ["CoalitionQuery", "CoalitionLinking", "CoalitionModel"],
      path: "Examples/who-works-on",
      exclude: ["expected.txt"], swiftSettings: strict),
    .executableTarget(
      name: "gaps-by-hand", dependencies: ["CoalitionLinking", "CoalitionModel"],
      path: "Examples/gaps-by-hand",
      exclude: ["expected.txt"], swiftSettings: strict),
    .executableTarget(
      name: "clusters-and-brokers",
      dependencies: ["CoalitionAnalysis", "CoalitionLinking", "CoalitionModel", "GraphAlgorithms"],
      path: "Examples/clusters-and-brokers", exclude: ["expected.txt"], swiftSettings: strict),
    .executableTarget(
      name: "draw-a-network",
      dependencies: [
        "CoalitionDiagrams", "CoalitionAnalysis", "CoalitionLinking", "CoalitionModel", "GraphAlgorithms",
        "GraphvizRendering",
      ],
      path: "Examples/draw-a-network", exclude: ["expected.txt"], swiftSettings: strict),

    .testTarget(
      name: "GraphAlgorithmsTests", dependencies: ["GraphAlgorithms"], swiftSettings: strict),
    .testTarget(
      name: "EdgeListReadingTests", dependencies: ["EdgeListReading", "GraphAlgorithms", "RecordReading"],
      swiftSettings: strict),
    // The child that the tests of ChildRenderer start.
    .executableTarget(
      name: "render-worker-fixture", dependencies: ["GraphvizRendering"],
      path: "Tests/Support/render-worker-fixture", swiftSettings: strict),
    .testTarget(
      name: "GraphvizRenderingTests",
      dependencies: ["GraphvizRendering", "render-worker-fixture"], swiftSettings: strict),
    .testTarget(
      name: "CoalitionDiagramsTests",
      dependencies: [
        "CoalitionDiagrams", "DatasetFixtures", "CoalitionAnalysis", "CoalitionLinking", "CoalitionModel",
        "GraphAlgorithms",
        "GraphvizRendering", "RecordReading",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DocumentReadingTests", dependencies: ["DocumentReading", "RecordReading"],
      swiftSettings: strict),
    .testTarget(
      name: "GraphExchangeTests", dependencies: ["GraphExchange", "DocumentReading", "RecordReading"],
      resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "CoalitionFormatsTests",
      dependencies: [
        "CoalitionFormats", "CoalitionModel", "DocumentReading", "GraphExchange", "RecordReading",
        "DatasetFixtures", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "RecordReadingTests", dependencies: ["RecordReading"], swiftSettings: strict),
    // Dataset folders from literals, for the tests of what is made from a dataset.
    .target(
      name: "DatasetFixtures", dependencies: ["CoalitionModel", "RecordReading"],
      path: "Tests/Support/DatasetFixtures",
      swiftSettings: strict),
    .testTarget(
      name: "CoalitionLinkingTests",
      dependencies: ["CoalitionLinking", "CoalitionModel", "GraphAlgorithms", "DatasetFixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "CoalitionAnalysisTests",
      dependencies: [
        "CoalitionAnalysis", "CoalitionLinking", "CoalitionModel", "GraphAlgorithms", "DatasetFixtures",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CoalitionQueryTests",
      dependencies: [
        "CoalitionQuery", "CoalitionAnalysis", "CoalitionLinking", "CoalitionModel", "DatasetFixtures",
      ],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    // Runs the built command and the built examples.
    .testTarget(
      name: "CoalitionCommandTests",
      dependencies: ["coalition", "who-works-on", "gaps-by-hand", "clusters-and-brokers", "draw-a-network"],
      swiftSettings: strict),
    .testTarget(
      name: "CoalitionExtractionTests",
      dependencies: ["CoalitionExtraction", "CoalitionModel", "RecordReading", "DatasetFixtures"],
      resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "CoalitionModelTests", dependencies: ["CoalitionModel", "RecordReading", "DatasetFixtures"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
