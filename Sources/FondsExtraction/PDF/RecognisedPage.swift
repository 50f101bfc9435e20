/// The lines that `tesseract` recognised in the image of a page, each with how sure it is.
struct RecognisedPage: Sendable {
  /// One line of words.
  struct Line: Sendable, Hashable {
    var text: [UInt8]
    /// From 0 (a guess) to 100 (certain), lowered for words that look garbled.
    var confidence: Int
  }

  /// In reading order; what is hardly more than a guess is left out.
  private(set) var lines: [Line] = []
  /// Lines that were left out.
  private(set) var residue: [Line] = []

  /// Below this a line is more likely the trace of a picture than text.
  private static let leastConfidence = 35

  /// Reads the table of `tesseract … tsv`: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
  init(_ table: [UInt8]) {
    var place: [ArraySlice<UInt8>] = []
    var words: [(text: ArraySlice<UInt8>, confidence: Double)] = []
    for row in table.split(separator: 0x0A) {
      let cells = row.split(separator: 0x09, maxSplits: 11, omittingEmptySubsequences: false)
      guard cells.count == 12, cells[0].elementsEqual("5".utf8), let confidence = Double(String(decoding: cells[10], as: UTF8.self)) else {
        continue
      }
      if !cells[2...4].elementsEqual(place, by: { $0.elementsEqual($1) }) {
        close(&words)
        place = Array(cells[2...4])
      }
      if cells[11].contains(where: { $0 > 0x20 }) { words.append((cells[11], confidence)) }
    }
    close(&words)
  }

  private mutating func close(_ words: inout [(text: ArraySlice<UInt8>, confidence: Double)]) {
    defer { words = [] }
    guard !words.isEmpty else { return }
    let length = words.reduce(0) { $0 + $1.text.count }
    let sum = words.reduce(0.0) { $0 + min(100, max(0, $1.confidence)) * Double($1.text.count) * (Self.isGarbled($1.text) ? 0.5 : 1) }
    let confidence = Int(sum / Double(length))
    let text = Array(words.map(\.text).joined(separator: [0x20]))
    if confidence >= Self.leastConfidence, LineShape.hasWord(text[...]) {
      lines.append(Line(text: text, confidence: confidence))
    } else {
      residue.append(Line(text: text, confidence: confidence))
    }
  }

  /// Whether a word has signs between its letters that stand in no good word, or no letter or digit at all.
  private static func isGarbled(_ word: ArraySlice<UInt8>) -> Bool {
    guard LineShape.hasWord(word) else { return word.count > 1 }
    let core = word.drop { !$0.isLetter }
    guard let last = core.lastIndex(where: \.isLetter) else { return false }
    let inner = core[...last]
    if AddressShape.begins(word) || inner.contains(UInt8(ascii: "@")) { return false }
    return inner.contains { $0 < 0x80 && !$0.isLetter && !$0.isDigit && !joints.contains($0) }
  }

  /// Signs that stand between the letters of good words.
  private static let joints = Set("-'./&+_:".utf8)
}
