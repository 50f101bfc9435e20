import FondsExtraction
import FondsRecord
import FondsTestSupport
import Glibc
import Testing

@Suite("What a walk finds")
struct WalkTests {
  private func paths(_ folder: TemporaryFolder, excludes: [String] = []) throws -> [String] {
    try SourceWalker(root: SourcePath(folder.path), excludes: excludes.map(Glob.init)).entries().map(\.path.display)
  }

  @Test("every entry comes once, in the order of the bytes of its path")
  func order() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a/z.txt", "a-b.txt", "é.txt", "a/b/c.txt"] { try folder.write("x", to: name) }
    #expect(try paths(folder) == ["a-b.txt", "a/b/c.txt", "a/z.txt", "b.txt", "é.txt"])
  }

  @Test("links and special files are skipped, a loop of folders included")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "real.txt")
    #expect(unsafe symlink("..", folder.path + "/loop") == 0)
    #expect(unsafe symlink("/etc/passwd", folder.path + "/outside.txt") == 0)
    #expect(unsafe mkfifo(folder.path + "/pipe.html", 0o600) == 0)
    let kinds = try SourceWalker(root: SourcePath(folder.path)).entries().map(\.kind)
    #expect(kinds == [.skipped(.link), .skipped(.link), .skipped(.special), .file])
  }

  @Test("names are bytes: a newline, Latin-1, a leading dash and shell signs survive")
  func names() throws {
    let folder = try TemporaryFolder()
    for name in ["new\nline.txt", "-rf.txt", "q'uo$(touch PWN)te.txt"] { try folder.write("x", to: name) }
    let latin = Array((folder.path + "/latin").utf8) + [0xE9] + Array(".txt".utf8)
    let descriptor = unsafe creat(latin.map { CChar(bitPattern: $0) } + [0], 0o600)
    #expect(descriptor >= 0)
    close(descriptor)
    #expect(try paths(folder) == ["-rf.txt", "latin\\xe9.txt", "new\nline.txt", "q'uo$(touch PWN)te.txt"])
  }

  @Test("a sidecar belongs to its source, and one without a source stands for it")
  func sidecars() throws {
    let folder = try TemporaryFolder()
    for name in ["a.pdf", "a.pdf.yaml", "gone.pdf.yaml", "fonds.yaml", "plain.yaml"] { try folder.write("title: x", to: name) }
    let entries = try SourceWalker(root: SourcePath(folder.path)).entries()
    #expect(entries.map(\.path.display) == ["a.pdf", "gone.pdf.yaml", "plain.yaml"])
    #expect(entries[0].sidecar?.path.display == "a.pdf.yaml")
    #expect(entries[1].kind == .description)
    #expect(entries[1].subject.display == "gone.pdf")
    #expect(entries[2].kind == .file)
  }

  @Test("excluded names are reported once, a folder without what is in it")
  func excludes() throws {
    let folder = try TemporaryFolder()
    for name in ["drafts/a.txt", "deep/drafts/b.txt", "note.tmp", "deep/note.tmp", "keep.txt"] { try folder.write("x", to: name) }
    let entries = try SourceWalker(root: SourcePath(folder.path), excludes: [Glob("drafts/**"), Glob("*.tmp")]).entries()
    let skipped = entries.filter { $0.kind == .skipped(.excluded) }.map(\.path.display)
    #expect(skipped == ["deep/note.tmp", "drafts", "note.tmp"])
    #expect(entries.count == 5)
  }

  @Test("a single file is a root of its own, with its sidecar")
  func singleFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x", to: "a.txt")
    try folder.write("title: y", to: "a.txt.yaml")
    let walker = SourceWalker(root: SourcePath(path))
    let entries = try walker.entries()
    #expect(entries.map(\.path.display) == ["a.txt"])
    #expect(entries[0].sidecar != nil)
    #expect(try walker.base().display == folder.path)
  }

  @Test("a root that is not there is an error with the path")
  func missingRoot() {
    let error = #expect(throws: ExtractionError.self) { try SourceWalker(root: SourcePath("/nowhere/at/all")).entries() }
    #expect(error?.code == .io)
    #expect(error?.path == "/nowhere/at/all")
  }

  @Test(
    "globs know one byte, one component and any depth",
    arguments: [
      ("*.tmp", "a/b.tmp", true), ("/*.tmp", "a/b.tmp", false), ("drafts/**", "drafts", true), ("drafts/**", "drafts/a/b", true),
      ("a/**/z.txt", "a/z.txt", true), ("a/**/z.txt", "a/b/c/z.txt", true), ("a/*/z.txt", "a/b/c/z.txt", false), ("?.txt", "a.txt", true),
      ("?.txt", "ab.txt", false), ("**", "any/thing", true), ("*a*b*c*", "xaxbxc", true), ("*a*b*c*", "xaxcxb", false), ("x", "y/x", true)
    ])
  func globs(pattern: String, path: String, matches: Bool) {
    #expect(Glob(pattern).matches(SourcePath(path)) == matches)
  }

  @Test("a glob of many stars answers at once")
  func evilGlob() {
    let path = SourcePath(String(repeating: "a", count: 4000) + "b")
    #expect(!Glob(String(repeating: "*a", count: 200) + "*c").matches(path))
  }
}
