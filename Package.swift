// swift-tools-version: 6.2
import PackageDescription

/// The same for every target: Swift 6 mode comes with the tools version; the rest keeps dependencies visible.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "faultbase",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "faultbase", targets: ["faultbase"])
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: [
        // What is known, as values.
        .target(name: "FaultModel", swiftSettings: settings),

        // Answers about one Boolean tree.
        .target(name: "FaultTrees", dependencies: ["FaultModel"], swiftSettings: settings),

        // From a fault and the answers so far to beliefs and the next step.
        .target(name: "FaultDiagnosis", dependencies: ["FaultModel", "FaultTrees"], swiftSettings: settings),

        // System libraries as modules.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),

        // Bytes of any manual format to drafts and findings; writers for what we export.
        .target(
            name: "FaultImport",
            dependencies: [
                "FaultModel", "FaultTrees", "CLibXML2", "CLibArchive", .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings
        ),

        // The knowledge base: records, text index, understanding a question, finding, ranking.
        .target(
            name: "FaultKnowledge",
            dependencies: [
                "FaultModel", "CStemmer", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
            ],
            swiftSettings: settings
        ),

        // HTTP API and web pages over a knowledge base.
        .target(
            name: "FaultServer",
            dependencies: [
                "FaultModel", "FaultTrees", "FaultKnowledge", "FaultDiagnosis", "FaultImport", "CZlib",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            resources: [.embedInCode("Assets")],
            swiftSettings: settings
        ),

        // The command line, and the only place where parts are chosen and joined.
        .executableTarget(
            name: "faultbase",
            dependencies: [
                "FaultModel", "FaultTrees", "FaultDiagnosis", "FaultImport", "FaultKnowledge", "FaultServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings
        ),

        // What the text index costs and finds, beside other ways to make it; never shipped.
        .executableTarget(
            name: "text-benchmark",
            dependencies: ["FaultKnowledge", .product(name: "GRDB", package: "GRDB.swift")],
            path: "Benchmarks/Text",
            swiftSettings: settings
        ),

        // Times the tree engine, in a process of its own, beside other programs; never shipped.
        .executableTarget(
            name: "treebench", dependencies: ["FaultTrees", "FaultImport", "FaultModel"],
            path: "Benchmarks/trees/treebench", swiftSettings: settings),

        // How near the walk is to the optimum, and how long a step takes; never shipped.
        .executableTarget(
            name: "walkbench",
            dependencies: ["FaultDiagnosis", "FaultTrees", "FaultImport", "FaultModel", "FaultTesting"],
            path: "Benchmarks/walk/walkbench", swiftSettings: settings),

        // Times the importers of XML manuals; never shipped.
        .executableTarget(
            name: "importbench", dependencies: ["FaultImport", "FaultModel"],
            path: "Benchmarks/import/importbench", swiftSettings: settings),

        // Times searches; never shipped.
        .executableTarget(
            name: "searchbench", dependencies: ["FaultKnowledge"], path: "Benchmarks/search/searchbench",
            swiftSettings: settings),

        // What service records are linked to, and how long it takes; never shipped.
        .executableTarget(
            name: "linkbench", dependencies: ["FaultKnowledge", "FaultModel"], path: "Benchmarks/links/linkbench",
            swiftSettings: settings),

        // Feeds the importers with spoilt files; never shipped.
        .executableTarget(
            name: "fuzz", dependencies: ["FaultImport", "FaultModel", "FaultTesting"], path: "Benchmarks/fuzz",
            swiftSettings: settings),

        // Builders for tests; never shipped.
        .target(
            name: "FaultTesting", dependencies: ["FaultDiagnosis", "FaultModel"], path: "Tests/FaultTesting",
            swiftSettings: settings),
        .testTarget(name: "FaultModelTests", dependencies: ["FaultModel", "FaultTesting"], swiftSettings: settings),
        .testTarget(
            name: "FaultTreesTests", dependencies: ["FaultTrees", "FaultImport", "FaultModel", "FaultTesting"],
            swiftSettings: settings),
        .testTarget(
            name: "FaultDiagnosisTests",
            dependencies: ["FaultDiagnosis", "FaultImport", "FaultTrees", "FaultModel", "FaultTesting"],
            swiftSettings: settings),
        .testTarget(
            name: "FaultImportTests", dependencies: ["CLibXML2", "FaultImport", "FaultModel", "FaultTesting"],
            exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "FaultKnowledgeTests",
            dependencies: [
                "FaultKnowledge", "FaultImport", "FaultModel", "FaultTesting",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FaultServerTests",
            dependencies: [
                "FaultServer", "FaultDiagnosis", "FaultImport", "FaultKnowledge", "FaultModel", "FaultTrees",
                "FaultTesting",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            exclude: ["Fixtures"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CorpusTests",
            dependencies: [
                "FaultDiagnosis", "FaultImport", "FaultKnowledge", "FaultModel", "FaultTesting",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "faultbase", "FaultServer", "FaultDiagnosis", "FaultKnowledge", "FaultModel", "FaultTesting",
            ],
            swiftSettings: settings),
    ]
)
