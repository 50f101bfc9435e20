import FondsExtraction
import FondsRecord
import FondsTestSupport
import Foundation
import Testing

private let hasPoppler = SourceContents.exists(SourcePath("/usr/bin/pdftotext"))
private let hasTesseract = ["/usr/local/bin", "/usr/bin"].contains { SourceContents.exists(SourcePath($0 + "/tesseract")) }

@Suite("Text in images of pages", .enabled(if: hasPoppler, "poppler-utils is not installed"))
struct RecognitionTests {
  private let lines = ["La commune entretient les haies du bocage.", "Les riverains plantent des arbres chaque hiver."]
  private let filler = "Le texte court sur toute la largeur de la ligne et ne dit pas grand-chose de plus"

  private var recognising: ExtractionLimits {
    var limits = ExtractionLimits()
    limits.recognises = true
    return limits
  }

  /// A page of text as an image of it, at 170 dots to the inch.
  private func image(of lines: [String]) throws -> PageImage {
    let folder = try TemporaryFolder()
    let path = try folder.write(PDFWriter.pdf([lines]), to: "page.pdf")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/pdftoppm")
    process.arguments = ["-gray", "-singlefile", "-scale-to", "2000", path, folder.path + "/page"]
    try process.run()
    process.waitUntilExit()
    let file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path + "/page.pgm")))
    // `P5`, width and height, the largest value, then the pixels.
    let header = file.split(separator: 0x0A, maxSplits: 3, omittingEmptySubsequences: false)
    let size = String(decoding: header[1], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    return PageImage(width: size[0], height: size[1], pixels: Array(header[3]))
  }

  @Test("pages of images among others are named in a flag, and the others are read")
  func mixed() async throws {
    let trial = try await Trial(
      PDFWriter.pdf([[filler + "."], [], ["Une autre page, et " + filler], ["2"]], images: [1: .blank, 3: .blank]), name: "a.pdf")
    #expect(trial.extraction.outcome == .indexed)
    #expect(trial.extraction.flags == ["needs-ocr:pages 2,4"])
    #expect(trial.blocks.map(\.page) == [1, 3])
  }

  @Test("images with a stamp a page are no text")
  func stamps() async throws {
    let trial = try await Trial(PDFWriter.pdf([["Vu"], ["Vu"]], images: [0: .blank, 1: .blank]), name: "a.pdf")
    #expect(trial.extraction.reason == .needsOCR)
  }

  @Test("a blank page between others wants nothing")
  func blank() async throws {
    #expect(try await Trial(PDFWriter.pdf([[filler], [], [filler]]), name: "a.pdf").extraction.flags.isEmpty)
  }

  @Test("text in images is recognised, labelled and graded", .enabled(if: hasTesseract, "tesseract is not installed"))
  func recognised() async throws {
    let bytes = PDFWriter.pdf([[filler], []], images: [1: try image(of: lines)])
    let trial = try await Trial(bytes, name: "a.pdf", limits: recognising)
    #expect(trial.extraction.flags == ["ocr:pages 2"])
    #expect(trial.text.contains("La commune entretient les haies du bocage."))
    let record = try #require(trial.record)
    #expect(record.source?.extractor.hasPrefix("fonds-pdf+ocr") == true)
    let (first, last) = (try #require(record.blocks.first), try #require(record.blocks.last))
    #expect(first.quality == 100)
    #expect((50..<100).contains(last.quality))
    #expect(last.page == 2)
    #expect(last.language == .french)
    #expect(try await Trial(bytes, name: "a.pdf", limits: recognising).record == record)
  }

  @Test("images without words make an empty input once they were looked at", .enabled(if: hasTesseract, "tesseract is not installed"))
  func nothing() async throws {
    let trial = try await Trial(PDFWriter.pdf([[]], images: [0: .blank]), name: "a.pdf", limits: recognising)
    #expect(trial.extraction.outcome == .empty)
    #expect(trial.extraction.flags == ["ocr:pages 1"])
  }

  @Test("no more pages are recognised than the limits allow", .enabled(if: hasTesseract, "tesseract is not installed"))
  func many() async throws {
    var limits = recognising
    limits.recognisedPages = 1
    let image = try image(of: lines)
    let trial = try await Trial(PDFWriter.pdf([[], []], images: [0: image, 1: image]), name: "a.pdf", limits: limits)
    #expect(trial.extraction.flags == ["truncated", "ocr:pages 1"])
  }

  @Test("a page that cannot be recognised in time is listed for another try", .enabled(if: hasTesseract, "tesseract is not installed"))
  func late() async throws {
    var limits = recognising
    limits.recogniserDeadlineSeconds = 0
    let trial = try await Trial(PDFWriter.pdf([[filler], []], images: [1: .blank]), name: "a.pdf", limits: limits)
    #expect(trial.extraction.flags == ["needs-ocr:pages 2"])
  }

  @Test(
    "pages that no time is left for once others were recognised are listed for another try",
    .enabled(if: hasTesseract, "tesseract is not installed"))
  func overdue() async throws {
    var limits = recognising
    limits.recognitionSeconds = 0
    let trial = try await Trial(PDFWriter.pdf([[filler], [], []], images: [1: .blank, 2: .blank]), name: "a.pdf", limits: limits)
    #expect(trial.extraction.flags == ["needs-ocr:pages 2-3"])
  }

  @Test("a PDF of damaged pages is damaged, whether or not its text is to be recognised")
  func damaged() async throws {
    var bytes = PDFWriter.pdf([["premier mot"], ["autre mot"]])
    for word in ["premier mot", "autre mot"] {
      let place = try #require(bytes.firstRange(of: Array("(\(word)) Tj".utf8)))
      bytes.replaceSubrange(place, with: Array("(\(word)] Tj".utf8))
    }
    for limits in [ExtractionLimits(), recognising] {
      let trial = try await Trial(bytes, name: "a.pdf", limits: limits)
      #expect(trial.extraction.outcome == .rejected)
      #expect(trial.extraction.reason == .damage)
    }
  }

  @Test("without the program for it the remedy is told", .enabled(if: !hasTesseract, "tesseract is installed"))
  func missing() async throws {
    let trial = try await Trial(PDFWriter.pdf([[]], images: [0: .blank]), name: "a.pdf", limits: recognising)
    #expect(trial.extraction.reason == .needsOCR)
    #expect(trial.extraction.detail?.contains("apt-get install tesseract-ocr") == true)
    let mixed = try await Trial(PDFWriter.pdf([[filler], []], images: [1: .blank]), name: "a.pdf", limits: recognising)
    #expect(mixed.extraction.flags == ["needs-ocr:pages 2", "ocr-missing"])
  }

  @Test("page numbers are written as ranges, and not without end", arguments: [([3], "3"), ([14, 12, 13, 20, 20], "12-14,20"), ([], "")])
  func ranges(pages: [Int], text: String) {
    #expect("\(PageRanges(pages))" == text)
    #expect("\(PageRanges(stride(from: 1, to: 1_000, by: 2)))".hasSuffix(",79,…"))
  }

  @Test("titles and authors that programs wrote into PDFs are not taken")
  func titles() async throws {
    for title in [
      "untitled", "Microsoft Word - note.doc", "C:\\\\Users\\\\anne\\\\note.odt", "TeX output 2019.01.01:1200", "/home/anne/note"
    ] {
      let bytes = PDFWriter.pdf(
        [["Un rapport sur les haies", filler + ".", filler + "."]], information: "/Title (\(title)) /Author (wkhtmltopdf)")
      let record = try #require(try await Trial(bytes, name: "rapport.pdf").record)
      #expect(record.titles.first?.text == "Un rapport sur les haies", "\(title)")
      #expect(record.authors.isEmpty)
    }
  }
}
