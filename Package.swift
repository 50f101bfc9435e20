// swift-tools-version: 6.2
import PackageDescription

/// One set of settings for every target of ours: the strictest the toolchain has.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error)
]

/// Whether the fuzzing driver is being built, and the modules that it tries are to count what they run through (`Benchmarks/fuzz.py`).
let fuzzes = Context.environment["FONDS_FUZZ"] == "1"
let counted: [SwiftSetting] = strict + (fuzzes ? [.unsafeFlags(["-sanitize=fuzzer"])] : [])

/// A floor of the house; what it may import is checked by `FondsHouseTests`.
func floor(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: counted)
}

/// Swift's own libraries are linked in.
///
/// Finding and binding them took a fifth of the start of a search. Debian's stay apart, for its updates.
let swiftInside: [LinkerSetting] = [
  .unsafeFlags(["-static-stdlib"]), .linkedLibrary("_FoundationCShims"), .linkedLibrary("_FoundationCollections")
]

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict, linkerSettings: swiftInside)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name + "Tests", dependencies: dependencies + ["FondsTestSupport"], swiftSettings: strict)
}

func door(_ name: String, pkgConfig: String) -> Target {
  .systemLibrary(name: name, path: "Sources/System/" + name, pkgConfig: pkgConfig)
}

func door(_ name: String, libraries: [String]) -> Target {
  .target(name: name, path: "Sources/System/" + name, linkerSettings: libraries.map { .linkedLibrary($0) })
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
  name: "fonds",
  products: [
    .executable(name: "fonds", targets: ["fonds"]),
    .executable(name: "fonds-bench", targets: ["fonds-bench"]),
    .library(name: "FondsCatalogue", targets: ["FondsCatalogue"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: [])
  ],
  targets: [
    // floor 0
    door("CLibXML2", pkgConfig: "libxml-2.0"),
    door("CDeflate", pkgConfig: "libdeflate"),
    door("CNettle", pkgConfig: "nettle"),
    door("CMinizip", pkgConfig: "minizip"),
    door("CCmark", pkgConfig: "libcmark"),
    door("CYAML", pkgConfig: "yaml-0.1"),
    door("CICU", libraries: ["icui18n", "icuuc"]),
    door("CSnowball", libraries: ["stemmer"]),
    .target(name: "CThesaurus", path: "Sources/System/CThesaurus"),
    .target(name: "CLexicon", path: "Sources/System/CLexicon"),
    .target(name: "CLanguage", path: "Sources/System/CLanguage", exclude: ["choice.bin"]),
    floor("FondsBytes", ["CDeflate", "CNettle"]),
    // floor 1
    floor("FondsRecord", []),
    floor("FondsXML", ["CLibXML2"]),
    // floor 2
    floor("FondsText", ["FondsBytes", "FondsRecord", "CICU", "CLanguage", "CSnowball"]),
    // floor 3
    floor("FondsExtraction", ["FondsBytes", "FondsRecord", "FondsXML", "FondsText", "CMinizip", "CCmark", "CYAML", subprocess]),
    floor("FondsExchange", ["FondsBytes", "FondsRecord", "FondsXML", "FondsText"]),
    floor("FondsIndex", ["FondsBytes", "FondsRecord", "FondsText"]),
    // floor 4
    floor("FondsSystemic", ["FondsBytes", "FondsRecord", "FondsText"]),
    floor("FondsSearch", ["FondsBytes", "FondsRecord", "FondsText", "FondsIndex"]),
    // floor 5
    floor(
      "FondsCatalogue",
      [
        "CLexicon", "CThesaurus", "FondsBytes", "FondsRecord", "FondsXML", "FondsText", "FondsExtraction", "FondsExchange", "FondsIndex",
        "FondsSystemic",
        "FondsSearch"
      ],
      exclude: ["FondsCatalogue.docc"]),
    // floor 6
    floor("FondsServer", ["FondsRecord", "FondsExchange", "FondsCatalogue", httpTypes, hummingbird, hummingbirdCore, logging]),
    // floor 7
    program("fonds", ["FondsRecord", "FondsCatalogue", "FondsServer", argumentParser]),
    program(
      "fonds-bench", ["FondsBytes", "FondsRecord", "FondsText", "FondsExchange", "FondsIndex", "FondsSystemic", "FondsSearch"]),
    // tests
    .target(name: "FondsTestSupport", dependencies: ["FondsRecord"], path: "Tests/FondsTestSupport", swiftSettings: strict),
    tests("FondsBytes", ["FondsBytes"]),
    tests("FondsRecord", ["FondsRecord"]),
    tests("FondsXML", ["FondsXML"]),
    tests("FondsText", ["FondsBytes", "FondsRecord", "FondsText"]),
    tests("FondsExtraction", ["FondsBytes", "FondsRecord", "FondsXML", "FondsText", "FondsExtraction"]),
    tests("FondsExchange", ["FondsBytes", "FondsRecord", "FondsXML", "FondsText", "FondsExchange"]),
    tests("FondsIndex", ["FondsBytes", "FondsRecord", "FondsText", "FondsIndex"]),
    tests("FondsSystemic", ["FondsBytes", "FondsRecord", "FondsText", "FondsExchange", "FondsSystemic"]),
    tests("FondsSearch", ["FondsBytes", "FondsRecord", "FondsText", "FondsIndex", "FondsSearch"]),
    tests("FondsCatalogue", ["FondsBytes", "FondsRecord", "FondsExtraction", "FondsExchange", "FondsIndex", "FondsCatalogue"]),
    tests("FondsServer", ["FondsRecord", "FondsCatalogue", "FondsServer"]),
    tests("FondsHouse", [])
  ]
)

if fuzzes {
  package.products.append(.executable(name: "fonds-fuzz", targets: ["fonds-fuzz"]))
  package.targets += [
    .systemLibrary(name: "CFuzzer", path: "Sources/System/CFuzzer"),
    .executableTarget(
      name: "fonds-fuzz", dependencies: ["CFuzzer", "FondsRecord", "FondsText", "FondsExtraction"], swiftSettings: strict)
  ]
}
