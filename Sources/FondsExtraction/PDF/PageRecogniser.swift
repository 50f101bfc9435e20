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

  /// The languages read, by their names in tesseract, and the packages that hold them.
  private static let languages = [(name: "fra", package: "tesseract-ocr-fra"), (name: "eng", package: "tesseract-ocr-eng")]

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
    /// Pages that took too long or too much memory, or that no time was left for; another run may have more luck.
    var failures: [Int] = []
    /// Whether there were more pages than the limits allow; another run would not come to them either.
    var isCut = false
    /// The packages of languages that are not installed.
    var missing: [String] = []
  }

  /// Recognises pages of a PDF, one after the other, each with a deadline of its own and all of them with another.
  ///
  /// Throws `tool` where neither language is installed, `io` where no image can be kept for a moment.
  func recognise(_ pages: [Int], of operand: [UInt8]) async throws(ExtractionError) -> Result {
    let installed = try await installedLanguages()
    var result = Result()
    result.missing = Self.languages.filter { !installed.contains($0.name) }.map(\.package)
    let place = try await makeFolder()
    let deadline = Deadline(seconds: limits.recognitionSeconds)
    do throws(ExtractionError) {
      try await recognise(pages, of: operand, in: place, languages: installed, deadline, into: &result)
    } catch {
      // What went wrong first is told, whether or not the images could be cleared away.
      do throws(ExtractionError) { try await remove(place) } catch {}
      throw error
    }
    try await remove(place)
    return result
  }

  private func recognise(
    _ pages: [Int], of operand: [UInt8], in place: [UInt8], languages: [String], _ deadline: Deadline, into result: inout Result
  ) async throws(ExtractionError) {
    var failuresInARow = 0
    for page in pages.prefix(limits.recognisedPages) {
      if failuresInARow >= Self.failures || deadline.isOver {
        result.failures.append(page)
        continue
      }
      let image = place + Array("/page-\(page)".utf8)
      let part = deadline.part(seconds: limits.recogniserDeadlineSeconds)
      if let recognised = try await recognise(page, of: operand, as: image, languages: languages, part) {
        result.pages[page] = recognised
        failuresInARow = 0
      } else {
        result.failures.append(page)
        failuresInARow += 1
      }
      try await remove(image + Self.ending)
    }
    result.isCut = pages.count > limits.recognisedPages
  }

  /// One page; `nil` where it cannot be drawn or read within the limits.
  private func recognise(
    _ page: Int, of operand: [UInt8], as image: [UInt8], languages: [String], _ deadline: Deadline
  ) async throws(ExtractionError) -> RecognisedPage? {
    let number = String(page)
    let drawing = ["-f", number, "-l", number, "-gray", "-singlefile", "-scale-to", String(limits.recognisedPixels)]
    let reading = [
      "stdout", "-l", languages.joined(separator: "+"), "--dpi", String(limits.recognisedPixels * 100 / Self.inchesOfPage), "tsv"
    ]
    do throws(ExtractionError) {
      let drawn = try await draw.run(drawing.map { Array($0.utf8) } + [operand, image], outputLimit: 1 << 10, deadline: deadline)
      guard drawn.exitCode == 0 else { return nil }
      let result = try await read.run(
        [image + Self.ending] + reading.map { Array($0.utf8) }, outputLimit: 8 << 20, deadline: deadline)
      return result.exitCode == 0 ? RecognisedPage(result.output) : nil
    } catch {
      guard error.code == .timeout else { throw error }
      return nil
    }
  }

  /// Those of the languages that are installed, the first preferred.
  ///
  /// Throws `tool` where there is none.
  private func installedLanguages() async throws(ExtractionError) -> [String] {
    let listed = try await read.run(
      [Array("--list-langs".utf8)], outputLimit: 1 << 16, deadline: Deadline(seconds: limits.deadlineSeconds))
    let names = Set(listed.output.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
    let installed = Self.languages.map(\.name).filter(names.contains)
    guard !installed.isEmpty else {
      let packages = Self.languages.map(\.package).joined(separator: " ")
      throw ExtractionError(
        .tool, "tesseract knows neither French nor English", remedy: "install \(packages): apt-get install \(packages)")
    }
    return installed
  }

  private func makeFolder() async throws(ExtractionError) -> [UInt8] {
    let arguments = ["-d", "-t", "fonds-XXXXXXXX"].map { Array($0.utf8) }
    let made = try await folder.run(arguments, outputLimit: 1 << 12, deadline: Deadline(seconds: limits.deadlineSeconds))
    guard made.exitCode == 0, let place = made.output.split(separator: 0x0A).first.map(Array.init) else {
      throw ExtractionError(
        .io, "no folder can be made for the images of pages", remedy: "make room in the folder of temporary files, or set TMPDIR",
        cause: String(made.complaints.prefix(200)))
    }
    return place
  }

  /// Removes a file or folder that was made here.
  private func remove(_ place: [UInt8]) async throws(ExtractionError) {
    _ = try await clear.run(
      [Array("-rf".utf8), Array("--".utf8), place], outputLimit: 1 << 10, deadline: Deadline(seconds: limits.deadlineSeconds))
  }

  /// After so many pages in a row that cannot be recognised the rest is not tried.
  private static let failures = 3
  /// The longer side of A4, in hundredths of an inch.
  private static let inchesOfPage = 1_169
  /// How the name of an image ends.
  private static let ending = Array(".pgm".utf8)
}
