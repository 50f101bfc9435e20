import FondsTestSupport
import Foundation

/// The Swift files of the project as text, so that the rules of the house can be checked.
struct SourceFile {
  /// Relative to the project.
  let path: String
  let lines: [String]

  /// Every Swift file below a folder of the project, sorted by path.
  static func all(in folder: String) throws -> [SourceFile] {
    let top = URL(fileURLWithPath: SharedData.project).resolvingSymlinksInPath()
    let root = top.appendingPathComponent(folder).resolvingSymlinksInPath()
    guard let walk = FileManager.default.enumerator(atPath: root.path) else { return [] }
    var files: [SourceFile] = []
    for case let name as String in walk where name.hasSuffix(".swift") {
      let text = try String(contentsOfFile: root.appendingPathComponent(name).path, encoding: .utf8)
      files.append(SourceFile(path: folder + "/" + name, lines: text.components(separatedBy: "\n")))
    }
    return files.sorted { $0.path < $1.path }
  }

  /// The modules that the file imports.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
      guard let position = words.firstIndex(of: "import"), position <= 1, position + 1 < words.count else { return nil }
      guard position == 0 || ["package", "internal", "public", "private", "fileprivate"].contains(words[0]) else { return nil }
      return String(words[position + 1].prefix { $0 != "." })
    }
  }

  /// The lines with what stands in comments and strings taken out, roughly.
  var code: [String] {
    lines.map { line in
      let pieces = line.components(separatedBy: "\"")
      let outside = stride(from: 0, to: pieces.count, by: 2).map { pieces[$0] }.joined(separator: "\"\"")
      return outside.components(separatedBy: "//").first ?? ""
    }
  }
}
