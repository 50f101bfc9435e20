internal import FondsBytes

/// Decodes the streams of `TermTable` into a posting list.
enum PostingStream {
  /// Adds the postings of a stream to a list.
  ///
  /// - Parameters:
  ///   - stream: as `TermTable` describes it; our own, so trusted to be whole.
  ///   - numbers: the numbers that documents have in the segment.
  static func decode(_ stream: [UInt8], numbers: DocumentNumbers, into list: inout PostingListWriter) throws(IndexError) {
    try unsafe stream.withUnsafeBufferPointer { (bytes: UnsafeBufferPointer<UInt8>) throws(IndexError) in
      guard var next = bytes.baseAddress else { return }
      let end = unsafe next + bytes.count
      var document: UInt32 = .max
      var position: UInt32 = 0
      var weight: UInt32 = 1
      var isKept = false
      while unsafe next < end {
        let value = unsafe varint(&next)
        if value & 1 == 0 {
          position &+= UInt32(truncatingIfNeeded: value &>> 1)
          if isKept { list.add(position: position, weight: weight) }
        } else if value == 1 {
          weight = unsafe UInt32(truncatingIfNeeded: varint(&next))
        } else {
          document &+= UInt32(truncatingIfNeeded: value &>> 1)
          position = 0
          weight = 1
          if let number = numbers[document] {
            isKept = true
            try list.begin(number)
          } else {
            isKept = false
          }
        }
      }
    }
  }

  /// Our own streams are whole, so no number ends behind them.
  @inline(__always)
  private static func varint(_ next: inout UnsafePointer<UInt8>) -> UInt64 {
    let first = unsafe next.pointee
    unsafe next += 1
    if first < 0x80 { return UInt64(first) }
    var value = UInt64(first & 0x7F)
    var shift: UInt64 = 7
    while true {
      let byte = unsafe next.pointee
      unsafe next += 1
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return value }
      shift &+= 7
    }
  }
}
