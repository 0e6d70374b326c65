// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "rapporteur",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "rapporteur", targets: ["CLI"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
        ),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"]), .brew(["argon2"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "EncoderKernels"),
        .target(name: "Encoder", dependencies: ["EncoderKernels", .product(name: "Crypto", package: "swift-crypto")]),
        .executableTarget(name: "encoder-speed", dependencies: ["Encoder"], path: "Benchmarks/speed/encoder-speed"),
        .executableTarget(name: "gazetteer-speed", dependencies: ["Reading"], path: "Benchmarks/speed/gazetteer-speed"),
        .target(
            name: "Reading",
            dependencies: [
                "Encoder",
                "CLibXML2",
                "CZlib",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .target(
            name: "Record",
            dependencies: [
                "Encoder",
                "Reading",
                "CZlib",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .target(
            name: "Fetching",
            dependencies: [
                "Record",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
        .target(
            name: "Desk",
            dependencies: [
                "Reading",
                "Record",
                "CArgon2",
                "CZlib",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .executableTarget(
            name: "CLI",
            dependencies: [
                "Desk",
                "Fetching",
                "Reading",
                "Record",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(name: "TestSupport", dependencies: ["Reading"]),
        .executableTarget(
            name: "fuzz-text",
            dependencies: [
                "Reading", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/fuzz", exclude: ["README.md", "read_fuzz.py"]
        ),
        .testTarget(name: "TestSupportTests", dependencies: ["TestSupport", "Reading"]),
        .testTarget(
            name: "EncoderTests", dependencies: ["Encoder", "EncoderKernels", "TestSupport"], exclude: ["Fixtures"]),
        .testTarget(name: "ReadingTests", dependencies: ["Reading", "TestSupport"]),
        .testTarget(
            name: "RecordTests",
            dependencies: [
                "Record", "Reading", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .testTarget(
            name: "FetchingTests",
            dependencies: [
                "Fetching", "Record", "Reading", "TestSupport",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "DeskTests",
            dependencies: [
                "Desk", "Encoder", "Record", "Reading", "TestSupport",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .testTarget(name: "CLITests", dependencies: ["CLI", "Reading", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)
