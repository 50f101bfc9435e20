import Testing

@Suite("The floors of the house")
struct FloorTests {
  /// What each target may import besides the standard library and Glibc (Architecture, Rooms).
  static let mayImport: [String: Set<String>] = [
    "FondsBytes": ["CDeflate", "CNettle"],
    "FondsRecord": [],
    "FondsXML": ["CLibXML2"],
    "FondsText": ["FondsBytes", "FondsRecord", "CICU", "CLanguage", "CSnowball"],
    "FondsExtraction": ["FondsBytes", "FondsRecord", "FondsXML", "FondsText", "CMinizip", "CCmark", "CYAML", "Subprocess"],
    "FondsExchange": ["FondsBytes", "FondsRecord", "FondsXML", "FondsText"],
    "FondsIndex": ["FondsBytes", "FondsRecord", "FondsText"],
    "FondsSystemic": ["FondsBytes", "FondsRecord", "FondsText"],
    "FondsSearch": ["FondsBytes", "FondsRecord", "FondsText", "FondsIndex"],
    "FondsCatalogue": [
      "CLexicon", "CThesaurus", "FondsBytes", "FondsRecord", "FondsXML", "FondsText", "FondsExtraction", "FondsExchange", "FondsIndex",
      "FondsSystemic", "FondsSearch"
    ],
    "FondsServer": [
      "FondsRecord", "FondsExchange", "FondsCatalogue", "Hummingbird", "HummingbirdCore", "HTTPTypes", "Logging"
    ],
    "fonds": ["FondsRecord", "FondsCatalogue", "FondsServer", "ArgumentParser", "Dispatch"],
    "fonds-fuzz": ["CFuzzer", "FondsRecord", "FondsText", "FondsExtraction"],
    "fonds-bench": ["FondsBytes", "FondsRecord", "FondsText", "FondsExchange", "FondsIndex", "FondsSystemic", "FondsSearch"]
  ]

  static let everybody: Set<String> = ["Swift", "Glibc", "Synchronization", "_Concurrency"]

  @Test("each target imports only what its floor allows", arguments: mayImport.keys.sorted())
  func imports(_ target: String) throws {
    let files = try SourceFile.all(in: "Sources/" + target)
    #expect(!files.isEmpty)
    let allowed = (Self.mayImport[target] ?? []).union(Self.everybody)
    for file in files {
      for module in file.imports { #expect(allowed.contains(module), "\(file.path) imports \(module)") }
    }
  }

  @Test("each door is opened by one target only")
  func doors() throws {
    var openers: [String: Set<String>] = [:]
    for file in try SourceFile.all(in: "Sources") {
      let target = file.path.split(separator: "/")[1]
      for module in file.imports where module.hasPrefix("C") && !["Collections"].contains(module) {
        openers[module, default: []].insert(String(target))
      }
    }
    #expect(!openers.isEmpty)
    for (door, targets) in openers { #expect(targets.count == 1, "\(door) is imported by \(targets.sorted())") }
  }
}
