/// Matches of one window and their scores so far: a view on the memory of a `WindowMemory`, which outlives it.
///
/// The score of a document that is not in `bits` is zero.
@safe struct WindowBuffer {
  let bits: WindowBits
  @unsafe let scores: UnsafeMutablePointer<Float>

  @inline(__always) subscript(index: Int) -> Float { unsafe scores[index] }

  @inline(__always) func add(_ score: Float, to index: Int) { unsafe scores[index] += score }

  /// Forgets all matches; cheap when they are few.
  func removeAll() {
    if bits.count < 256 {
      bits.forEach { unsafe scores[$0] = 0 }
    } else {
      unsafe scores.update(repeating: 0, count: DocumentWindow.size)
    }
    bits.removeAll()
  }

  /// Keeps the matches that are in a set and forgets the others' scores.
  func formIntersection(_ kept: WindowBits) {
    for index in 0..<DocumentWindow.words {
      var dropped = unsafe bits.words[index] & ~kept.words[index]
      unsafe bits.words[index] &= kept.words[index]
      while dropped != 0 {
        unsafe scores[index &* 64 &+ dropped.trailingZeroBitCount] = 0
        dropped &= dropped &- 1
      }
    }
  }

  /// Moves matches and scores into another buffer, which adds them to its own; this one is empty afterwards.
  func move(into target: WindowBuffer) {
    bits.forEach {
      unsafe target.scores[$0] += scores[$0]
      unsafe scores[$0] = 0
    }
    target.bits.formUnion(bits)
    bits.removeAll()
  }

  /// The same, but of two scores of a document the larger stands.
  ///
  /// - Parameter score: what becomes of a score on the way.
  @inline(__always)
  func moveBest(into target: WindowBuffer, _ score: (Float) -> Float = { $0 }) {
    bits.forEach {
      unsafe target.scores[$0] = max(target.scores[$0], score(scores[$0]))
      unsafe scores[$0] = 0
    }
    target.bits.formUnion(bits)
    bits.removeAll()
  }
}

/// Owns the memory of a window's matches and scores.
@safe final class WindowMemory {
  private let words: UnsafeMutablePointer<UInt64>
  private let scores: UnsafeMutablePointer<Float>

  init() {
    unsafe words = .allocate(capacity: DocumentWindow.words)
    unsafe words.initialize(repeating: 0, count: DocumentWindow.words)
    unsafe scores = .allocate(capacity: DocumentWindow.size)
    unsafe scores.initialize(repeating: 0, count: DocumentWindow.size)
  }

  deinit {
    unsafe words.deallocate()
    unsafe scores.deallocate()
  }

  /// Valid as long as this object lives.
  var buffer: WindowBuffer { unsafe WindowBuffer(bits: WindowBits(words: words), scores: scores) }
}

/// Owns the memory of a set of documents of a window.
@safe final class WindowBitMemory {
  private let words: UnsafeMutablePointer<UInt64>

  init() {
    unsafe words = .allocate(capacity: DocumentWindow.words)
    unsafe words.initialize(repeating: 0, count: DocumentWindow.words)
  }

  deinit { unsafe words.deallocate() }

  /// Valid as long as this object lives.
  var bits: WindowBits { unsafe WindowBits(words: words) }
}
