internal import CFuzzer
internal import FondsExtraction
internal import FondsRecord
internal import FondsText
internal import Glibc

/// The fuzzing driver: libFuzzer's inputs through one route of extraction and on into a record.
///
///     FONDS_FUZZ_ROUTE=html fonds-fuzz [libFuzzer's options] CORPUS…
///
/// Built by `Benchmarks/fuzz.py` only, with coverage of the modules that it tries.
@main
enum Entry {
  static func main() {
    guard route != nil else {
      print("fonds-fuzz: FONDS_FUZZ_ROUTE is one of \(BytesReader.Route.allCases.map(\.rawValue).joined(separator: ", "))")
      exit(2)
    }
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
    let status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { data, size in
      unsafe Entry.read(Array(UnsafeBufferPointer(start: data, count: size)))
      return 0
    }
    exit(status)
  }

  private static let route = unsafe getenv("FONDS_FUZZ_ROUTE").flatMap { unsafe BytesReader.Route(rawValue: String(cString: $0)) }
  private static let normaliser = Normaliser(root: RootDefaults(label: "fuzz"))

  /// Reads bytes into a record; any refusal is right, a text with control characters is none.
  private static func read(_ bytes: [UInt8]) {
    guard let route else { return }
    do throws(ExtractionError) {
      var document = try BytesReader.read(bytes, by: route)
      LanguageDetector.assign(to: &document.blocks)
      let extraction = Extraction(outcome: .indexed, document: document, format: document.format, digest: "0", bytes: bytes.count)
      let entry = SourceEntry(
        path: SourcePath("a/b.fr.html"), kind: .file, stamp: FileStamp(size: bytes.count, modified: 0, changed: 0, inode: 0, device: 0))
      guard let record = normaliser.record(from: extraction, of: entry) else { preconditionFailure("a document without a record") }
      for block in record.blocks {
        precondition(!block.text.isEmpty, "an empty block")
        precondition(!block.text.utf8.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }, "a control character in a block")
      }
    } catch {
      precondition(!error.message.isEmpty, "a refusal without words")
    }
  }
}
