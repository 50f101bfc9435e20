extension PositionCode {
  /// Reads the positions of single postings of a group, front to back: it keeps its place in a chunk.
  @safe struct Reader {
    private let chunks: Chunks
    private var chunk = -1
    /// The number of the chunk that comes next.
    private var next = 0
    private var head: Chunks.Head
    private var lowBit = 0
    private var wordIndex = 0
    private var word: UInt64 = 0
    /// The set bit before the next number's, −1 for the first.
    private var previous = -1

    init?(_ chunks: Chunks) {
      guard let head = chunks.head(0) else { return nil }
      self.chunks = chunks
      self.head = head
    }

    /// Decodes the positions of a posting, the first number and then the sums, until one is not before a limit.
    ///
    /// - Parameter first: where its numbers begin, not before those read last.
    /// - Returns: how many were decoded; −1 when there are no such ones.
    mutating func read(_ first: Int, _ number: Int, through limit: UInt32, into target: UnsafeMutablePointer<UInt32>) -> Int {
      var position: UInt32 = 0
      var done = 0
      while done < number {
        let (index, inside) = ((first &+ done) / PositionCode.chunk, (first &+ done) % PositionCode.chunk)
        if index != chunk || inside < next {
          guard open(index) else { return -1 }
        }
        guard skip(inside &- next) else { return -1 }
        let part = min(number &- done, PositionCode.chunk &- inside)
        let width = head.width
        let mask = (UInt64(1) &<< UInt64(width)) &- 1
        for place in done..<done &+ part {
          while word == 0 {
            guard advance() else { return -1 }
          }
          let bit = wordIndex &* 64 &+ word.trailingZeroBitCount
          word &= word &- 1
          let low = unsafe PackedBits.value(head.lows, bit: lowBit, mask: mask)
          position &+= UInt32(truncatingIfNeeded: bit &- previous &- 1) &<< UInt32(truncatingIfNeeded: width) | low
          unsafe target[place] = position
          previous = bit
          lowBit &+= width
          if position >= limit {
            next = inside &+ place &- done &+ 1
            return place &+ 1
          }
        }
        next = inside &+ part
        done &+= part
      }
      return done
    }

    private mutating func open(_ index: Int) -> Bool {
      guard let head = chunks.head(index) else { return false }
      self.head = head
      (chunk, next, lowBit, wordIndex, previous) = (index, 0, 0, 0, -1)
      word = unsafe PackedBits.word(head.highs, 0, of: head.bits)
      return true
    }

    @inline(__always)
    private mutating func advance() -> Bool {
      wordIndex &+= 1
      guard wordIndex &* 64 < head.bits else { return false }
      word = unsafe PackedBits.word(head.highs, wordIndex, of: head.bits)
      return true
    }

    /// Passes over numbers of the chunk.
    private mutating func skip(_ number: Int) -> Bool {
      guard number > 0 else { return true }
      var rest = number
      while true {
        let found = word.nonzeroBitCount
        if found >= rest { break }
        rest &-= found
        if found > 0 { previous = wordIndex &* 64 &+ 63 &- word.leadingZeroBitCount }
        guard advance() else { return false }
      }
      let bit = PackedBits.select(word, rest &- 1)
      previous = wordIndex &* 64 &+ bit
      word &= (~0 &<< UInt64(bit)) &<< 1
      lowBit &+= number &* head.width
      return true
    }
  }
}
