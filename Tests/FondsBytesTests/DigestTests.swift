import FondsBytes
import FondsTestSupport
import Testing

@Suite("Digests and checksums")
struct DigestTests {
  @Test(
    "SHA-256 gives the published digests (FIPS 180-4 examples, NIST CAVP)",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      )
    ])
  func published(message: String, digest: String) {
    #expect(SHA256.hexadecimal(Array(message.utf8)) == digest)
  }

  @Test("a million letters a")
  func million() {
    var hash = SHA256()
    for _ in 0..<1000 { hash.update([UInt8](repeating: 0x61, count: 1000)) }
    #expect(hash.finishHexadecimal() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("the digest does not depend on how the message is cut")
  func pieces() {
    var generator = SeededGenerator(seed: 3)
    for length in [0, 1, 55, 56, 63, 64, 65, 127, 128, 1000] {
      let message = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      var hash = SHA256()
      var start = 0
      while start < length {
        let end = min(length, start + Int.random(in: 1...70, using: &generator))
        hash.update(Array(message[start..<end]))
        start = end
      }
      #expect(hash.finish() == SHA256.digest(message))
    }
  }

  @Test("CRC-32 gives the published check value, at once and in pieces")
  func crc() {
    let message = Array("123456789".utf8)
    #expect(Checksum.crc32(message) == 0xCBF4_3926)
    #expect(Checksum.crc32(Array(message[4...]), continuing: Checksum.crc32(Array(message[..<4]))) == 0xCBF4_3926)
    #expect(Checksum.crc32(ByteView(copying: message)) == 0xCBF4_3926)
    #expect(Checksum.crc32([]) == 0)
  }

  @Test("what was compressed comes back, and damage is refused", arguments: [1, 6, 9])
  func deflate(level: Int) throws {
    var generator = SeededGenerator(seed: UInt64(level))
    for length in [0, 1, 100, 70_000] {
      let message = (0..<length).map { _ in UInt8.random(in: 97...105, using: &generator) }
      let packed = try Deflater(level: level).compress(message)
      #expect(try Deflate.decompress(packed, count: length) == message)
      #expect(throws: ByteError.self) { try Deflate.decompress(packed, count: length + 1) }
      if length > 1 {
        #expect(throws: ByteError.self) { try Deflate.decompress(packed, count: length - 1) }
        #expect(throws: ByteError.self) { try Deflate.decompress(Array(packed.dropLast()), count: length) }
      }
    }
  }
}
