/// SHA-256 (FIPS 180-4 §6.2): names of undeclared records and digests of sources.
package struct SHA256: Sendable {
  private var state: SIMD8<UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19
  ]
  /// Bytes that do not fill a block yet, at most 63.
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  package init() {
    pending.reserveCapacity(64)
  }

  /// The digest of `bytes`, 32 bytes.
  package static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// The digest as 64 lower-case hexadecimal digits.
  package static func hexadecimal(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finishHexadecimal()
  }

  /// Takes the next bytes of the message.
  package mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

  /// Takes the next bytes of the message.
  package mutating func update(_ bytes: Span<UInt8>) {
    length &+= UInt64(bytes.count)
    var start = 0
    while start < bytes.count, !pending.isEmpty || bytes.count - start < 64 {
      pending.append(bytes[start])
      start += 1
      guard pending.count == 64 else { continue }
      state = Self.compress(state, pending.span, 0, 1)
      pending.removeAll(keepingCapacity: true)
    }
    let blocks = (bytes.count - start) / 64
    state = Self.compress(state, bytes, start, blocks)
    for index in (start + blocks * 64)..<bytes.count { pending.append(bytes[index]) }
  }

  /// Ends the message: its digest, 32 bytes.
  package consuming func finish() -> [UInt8] {
    let bits = length &* 8
    var tail = pending
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) { tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
    let last = Self.compress(state, tail.span, 0, tail.count / 64)
    var digest: [UInt8] = []
    for lane in 0..<8 {
      for shift in stride(from: 24, through: 0, by: -8) { digest.append(UInt8(truncatingIfNeeded: last[lane] >> UInt32(shift))) }
    }
    return digest
  }

  /// Ends the message: its digest as 64 lower-case hexadecimal digits.
  package consuming func finishHexadecimal() -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in finish() {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The compression function (§6.2.2) over `blocks` blocks of 64 bytes from `start` on.
  ///
  /// Eight rounds are written out, so that the working variables change their names instead of their places; the schedule is made beforehand.
  private static func compress(_ initial: SIMD8<UInt32>, _ bytes: Span<UInt8>, _ start: Int, _ blocks: Int) -> SIMD8<UInt32> {
    precondition(start >= 0 && blocks >= 0 && start + blocks * 64 <= bytes.count, "blocks lie in the message")
    var state = initial
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { w in
        for block in 0..<blocks {
          let base = start &+ block &* 64
          for t in 0..<16 { unsafe w[t] = UInt32(bigEndian: buffer.loadUnaligned(fromByteOffset: base &+ t &* 4, as: UInt32.self)) }
          for t in 16..<64 {
            let (x, y) = unsafe (w[t &- 15], w[t &- 2])
            let low = rotate(x, 7) ^ rotate(x, 18) ^ (x &>> 3)
            let high = rotate(y, 17) ^ rotate(y, 19) ^ (y &>> 10)
            unsafe w[t] = w[t &- 16] &+ low &+ w[t &- 7] &+ high
          }
          state = unsafe state &+ rounds(state, w)
        }
      }
    }
    return state
  }

  @inline(__always)
  private static func rounds(_ state: SIMD8<UInt32>, _ w: UnsafeMutableBufferPointer<UInt32>) -> SIMD8<UInt32> {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    var t = 0
    while t < 64 {
      unsafe round(a, b, c, &d, e, f, g, &h, constants[t] &+ w[t])
      unsafe round(h, a, b, &c, d, e, f, &g, constants[t &+ 1] &+ w[t &+ 1])
      unsafe round(g, h, a, &b, c, d, e, &f, constants[t &+ 2] &+ w[t &+ 2])
      unsafe round(f, g, h, &a, b, c, d, &e, constants[t &+ 3] &+ w[t &+ 3])
      unsafe round(e, f, g, &h, a, b, c, &d, constants[t &+ 4] &+ w[t &+ 4])
      unsafe round(d, e, f, &g, h, a, b, &c, constants[t &+ 5] &+ w[t &+ 5])
      unsafe round(c, d, e, &f, g, h, a, &b, constants[t &+ 6] &+ w[t &+ 6])
      unsafe round(b, c, d, &e, f, g, h, &a, constants[t &+ 7] &+ w[t &+ 7])
      t &+= 8
    }
    return SIMD8(a, b, c, d, e, f, g, h)
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ input: UInt32
  ) {
    let first = h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ (g ^ (e & (f ^ g))) &+ input
    d &+= first
    h = first &+ (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ ((a & b) | (c & (a | b)))
  }

  @inline(__always)
  private static func rotate(_ value: UInt32, _ count: UInt32) -> UInt32 { (value &>> count) | (value &<< (32 &- count)) }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (§4.2.2).
  private static let constants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2
  ]
}
