internal import FondsRecord

/// Recognises the text of pages: `pdftoppm` draws a page as an image, `tesseract` reads it in French and English.
///
/// Each is a child of its own under limits, on one thread: the same page gives the same text.
struct PageRecogniser: Sendable {
  private let folder: ChildProcess
  private let draw: ChildProcess
  private let read: ChildProcess
  private let clear: ChildProcess
  private let limits: ExtractionLimits

  /// Throws `tool` where a program is not installed.
  init(limits: ExtractionLimits) throws(ExtractionError) {
    let bounds = ChildProcess.Bounds(memory: limits.recogniserAddressSpace, seconds: limits.recogniserSeconds)
    folder = try ChildProcess("mktemp", package: "coreutils", limits: limits)
    draw = try ChildProcess("pdftoppm", package: "poppler-utils", bounds: bounds)
    read = try ChildProcess("tesseract", package: "tesseract-ocr tesseract-ocr-fra", bounds: bounds)
    clear = try ChildProcess("rm", package: "coreutils", limits: limits)
    self.limits = limits
  }

  /// What was recognised, and what was not.
  struct Result: Sendable {
    /// By page, from 1; a page without words has no lines.
    var pages: [Int: RecognisedPage] = [:]
    /// Pages that took too long or too much memory.
    var failures: [Int] = []
    /// Whether there were more pages than the limits allow.
    var isCut = false
  }

  /// Recognises pages of a PDF, one after the other, each with a deadline of its own.
  ///
  /// Throws `tool` where the languages are not installed, `io` where no image can be kept for a moment.
  func recognise(_ pages: [Int], of operand: [UInt8]) async throws(ExtractionError) -> Result {
    let deadline = Deadline(seconds: limits.deadlineSeconds)
    let made = try await folder.run([Array("-d".utf8), Array("/tmp/fonds-XXXXXXXX".utf8)], outputLimit: 1 << 10, deadline: deadline)
    guard made.exitCode == 0, let place = made.output.split(separator: 0x0A).first.map(Array.init) else {
      throw ExtractionError(
        .io, "no folder can be made for the images of pages", remedy: "make room in /tmp", cause: String(made.complaints.prefix(200)))
    }
    var result = Result()
    var failure: ExtractionError?
    do throws(ExtractionError) {
      for page in pages.prefix(limits.recognisedPages) {
        if result.failures.count >= Self.failures {
          result.failures.append(page)
        } else if let recognised = try await recognise(page, of: operand, in: place) {
          result.pages[page] = recognised
        } else {
          result.failures.append(page)
        }
      }
    } catch {
      failure = error
    }
    result.isCut = pages.count > limits.recognisedPages
    _ = try await clear.run([Array("-rf".utf8), place], outputLimit: 1 << 10, deadline: Deadline(seconds: limits.deadlineSeconds))
    if let failure { throw failure }
    return result
  }

  /// One page; `nil` where it cannot be drawn or read within the limits.
  private func recognise(_ page: Int, of operand: [UInt8], in place: [UInt8]) async throws(ExtractionError) -> RecognisedPage? {
    let image = place + Array("/page".utf8)
    let deadline = Deadline(seconds: limits.recogniserDeadlineSeconds)
    let number = String(page)
    let drawing = ["-f", number, "-l", number, "-gray", "-singlefile", "-scale-to", String(limits.recognisedPixels)]
    let reading = ["stdout", "-l", "fra+eng", "--dpi", String(limits.recognisedPixels * 100 / Self.inchesOfPage), "tsv"]
    do throws(ExtractionError) {
      let drawn = try await draw.run(drawing.map { Array($0.utf8) } + [operand, image], outputLimit: 1 << 10, deadline: deadline)
      guard drawn.exitCode == 0 else { return nil }
      let result = try await read.run(
        [image + Array(".pgm".utf8)] + reading.map { Array($0.utf8) }, outputLimit: 8 << 20, deadline: deadline)
      if result.exitCode != 0, result.complaints.contains("language") {
        throw ExtractionError(
          .tool, "tesseract knows neither French nor English", remedy: "apt-get install tesseract-ocr-fra tesseract-ocr-eng")
      }
      return result.exitCode == 0 ? RecognisedPage(result.output) : nil
    } catch {
      guard error.code == .timeout else { throw error }
      return nil
    }
  }

  /// After so many pages that cannot be recognised the rest is not tried.
  private static let failures = 3
  /// The longer side of A4, in hundredths of an inch.
  private static let inchesOfPage = 1_169
}
