import FondsTestSupport
import Foundation
import Testing

@Suite("The rules of the house")
struct HouseRuleTests {
  @Test("no file is longer than 400 lines")
  func lengths() throws {
    for file in try SourceFile.all(in: "Sources") + SourceFile.all(in: "Tests") {
      #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count) lines")
    }
  }

  @Test("a file bears the name of a type, an extension or a test suite that it holds")
  func names() throws {
    for file in try SourceFile.all(in: "Sources") {
      guard let name = file.path.split(separator: "/").last?.dropLast(6) else { continue }
      let words = ["struct ", "class ", "enum ", "actor ", "protocol ", "extension ", "typealias ", "let ", "func "]
      let main = String(name.prefix { $0 != "+" })
      let bears = file.lines.contains { line in words.contains { line.contains($0 + main) } }
      #expect(bears || Self.collections.contains(String(name)), "\(file.path) holds nothing named \(main)")
    }
  }

  /// Files that gather several small things of one idea under the idea's name.
  static let collections: Set<String> = [
    "Speech", "ReadingCommands", "CommonOptions", "RecordDecoding", "DeskRecordCommands", "DeskTermCommands",
    "DeskSuggestionCommands"
  ]

  @Test("unsafe words stand only in the files that need them")
  func unsafeWords() throws {
    var found: Set<String> = []
    for file in try SourceFile.all(in: "Sources") {
      let isUnsafe = file.code.contains { line in
        line.split { !$0.isLetter && $0 != "_" && !$0.isNumber }.contains { $0 == "unsafe" || $0.hasPrefix("Unsafe") }
      }
      if isUnsafe { found.insert(file.path) }
    }
    #expect(
      found == UnsafeFiles.allowed,
      "new: \(found.subtracting(UnsafeFiles.allowed).sorted()), gone: \(UnsafeFiles.allowed.subtracting(found).sorted())")
  }

  @Test("errors are never swallowed, and nothing is left unfinished")
  func words() throws {
    for file in try SourceFile.all(in: "Sources") {
      for (number, line) in file.code.enumerated() {
        #expect(!line.contains(#/\btry[?!]/#), "\(file.path):\(number + 1)")
        #expect(!line.contains("fatalError"), "\(file.path):\(number + 1)")
      }
      for (number, line) in file.lines.enumerated() {
        #expect(!line.contains("TO" + "DO") && !line.contains("FIX" + "ME"), "\(file.path):\(number + 1)")
      }
    }
  }

  /// Folders whose texts are data, or not ours.
  static let foreign = [".build/", "Fixtures/", "Benchmarks/work/"]

  @Test("links between the project's documents lead somewhere")
  func links() throws {
    let top = URL(fileURLWithPath: SharedData.project).resolvingSymlinksInPath()
    guard let walk = FileManager.default.enumerator(atPath: top.path) else { return }
    for case let name as String in walk where name.hasSuffix(".md") && !Self.foreign.contains(where: name.contains) {
      let file = top.appendingPathComponent(name)
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: #/\]\(([^)#:\s]+)(?:#[^)]*)?\)/#) {
        let target = file.deletingLastPathComponent().appendingPathComponent(String(match.output.1))
        #expect(FileManager.default.fileExists(atPath: target.path), "\(name) → \(match.output.1)")
      }
    }
  }
}
