import FondsExtraction
import FondsRecord
import Testing

private let hasPoppler = SourceContents.exists(SourcePath("/usr/bin/pdftotext"))

@Suite("PDF", .enabled(if: hasPoppler, "poppler-utils is not installed"))
struct PDFTests {
  private let filler = "Le texte court sur toute la largeur de la ligne et ne dit pas grand-chose de plus"

  @Test("text, pages, dates and title are read")
  func good() async throws {
    let information = "/Title (Le bon titre) /Author (Anne Un) /CreationDate (D:20210304101112Z) /Keywords (eau, sol)"
    let bytes = PDFWriter.pdf([["Premier mot de la page."], ["Second mot de la page."]], information: information)
    let trial = try await Trial(bytes, name: "-rf $(touch x)\n.pdf")
    #expect(trial.extraction.outcome == .indexed)
    #expect(trial.extraction.childrenCPU > 0)
    #expect(trial.texts == ["Premier mot de la page.", "Second mot de la page."])
    #expect(trial.blocks.map(\.page) == [1, 2])
    let record = try #require(trial.record)
    #expect(record.titles.first?.text == "Le bon titre")
    #expect(record.authors == [Sourced("Anne Un", origin: "pdf")])
    #expect(record.date(.published)?.start.description == "2021-03-04")
    #expect(record.keywords.map(\.text) == ["eau", "sol"])
    #expect(record.source?.pages == 2)
  }

  @Test("the traces of programs are no titles and no authors")
  func junk() async throws {
    let bytes = PDFWriter.pdf(
      [["Un rapport sur les haies", filler + ".", filler + "."]],
      information: "/Title (Microsoft Word - rapport.doc) /Author (DBLaTeX-0.3.12)")
    let record = try #require(try await Trial(bytes, name: "rapport.pdf").record)
    #expect(record.titles.first == LocalizedText("Un rapport sur les haies", language: .french, origin: "text"))
    #expect(record.authors.isEmpty)
  }

  @Test("footers and page numbers vanish, and what a header says beside the number stays once")
  func runningLines() async throws {
    let pages = (1...4).map { page in
      ["Revue des haies, volume \(page)", "\(filler) (\(["alpha", "beta", "gamma", "delta"][page - 1])).", "- \(page) -"]
    }
    let trial = try await Trial(PDFWriter.pdf(pages), name: "a.pdf")
    #expect(trial.text.ranges(of: "Revue des haies").count == 1)
    #expect(!trial.text.contains("- 1 -"))
    #expect(Set(trial.blocks.map(\.page)) == [1, 2, 3, 4])
    for word in ["alpha", "beta", "gamma", "delta"] { #expect(trial.text.contains(word)) }
  }

  @Test("lines become paragraphs, numbered sections headings, bullets items")
  func structure() async throws {
    let trial = try await Trial(
      PDFWriter.pdf([
        [
          "2.1 Les haies du bocage", "\(filler), et la gouver-",
          "nance change ; la gouvernance aussi, car tout le bocage est un commun que l'on",
          "entretient.", "Un autre paragraphe commence ici et court lui aussi sur toute la largeur de sa ligne", "jusqu'au bout.",
          "- une haie",
          "- deux haies"
        ]
      ]), name: "a.pdf")
    #expect(trial.blocks.map(\.kind) == [.heading, .paragraph, .paragraph, .item, .item])
    #expect(trial.text.contains("et la gouvernance change"))
    #expect(trial.texts.last == "deux haies")
  }

  @Test("a paragraph goes on over the page break where its sentence does")
  func pageBreak() async throws {
    let trial = try await Trial(
      PDFWriter.pdf([[filler, filler + " et"], ["continue sur la page suivante jusqu'au point final de toute cette longue phrase."]]),
      name: "a.pdf")
    #expect(trial.blocks.count == 1)
    #expect(trial.blocks.first?.page == 1)
  }

  @Test("pages without words want OCR")
  func images() async throws {
    let trial = try await Trial(PDFWriter.pdf([[], []]), name: "a.pdf")
    #expect(trial.extraction.outcome == .rejected)
    #expect(trial.extraction.reason == .needsOCR)
    #expect(trial.extraction.format == .pdf)
    #expect(trial.extraction.detail?.contains("--ocr") == true)
  }

  @Test("a false page count and a cut file are damage")
  func damage() async throws {
    #expect(try await Trial(PDFWriter.pdf([["x"]], count: 2_000_000_000), name: "a.pdf").extraction.reason == .damage)
    let whole = PDFWriter.pdf([["mot"]])
    #expect(try await Trial(Array(whole.prefix(whole.count / 3)), name: "a.pdf").extraction.reason == .damage)
  }

  @Test("faults that poppler complains about while it succeeds make the text partial")
  func partial() async throws {
    var bytes = PDFWriter.pdf([["un mot"], ["deux mots"]])
    let marks = Array("(deux mots) Tj".utf8)
    let place = try #require(bytes.firstRange(of: marks))
    bytes.replaceSubrange(place, with: Array("(deux mots] Tj".utf8))
    let trial = try await Trial(bytes, name: "a.pdf")
    #expect(trial.extraction.outcome == .indexed)
    #expect(trial.text.contains("un mot"))
    #expect(trial.extraction.flags == ["partial", "partial:pages 2"])
  }

  @Test("a child that computes too long is stopped by its own CPU time, long before the clock on the wall would")
  func computing() async throws {
    var limits = ExtractionLimits()
    limits.childSeconds = 1
    limits.deadlineSeconds = 100_000
    let trial = try await Trial(PDFWriter.endless(), name: "a.pdf", limits: limits)
    #expect(trial.extraction.outcome == .rejected && trial.extraction.reason == .timeout)
    #expect(trial.extraction.detail?.contains("too much computing") == true)
    #expect(ExtractionLimits().deadlineSeconds >= 30 * ExtractionLimits().childSeconds)
  }

  @Test("a source that is not done by its deadline is given up")
  func late() async throws {
    var limits = ExtractionLimits()
    limits.deadlineSeconds = 0
    #expect(try await Trial(PDFWriter.pdf([["mot"]]), name: "a.pdf", limits: limits).extraction.reason == .timeout)
  }

  @Test("output over the limit is cut and flagged")
  func long() async throws {
    var limits = ExtractionLimits()
    limits.textBytes = 100_000
    let page = (0..<60).map { "ligne \($0) " + filler }
    let trial = try await Trial(PDFWriter.pdf(Array(repeating: page, count: 60)), name: "a.pdf", limits: limits)
    #expect(trial.extraction.outcome == .indexed)
    #expect(trial.extraction.flags.contains("truncated"))
  }
}
