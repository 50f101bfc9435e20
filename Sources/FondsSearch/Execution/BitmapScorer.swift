internal import FondsIndex

/// Documents that match without a score: those with a facet value, or all.
final class BitmapScorer: WindowScorer {
  let bounds: WindowBounds
  private let documents: DocumentBits
  private let memory = WindowBitMemory()
  private let matches: WindowBits
  let cost: Int

  init(_ documents: DocumentBits, windows: Int) {
    self.documents = documents
    matches = memory.bits
    cost = documents.count
    bounds = WindowBounds(count: windows)
    for (index, word) in documents.words.enumerated() where word != 0 { bounds[index / DocumentWindow.words] = 0 }
  }

  func collect(_ window: DocumentWindow, within allowed: WindowBits?, into target: WindowBuffer, _ depth: ScoringDepth) -> Bool {
    matches.copy(documents, at: window)
    if let allowed { matches.formIntersection(allowed) }
    target.bits.formUnion(matches)
    return !matches.isEmpty
  }
}
