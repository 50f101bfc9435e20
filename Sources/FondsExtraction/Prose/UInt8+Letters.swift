/// Classes of the bytes of UTF-8 that readers of print tell apart.
extension UInt8 {
  /// Whether it is a digit of ASCII.
  var isDigit: Bool { (0x30...0x39).contains(self) }
  /// Whether it is a letter of ASCII.
  var isASCIILetter: Bool { self < 0x80 && (0x41...0x5A).contains(self & 0xDF) }
  /// Whether it is a letter of ASCII or part of any scalar above it.
  var isLetterOrHigh: Bool { self >= 0x80 || isASCIILetter }
  /// Whether it is a letter of ASCII or begins or continues a letter with marks; the punctuation of Latin-1 begins with C2, below.
  var isLetter: Bool { self >= 0xC3 || isASCIILetter }
  /// The small letter of a capital of ASCII; any other byte as it is.
  var lowered: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
