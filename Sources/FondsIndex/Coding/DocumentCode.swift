/// The documents of a group: a bitmap where they stand close, else the code of Elias and Fano (`Index/FORMAT.md` §2.4).
///
/// Elias, *Efficient Storage and Retrieval by Content and Address of Static Files* (1974); Vigna, *Quasi-Succinct Indices* (2013).
enum DocumentCode {
  /// A group that fills this part of its universe is a bitmap; in lists that fill a good part of theirs already a smaller one.
  private static let (factor, denseFactor) = (16, 64)

  /// Whether a list is dense: counting its matches is worth more than their bytes.
  static func isDense(_ count: Int, of universe: Int) -> Bool { count &* 32 >= universe }

  /// - Parameter isDense: of the list.
  @inline(__always)
  static func isBitmap(_ count: Int, of universe: Int, isDense: Bool) -> Bool { count &* (isDense ? denseFactor : factor) >= universe }

  /// Bits of a number that are kept as they are: ⌊log₂(universe / count)⌋.
  @inline(__always)
  static func lowWidth(_ count: Int, of universe: Int) -> Int {
    let width = count.leadingZeroBitCount &- universe.leadingZeroBitCount
    return count &<< width > universe ? width &- 1 : width
  }

  /// Bits of the upper halves.
  @inline(__always)
  static func highBits(_ count: Int, of universe: Int, lowWidth: Int) -> Int { count &+ (universe &- 1) &>> lowWidth }

  /// Bytes of a group.
  ///
  /// - Precondition: 1 ≤ count ≤ universe.
  static func byteCount(_ count: Int, of universe: Int, isDense: Bool) -> Int {
    if isBitmap(count, of: universe, isDense: isDense) { return (universe &+ 7) &>> 3 }
    let width = lowWidth(count, of: universe)
    return PackedBits.byteCount(count, width: width) &+ (highBits(count, of: universe, lowWidth: width) &+ 7) &>> 3
  }

  /// Appends rising documents from `base` on.
  static func encode(
    _ documents: UnsafePointer<UInt32>, _ count: Int, of universe: Int, isDense: Bool, base: UInt32, to out: inout ByteBuffer
  ) {
    if isBitmap(count, of: universe, isDense: isDense) {
      let start = out.zeros(bits: universe)
      for index in 0..<count { unsafe out.setBit(Int(documents[index] &- base), from: start) }
      return
    }
    let width = lowWidth(count, of: universe)
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { lows in
      for index in 0..<count { unsafe lows[index] = documents[index] &- base }
      if let first = lows.baseAddress { unsafe out.pack(first, count, width: width) }
    }
    let start = out.zeros(bits: highBits(count, of: universe, lowWidth: width))
    for index in 0..<count { unsafe out.setBit(Int((documents[index] &- base) &>> UInt32(width)) &+ index, from: start) }
  }

  /// Decodes a group.
  ///
  /// - Parameters:
  ///   - bytes: `byteCount` of them.
  ///   - target: room for `count` numbers; they rise and lie in `base ..< base + universe` when true is returned.
  /// - Returns: false when the bytes are no such group.
  static func decode(
    _ bytes: UnsafeRawPointer, _ count: Int, of universe: Int, isDense: Bool, base: UInt32, into target: UnsafeMutablePointer<UInt32>
  ) -> Bool {
    var found = 0
    if isBitmap(count, of: universe, isDense: isDense) {
      for index in 0..<(universe &+ 63) &>> 6 {
        var word = unsafe PackedBits.word(bytes, index, of: universe)
        guard found &+ word.nonzeroBitCount <= count else { return false }
        let first = base &+ UInt32(truncatingIfNeeded: index &* 64)
        while word != 0 {
          unsafe target[found] = first &+ UInt32(truncatingIfNeeded: word.trailingZeroBitCount)
          found &+= 1
          word &= word &- 1
        }
      }
      return found == count
    }
    let width = lowWidth(count, of: universe)
    let bits = highBits(count, of: universe, lowWidth: width)
    let mask = (UInt64(1) &<< UInt64(width)) &- 1
    let high = unsafe bytes + PackedBits.byteCount(count, width: width)
    var previous = -1
    var isRising = true
    var lowBit = 0
    for index in 0..<(bits &+ 63) &>> 6 {
      var word = unsafe PackedBits.word(high, index, of: bits)
      while word != 0 {
        guard found < count else { return false }
        let upper = index &* 64 &+ word.trailingZeroBitCount &- found
        let number = unsafe upper &<< width | Int(PackedBits.value(bytes, bit: lowBit, mask: mask))
        isRising = isRising && number > previous
        previous = number
        unsafe target[found] = base &+ UInt32(truncatingIfNeeded: number)
        found &+= 1
        lowBit &+= width
        word &= word &- 1
      }
    }
    return found == count && isRising && previous < universe
  }

