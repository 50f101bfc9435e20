internal import FondsRecord

/// The container of old office files, which also wraps encrypted new ones ([MS-CFB], [MS-OFFCRYPTO]); none of it is read.
enum CompoundFile {
  /// The first bytes of every such file.
  static let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// Why a file is refused: encrypted office documents name a stream that says so.
  static func refusal(_ bytes: [UInt8]) -> ExtractionError {
    if bytes.firstRange(of: Array("EncryptedPackage".utf16.flatMap { [UInt8($0), 0] })) != nil {
      return ExtractionError(.password, "the document is encrypted", remedy: "save it without a password")
    }
    return ExtractionError(.type, "it is an office file of before 2007", remedy: "save it as ODT, DOCX or PDF")
  }
}
