/// Goes through a bitmap of verified bytes once, from front to back, counting set bits.
@safe struct BitWalk {
  private var bytes: UnsafeRawPointer?
  private var count = 0
  private var wordIndex = 0
  private var word: UInt64 = 0
  /// Set bits before the current word, and in it.
  private var before = 0
  private var inWord = 0

  var isActive: Bool { unsafe bytes != nil }

  @unsafe mutating func begin(_ bytes: UnsafeRawPointer?, count: Int) {
    unsafe self.bytes = bytes
    self.count = count
    wordIndex = 0
    before = 0
    if let bytes = unsafe bytes {
      word = unsafe PackedBits.word(bytes, 0, of: count)
      inWord = word.nonzeroBitCount
    }
  }

  @inline(__always)
  private mutating func step() -> Bool {
    guard let bytes = unsafe bytes, (wordIndex &+ 1) &* 64 < count else { return false }
    before &+= inWord
    wordIndex &+= 1
    word = unsafe PackedBits.word(bytes, wordIndex, of: count)
    inWord = word.nonzeroBitCount
    return true
  }

  /// The number of set bits before a bit, which does not fall from call to call.
  @inline(__always)
  mutating func rank(_ bit: Int) -> Int {
    while wordIndex < bit &>> 6, step() {}
    return before &+ (word & ((1 &<< UInt64(bit & 63)) &- 1)).nonzeroBitCount
  }

  /// Where set bit number `rank` is, and how far the next one, or the end, is from it; ranks do not fall from call to call.
  @inline(__always)
  mutating func stretch(_ rank: Int) -> (start: Int, count: Int) {
    while before &+ inWord <= rank {
      guard step() else { return (0, 0) }
    }
    let bit = PackedBits.select(word, max(rank &- before, 0))
    let start = wordIndex &* 64 &+ bit
    let rest = (word &>> UInt64(bit)) &>> 1
    if rest != 0 { return (start, rest.trailingZeroBitCount &+ 1) }
    var next = wordIndex &+ 1
    while let bytes = unsafe bytes, next &* 64 < count {
      let word = unsafe PackedBits.word(bytes, next, of: count)
      if word != 0 { return (start, next &* 64 &+ word.trailingZeroBitCount &- start) }
      next &+= 1
    }
    return (start, count &- start)
  }
}
