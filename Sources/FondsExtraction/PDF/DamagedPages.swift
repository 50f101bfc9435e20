internal import FondsRecord

/// Finds the pages that poppler complains about, by reading ever smaller ranges of them.
struct DamagedPages {
  private let text: ChildProcess
  private let operand: [UInt8]
  /// What poppler says of the document whatever page it reads.
  private let general: Set<Substring>

  /// How often each page is read again on average, and how many ranges are read, at most; what is left then counts as damaged in one piece.
  private static let share = 4
  private static let readings = 128
  /// How many pages may be read again in any case, however few there are.
  private static let allowance = 64

  /// - Parameter general: What `pdfinfo` complained about.
  init(text: ChildProcess, operand: [UInt8], general: String) {
    self.text = text
    self.operand = operand
    self.general = Set(general.split(separator: "\n"))
  }

  /// Whether complaints name an error that is not one of the whole document.
  func isDamaged(_ complaints: String) -> Bool {
    complaints.split(separator: "\n").contains { $0.contains("Error") && !general.contains($0) }
  }

  /// The pages among the first `count` that cannot be read without errors, rising.
  func find(count: Int, _ deadline: Deadline) async throws(ExtractionError) -> [Int] {
    guard count > 1 else { return count == 1 ? [1] : [] }
    var found: [Int] = []
    // One after the other and not the deepest first, so that all are told equally well where the readings do not suffice.
    var pending = [1...(count / 2), (count / 2 + 1)...count]
    var next = 0
    var (readings, budget) = (0, Self.share * count + Self.allowance)
    while next < pending.count {
      let range = pending[next]
      next += 1
      guard readings < Self.readings, range.count <= budget else {
        found += range
        continue
      }
      readings += 1
      budget -= range.count
      let arguments = ["-raw", "-f", String(range.lowerBound), "-l", String(range.upperBound)]
      let result: ChildProcess.Result
      do throws(ExtractionError) {
        result = try await text.run(
          arguments.map { Array($0.utf8) } + [operand, Array("/dev/null".utf8)], outputLimit: 1 << 10, deadline: deadline)
      } catch {
        guard error.code == .timeout else { throw error }
        // The text is there; only where exactly it is damaged is not known.
        return (found + range + pending[next...].flatMap { $0 }).sorted()
      }
      guard isDamaged(result.complaints) || result.exitCode != 0 else { continue }
      if range.count == 1 {
        found.append(range.lowerBound)
      } else {
        let middle = range.lowerBound + range.count / 2
        pending += [range.lowerBound...(middle - 1), middle...range.upperBound]
      }
    }
    return found.sorted()
  }
}
