import FondsBytes
import FondsExtraction
import FondsRecord
import FondsTestSupport
import Glibc
import Testing

@Suite("Reading sources")
struct ReadingTests {
  @Test("the digest is of the whole file, however much of it is kept")
  func digest() async throws {
    var limits = ExtractionLimits()
    limits.textBytes = 100_000
    let bytes = Array(String(repeating: "mot ", count: 200_000).utf8)
    let trial = try await Trial(bytes, name: "a.txt", limits: limits)
    #expect(trial.extraction.digest == SHA256.hexadecimal(bytes))
    #expect(trial.extraction.bytes == bytes.count)
  }

  @Test("many tasks at once give what one gives", .enabled(if: SourceContents.exists(SourcePath(SharedData.fixture("sources")))))
  func concurrency() async throws {
    let walker = SourceWalker(root: SourcePath(SharedData.fixture("sources/documents")))
    let (entries, base, extractor) = (try walker.entries(), try walker.base(), Extractor())
    let normaliser = Normaliser(root: RootDefaults(label: "x"))
    var alone: [Record?] = []
    for entry in entries { alone.append(normaliser.record(from: await extractor.extract(entry, base: base), of: entry)) }
    let together = await withTaskGroup(of: (Int, Record?).self) { group in
      for (index, entry) in entries.enumerated() {
        group.addTask { (index, normaliser.record(from: await extractor.extract(entry, base: base), of: entry)) }
      }
      var records = [Record?](repeating: nil, count: entries.count)
      for await (index, record) in group { records[index] = record }
      return records
    }
    #expect(together == alone)
    #expect(alone.contains { $0 != nil })
  }

  @Test("a large source wants a turn of its own")
  func turns() {
    #expect(!Extractor().needsExclusiveTurn(size: 16 << 20))
    #expect(Extractor().needsExclusiveTurn(size: 16 << 20 + 1))
  }

  @Test("what vanished is unreadable, a link put in its place is skipped")
  func replaced() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("texte", to: "a.txt")
    let walker = SourceWalker(root: SourcePath(folder.path))
    let entry = try #require(try walker.entries().first)
    #expect(unsafe unlink(path) == 0)
    let gone = await Extractor().extract(entry, base: SourcePath(folder.path))
    #expect(gone.outcome == .unreadable)
    #expect(gone.reason == .io)
    #expect(unsafe symlink("/etc/passwd", path) == 0)
    let link = await Extractor().extract(entry, base: SourcePath(folder.path))
    #expect(link.outcome == .skipped)
    #expect(link.reason == .link)
  }

  @Test("a file without rights is unreadable with the reason", .enabled(if: geteuid() != 0, "root reads everything"))
  func forbidden() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("texte", to: "a.txt")
    #expect(unsafe chmod(path, 0) == 0)
    let walker = SourceWalker(root: SourcePath(folder.path))
    let extraction = await Extractor().extract(try #require(try walker.entries().first), base: SourcePath(folder.path))
    #expect(extraction.outcome == .unreadable)
    #expect(extraction.reason == .permission)
  }

  @Test("a name that promises another format is flagged")
  func promises() async throws {
    #expect(try await Trial("Ceci n'est pas un document Word.", name: "a.docx").extraction.flags == ["name-differs"])
    #expect(try await Trial("<html><body><p>Erreur 404</p></body></html>", name: "a.pdf").extraction.flags == ["name-differs"])
    #expect(try await Trial("# Titre", name: "a.txt").extraction.flags == [])
  }

  @Test(
    "types are found by content",
    arguments: [
      ("<!DOCTYPE html><p>x", Format.html), ("<p>x</p>", .html), ("<!-- c --> <div>x</div>", .html), ("une ligne", .text),
      ("<x> n'est pas un tag", .text),
      (
        "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-\" \"-\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>x</p></body></html>",
        .xhtml
      )
    ])
  func sniffing(text: String, format: Format) async throws {
    #expect(try await Trial(text, name: "sans-extension").extraction.format == format)
  }

  @Test("XML of another kind, PostScript and RTF are refused by name")
  func foreign() async throws {
    for text in ["<?xml version=\"1.0\"?><rss><channel/></rss>", "%!PS-Adobe-3.0", "{\\rtf1 texte}"] {
      let trial = try await Trial(text, name: "a.txt")
      #expect(trial.extraction.outcome == .rejected)
      #expect(trial.extraction.reason == .type)
    }
  }

  @Test(
    "texts that begin like the signs of other formats are texts",
    arguments: [
      "ID3 est une association qui plante des haies.", "RIFF veut dire bien des choses dans ces villages.",
      "BZh est le nom de la revue de ce pays.", "P6\n12 15\n20 heures de travail dans les haies du bocage, entre voisins.",
      "GIF8 se dit ainsi.", "Rar! Voici un cri."
    ])
  func likeSigns(text: String) async throws {
    #expect(try await Trial(text, name: "a.txt").extraction.format == .text)
  }

  @Test("sounds, archives and images are refused by the whole of their signs")
  func signs() async throws {
    let tail = Array("un texte assez long pour en être un, avec des mots et des phrases.".utf8)
    let heads: [[UInt8]] = [
      Array("ID3".utf8) + [3, 0], Array("RIFF1234WAVE".utf8), Array("BZh91AY&SY".utf8), Array("P6\n12 15\n255\n".utf8) + [0, 1, 2]
    ]
    for head in heads { #expect(try await Trial(head + tail, name: "a.txt").extraction.reason == .type) }
  }

  @Test("small files beside sources are read within a bound")
  func contents() throws {
    let folder = try TemporaryFolder()
    let path = SourcePath(try folder.write("title: x", to: "fonds.yaml"))
    #expect(try SourceContents.contents(of: path, limit: 100)?.count == 8)
    #expect(try SourceContents.contents(of: SourcePath(folder.path + "/none"), limit: 100) == nil)
    #expect(throws: ExtractionError.self) { try SourceContents.contents(of: path, limit: 4) }
    #expect(try SourceContents.absolute(SourcePath("/a//b/./c/../d/")).display == "/a/b/d")
    #expect(try SourceContents.absolute(SourcePath("x")).display.hasSuffix("/x"))
  }

  @Test(
    "every case of the hostile fixtures ends as expected",
    .enabled(if: SourceContents.exists(SourcePath(SharedData.fixture("hostile/expected.json")))))
  func hostile() async throws {
    let root = SourcePath(SharedData.fixture("hostile"))
    let list = try #require(try SourceContents.contents(of: root.appending("expected.json".utf8), limit: 1 << 20))
    guard case .array(let cases) = try JSONReader.parse(list) else { return }
    let entries = try SourceWalker(root: root).entries()
    for expected in cases {
      guard case .string(let path)? = expected["path"], case .string(let outcome)? = expected["outcome"] else { continue }
      let entry = try #require(entries.first { $0.path.display == path }, "\(path) is missing")
      let extraction = await Extractor().extract(entry, base: root)
      #expect(extraction.outcome.rawValue == outcome, "\(path): \(extraction.reason?.rawValue ?? "")")
      let record = Normaliser(root: RootDefaults(label: "x")).record(from: extraction, of: entry)
      let text = ((record?.titles.map(\.text) ?? []) + (record?.blocks.map(\.text) ?? [])).joined(separator: " ")
      if case .array(let words)? = expected["finds"] { for case .string(let word) in words { #expect(text.contains(word), "\(path)") } }
      if case .array(let words)? = expected["never"] { for case .string(let word) in words { #expect(!text.contains(word), "\(path)") } }
    }
  }
}
