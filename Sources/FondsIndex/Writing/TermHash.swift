/// The hash by which the terms of a session are found.
enum TermHash {
  /// A multiplicative hash of eight bytes at a time.
  @inline(__always)
  static func hash(_ space: UInt8, _ term: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt32 {
    let length = term.count
    let raw = unsafe UnsafeRawPointer(term.baseAddress)
    var state = seed ^ (UInt64(space) &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(truncatingIfNeeded: length)
    if length >= 8, let raw = unsafe raw {
      var index = 0
      while index &+ 8 <= length {
        state = unsafe mix(state ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
        index &+= 8
      }
      // The last eight bytes, some of them a second time.
      state = unsafe mix(state ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)))
    } else if length >= 4, let raw = unsafe raw {
      let low = unsafe UInt64(UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self)))
      let high = unsafe UInt64(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: length &- 4, as: UInt32.self)))
      state = mix(state ^ (low | high &<< 32))
    } else {
      var word: UInt64 = 0
      for index in 0..<length { word = unsafe word &<< 8 | UInt64(term[index]) }
      state = mix(state ^ word)
    }
    return UInt32(truncatingIfNeeded: state ^ (state &>> 32))
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  /// The space in the lowest byte, then the first seven bytes of a term, zeros after a shorter one.
  @inline(__always)
  static func prefix(_ space: UInt8, _ term: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let length = term.count
    guard let raw = unsafe UnsafeRawPointer(term.baseAddress) else { return UInt64(space) }
    var word: UInt64
    if length >= 8 {
      word = unsafe UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    } else if length >= 4 {
      let low = unsafe UInt64(UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self)))
      let high = unsafe UInt64(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: length &- 4, as: UInt32.self)))
      word = low | high &<< UInt64((length &- 4) &* 8)
    } else {
      word = 0
      for index in 0..<length { word = unsafe word | UInt64(term[index]) &<< UInt64(index &* 8) }
    }
    return word &<< 8 | UInt64(space)
  }
}
