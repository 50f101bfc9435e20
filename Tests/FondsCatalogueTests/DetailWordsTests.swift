import FondsCatalogue
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

@Suite("Details in words")
struct DetailWordsTests {
  @Test(
    "a detail is told in French, with its names and numbers where they were",
    arguments: [
      (
        "it is not there (No such file or directory); check the path and that its disk is mounted",
        "il n’est pas là (No such file or directory) ; vérifiez le chemin, et que son disque est monté"
      ),
      (
        "eau.yaml: line 3, column 7: a key stands twice in a mapping; keep one of them",
        "eau.yaml: ligne 3, colonne 7 : une clé revient deux fois ; gardez-en une"
      ),
      (
        "its part word/document.xml grows beyond 200 times its size; split the document",
        "sa partie word/document.xml se déploie à plus de 200 fois sa taille ; partagez le document"
      ),
      ("a b is the identifier of eau:b.md", "a b est l’identifiant de eau:b.md"),
      (
        "install the Debian package poppler-utils: apt-get install poppler-utils",
        "installez le paquet Debian poppler-utils : apt-get install poppler-utils"
      ),
      (
        "its content is binary data, which is not read; make it shorter",
        "son contenu n’est pas du texte, et fonds ne le lit pas ; raccourcissez-le"
      ),
      ("nobody knows", "nobody knows"), ("", "")
    ])
  func french(detail: String, expected: String) {
    #expect(DetailWords.words(of: detail, in: .french) == expected)
    #expect(DetailWords.words(of: detail, in: .english) == detail)
  }

  @Test("every sentence that a reader says of a source it refuses has its French")
  func complete() throws {
    let folder = SharedData.project + "/Sources/FondsExtraction"
    let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
    var sentences = 0
    for file in files {
      let source = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      for call in source.split(separator: "ExtractionError(").dropFirst() + source.split(separator: "throw refusal(").dropFirst() {
        let scope = call.prefix(420)
        for sentence in Self.literals(scope) where sentence.contains(" ") && !sentence.hasPrefix("apt-get ") && sentence != " (7)" {
          sentences += 1
          #expect(DetailWords.words(of: sentence, in: .french) != sentence, "\(file): \(sentence)")
        }
      }
    }
    #expect(sentences > 60)
  }

  /// The string literals of a call, up to its end; what is interpolated is `7`.
  private static func literals(_ call: Substring) -> [String] {
    var found: [String] = []
    var depth = 1
    var rest = call
    while let character = rest.popFirst(), depth > 0 {
      switch character {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"":
        var text = ""
        while let inner = rest.popFirst(), inner != "\"" {
          guard inner == "\\", rest.first == "(" else {
            text.append(inner)
            continue
          }
          text.append("7")
          var nested = 0
          while let hidden = rest.popFirst() {
            if hidden == "(" { nested += 1 }
            if hidden == ")" { nested -= 1 }
            if nested == 0 { break }
          }
        }
        found.append(text)
      default: break
      }
    }
    return found
  }
}
