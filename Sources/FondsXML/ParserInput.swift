internal import CLibXML2
internal import Glibc

/// The bytes of a document as libxml2 asks for them, a few kilobytes at a time.
///
/// Giving the input in portions is what bounds the parser: between two portions its own tables are looked at, and where one has outgrown
/// ``XMLLimits`` the input simply ends. So one tag with a million attributes, each compared with all before it, costs no more than a small one.
@safe final class ParserInput {
  /// The tree under way.
  var builder: TreeBuilder
  private let bytes: [UInt8]
  /// What is left of the part being given.
  private var part: Range<Int>
  /// Chooses the parts of an HTML page; an XML document is one part.
  private var sieve: MarkupSieve?
  /// The parser fed; it outlives this object's use.
  var context: xmlParserCtxtPtr?

  init(_ bytes: [UInt8], isHTML: Bool, limits: XMLLimits) {
    self.bytes = bytes
    builder = TreeBuilder(isHTML: isHTML, size: bytes.count, limits: limits)
    let end = min(bytes.count, limits.bytes)
    part = 0..<(isHTML ? 0 : end)
    sieve = isHTML ? MarkupSieve(bytes, end: end) : nil
    unsafe context = nil
    if end < bytes.count { builder.flags.insert(.truncated) }
  }

  /// Copies the next portion; 0 at the end, or where a bound is reached.
  func read(into buffer: UnsafeMutablePointer<CChar>, capacity: Int) -> Int {
    if let parser = unsafe context, !builder.isFull {
      let most = builder.limits.attributes
      // libxml2 keeps two pointers per HTML attribute, five per XML one, and two per namespace; the table doubles.
      if unsafe Int(parser.pointee.maxatts) > 10 * most || Int(parser.pointee.nsNr) > 2 * most { builder.stop() }
    }
    guard !builder.isFull else { return 0 }
    var filled = 0
    while filled < capacity {
      if part.isEmpty {
        guard let next = sieve?.next() else { break }
        part = next
      }
      let count = min(capacity - filled, part.count)
      unsafe bytes.withUnsafeBytes { source in
        unsafe UnsafeMutableRawPointer(buffer + filled).copyMemory(
          from: source.baseAddress.unsafelyUnwrapped + part.lowerBound, byteCount: count)
      }
      part = part.lowerBound + count..<part.upperBound
      filled += count
    }
    if sieve != nil { unsafe blankZeros(buffer, count: filled) }
    return filled
  }

  /// libxml2 ends a page at a NUL.
  private func blankZeros(_ buffer: UnsafeMutablePointer<CChar>, count: Int) {
    var start = 0
    while start < count, let zero = unsafe memchr(buffer + start, 0, count - start) {
      unsafe zero.storeBytes(of: 0x20, as: UInt8.self)
      start = unsafe zero - UnsafeMutableRawPointer(buffer) + 1
    }
  }

  /// libxml2's read callback; the context is an unretained `ParserInput`.
  static let read: xmlInputReadCallback = { context, buffer, capacity in
    guard let context = unsafe context, let buffer = unsafe buffer else { return -1 }
    let input = unsafe Unmanaged<ParserInput>.fromOpaque(context).takeUnretainedValue()
    return unsafe Int32(input.read(into: buffer, capacity: Int(capacity)))
  }
}
