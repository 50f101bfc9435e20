internal import FondsBytes

/// Decodes the streams of `TermTable` into a posting list.
enum PostingStream {
  /// Adds the postings of a stream to a list.
  ///
  /// - Parameters:
  ///   - stream: as `TermTable` describes it; our own, so trusted to be whole.
  ///   - numbers: the numbers that documents have in the segment.
  static func decode(_ stream: [UInt8], numbers: DocumentNumbers, into list: inout PostingListWriter) throws(IndexError) {
    var index = 0
    var document: UInt32 = .max
    var position: UInt32 = 0
    var weight: UInt32 = 1
    var isKept = false
    while index < stream.count {
      let value = varint(stream, &index)
      if value & 1 == 0 {
        position &+= UInt32(truncatingIfNeeded: value &>> 1)
        if isKept { list.add(position: position, weight: weight) }
      } else if value == 1 {
        weight = UInt32(truncatingIfNeeded: varint(stream, &index))
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

  @inline(__always)
  private static func varint(_ stream: [UInt8], _ index: inout Int) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = stream[index]
      index &+= 1
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return value }
      shift &+= 7
    }
  }
}