  /// Adds the documents of a group to a bitmap whose first bit is the first of the universe.
  ///
  /// - Returns: false when the bytes are no such group; then some bits may have been set, none outside of the universe.
  static func union(
    _ bytes: UnsafeRawPointer, _ count: Int, of universe: Int, isDense: Bool, into words: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    if isBitmap(count, of: universe, isDense: isDense) {
      let whole = universe &>> 6
      for index in 0..<whole {
        unsafe words[index] |= UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self))
      }
      if universe & 63 != 0 { unsafe words[whole] |= PackedBits.word(bytes, whole, of: universe) }
      return true
    }
    let width = lowWidth(count, of: universe)
    let bits = highBits(count, of: universe, lowWidth: width)
    let mask = (UInt64(1) &<< UInt64(width)) &- 1
    let high = unsafe bytes + PackedBits.byteCount(count, width: width)
    let last = (bits &- 1) &>> 6
    var sum = 0
    for index in 0...last { unsafe sum &+= PackedBits.word(high, index, of: bits).nonzeroBitCount }
    guard sum == count else { return false }
    // Numbers below the universe, unless it is cut off within 2^width and the bytes are damaged.
    let largest = universe &- 1
    var upper = 0
    var lowBit = 0
    for index in 0...last {
      var word = unsafe PackedBits.word(high, index, of: bits)
      while word != 0 {
        let number = min(
          (upper &+ word.trailingZeroBitCount) &<< width | Int(unsafe PackedBits.value(bytes, bit: lowBit, mask: mask)), largest)
        unsafe words[number &>> 6] |= 1 &<< UInt64(number & 63)
        upper &-= 1
        lowBit &+= width
        word &= word &- 1
      }
      upper &+= 64
    }
    return true
  }

  /// Looks for rising numbers below the universe in a group in the code of Elias and Fano: which posting each one is, `UInt32.max` for none.
  ///
  /// - Returns: false when the bytes are no such group.
  static func locate(
    _ bytes: UnsafeRawPointer, _ count: Int, of universe: Int, _ numbers: UnsafePointer<UInt32>, _ wanted: Int,
    into target: UnsafeMutablePointer<UInt32>
  ) -> Bool {
    let width = lowWidth(count, of: universe)
    let bits = highBits(count, of: universe, lowWidth: width)
    let mask = (UInt64(1) &<< UInt64(width)) &- 1
    let high = unsafe bytes + PackedBits.byteCount(count, width: width)
    var (index, before) = (0, 0)
    // Zeros in the words before, and in this one: one ends each bucket of equal upper halves.
    var word = unsafe ~PackedBits.word(high, 0, of: bits)
    var inWord = word.nonzeroBitCount
    for place in 0..<wanted {
      let number = unsafe Int(numbers[place])
      let bucket = number &>> width
      var bit = 0
      if bucket > 0 {
        while before &+ inWord < bucket {
          index &+= 1
          guard index &* 64 < bits else { return false }
          before &+= inWord
          word = unsafe ~PackedBits.word(high, index, of: bits)
          inWord = word.nonzeroBitCount
        }
        bit = index &* 64 &+ PackedBits.select(word, bucket &- 1 &- before) &+ 1
      }
      let low = UInt32(truncatingIfNeeded: UInt64(number) & mask)
      unsafe target[place] = .max
      while bit < bits, unsafe high.load(fromByteOffset: bit &>> 3, as: UInt8.self) &>> UInt8(bit & 7) & 1 == 1 {
        let posting = bit &- bucket
        guard posting < count else { return false }
        let found = unsafe PackedBits.value(bytes, bit: posting &* width, mask: mask)
        if found >= low {
          if found == low { unsafe target[place] = UInt32(truncatingIfNeeded: posting) }
          break
        }
        bit &+= 1
      }
    }
    return true
  }

  /// How many numbers of a group in the code of Elias and Fano are not in a bitmap of its universe; −1 when the bytes are no such group.
  static func countMissing(_ bytes: UnsafeRawPointer, _ count: Int, of universe: Int, in bitmap: UnsafeRawPointer) -> Int {
    let width = lowWidth(count, of: universe)
    let bits = highBits(count, of: universe, lowWidth: width)
    let mask = (UInt64(1) &<< UInt64(width)) &- 1
    let high = unsafe bytes + PackedBits.byteCount(count, width: width)
    let largest = universe &- 1
    var (found, present, lowBit) = (0, 0, 0)
    for index in 0..<(bits &+ 63) &>> 6 {
      var word = unsafe PackedBits.word(high, index, of: bits)
      while word != 0 {
        guard found < count else { return -1 }
        let upper = index &* 64 &+ word.trailingZeroBitCount &- found
        let number = min(unsafe upper &<< width | Int(PackedBits.value(bytes, bit: lowBit, mask: mask)), largest)
        let byte = unsafe bitmap.load(fromByteOffset: number &>> 3, as: UInt8.self)
        present &+= Int(byte &>> UInt8(truncatingIfNeeded: number & 7)) & 1
        found &+= 1
        lowBit &+= width
        word &= word &- 1
      }
    }
    return found == count ? count &- present : -1
  }
}
