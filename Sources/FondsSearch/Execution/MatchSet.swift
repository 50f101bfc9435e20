internal import FondsIndex

/// Documents of a segment that match, gathered part by part; windows without any cost nothing.
@safe final class MatchSet {
  let documentCount: Int
  let windowCount: Int
  private let words: UnsafeMutablePointer<UInt64>
  /// Whether the words of a window hold anything yet.
  private let live: UnsafeMutablePointer<Bool>

  /// The empty set.
  init(documentCount: Int) {
    self.documentCount = documentCount
    windowCount = DocumentWindow.count(for: documentCount)
    unsafe words = .allocate(capacity: windowCount * DocumentWindow.words)
    unsafe live = .allocate(capacity: windowCount)
    unsafe live.initialize(repeating: false, count: windowCount)
  }

  deinit {
    unsafe words.deallocate()
    unsafe live.deallocate()
  }

  func removeAll() { unsafe live.update(repeating: false, count: windowCount) }

  @inline(__always) func isLive(_ window: Int) -> Bool { unsafe live[window] }

  func remove(_ window: Int) { unsafe live[window] = false }

  /// The bits of a window, made when it had none.
  @inline(__always) func bits(_ window: Int) -> WindowBits {
    let bits = unsafe WindowBits(words: words + window &* DocumentWindow.words)
    if unsafe !live[window] {
      unsafe live[window] = true
      bits.removeAll()
    }
    return bits
  }

  var documents: DocumentBits {
    var documents = DocumentBits(documentCount: documentCount)
    for window in 0..<windowCount where isLive(window) {
      bits(window).add(to: &documents, at: DocumentWindow(index: window, of: documentCount))
    }
    return documents
  }
}
