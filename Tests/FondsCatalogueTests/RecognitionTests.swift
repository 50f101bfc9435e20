import FondsCatalogue
import FondsExtraction
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

private let hasTesseract = ["/usr/local/bin", "/usr/bin"].contains { SourceContents.exists(SourcePath($0 + "/tesseract")) }

@Suite("Recognising text", .enabled(if: SourceContents.exists(SourcePath("/usr/bin/pdftotext")), "poppler-utils is not installed"))
struct RecognitionTests {
  /// A bank of a text and of a PDF that is an image without words.
  private func bank() throws -> Bank {
    let bank = try Bank()
    try bank.write("Des paniers de légumes.", to: "paniers.txt")
    let image = try Data(contentsOf: URL(fileURLWithPath: SharedData.fixture("hostile/image-only.pdf")))
    try bank.folder.write([UInt8](image), to: "sources/image.pdf")
    return bank
  }

  private func outcomes(_ report: ReindexReport) -> [String] {
    report.inputs.map { "\($0.path) \($0.outcome.rawValue) \($0.reason?.rawValue ?? "")" }
  }

  @Test(
    "it is asked for by the run, and what was looked at once is not looked at again",
    .enabled(if: hasTesseract, "tesseract is not installed"))
  func request() async throws {
    let bank = try bank()
    #expect(outcomes(try await bank.reindex()) == ["image.pdf rejected needs-ocr", "paniers.txt indexed "])
    let request = ReindexRequest(sources: [bank.sources], recognisesText: true)
    let asked = try await bank.catalogue.reindex(request)
    #expect(outcomes(asked) == ["image.pdf empty ", "paniers.txt indexed "])
    #expect(asked.childrenCPUSeconds > 0)
    let again = try await bank.catalogue.reindex(request)
    #expect(outcomes(again) == outcomes(asked))
    #expect(again.childrenCPUSeconds == 0)
    #expect(outcomes(try await bank.reindex()) == outcomes(asked))
  }

  @Test("it is asked for by the description of the bank, for one root or all", .enabled(if: hasTesseract, "tesseract is not installed"))
  func description() async throws {
    for (text, outcome) in [("ocr: true\n", Outcome.empty), ("ocr: true\nroots: [{path: ., ocr: false}]\n", .rejected)] {
      let bank = try bank()
      try bank.write(text, to: "fonds.yaml")
      #expect(try await bank.reindex().inputs.first?.outcome == outcome)
    }
  }

  @Test("the description says yes or no")
  func fault() async throws {
    let bank = try bank()
    try bank.write("ocr: french\n", to: "fonds.yaml")
    let error = await #expect(throws: CatalogueError.self) { try await bank.reindex() }
    #expect(error?.message.contains("ocr") == true)
  }

  @Test("flags about pages are told in words, with the pages")
  func words() {
    #expect(FlagWords.explanation(of: "partial:pages 12-14,20", in: .french) == "pages 12-14,20")
    #expect(FlagWords.explanation(of: "ocr:pages 3", in: .english) == "text recognised in images (pages 3)")
    #expect(FlagWords.explanation(of: "needs-ocr:pages 3", in: .french).contains("--ocr (pages 3)"))
    #expect(FlagWords.explanation(of: "ocr-missing", in: .english).contains("apt-get install"))
  }
}
