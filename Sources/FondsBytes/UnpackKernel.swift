/// The straight-line kernel that unpacks a block of one width; the compiler makes one for each of the 32 widths.
private enum UnpackKernel<let width: Int> {
  @inline(__always)
  private static func row(_ source: UnsafeRawPointer, _ target: UnsafeMutablePointer<SIMD4<UInt32>>, _ index: Int) {
    let bit = index &* width
    let word = (bit &>> 5) &* 16
    let shift = UInt32(truncatingIfNeeded: bit & 31)
    let low = unsafe source.loadUnaligned(fromByteOffset: word, as: SIMD4<UInt32>.self) &>> SIMD4(repeating: shift)
    if Int(shift) &+ width <= 32 {
      let mask: UInt32 = width == 32 ? .max : (1 &<< UInt32(truncatingIfNeeded: width)) &- 1
      unsafe target[index] = low & SIMD4(repeating: mask)
    } else {
      // Mask before the shift: shifting both halves and masking the sum becomes a funnel shift, which SSE2 does lane by lane.
      let kept = 32 &- shift
      let mask: UInt32 = (1 &<< (UInt32(truncatingIfNeeded: width) &- kept)) &- 1
      let high = unsafe source.loadUnaligned(fromByteOffset: word &+ 16, as: SIMD4<UInt32>.self) & SIMD4(repeating: mask)
      unsafe target[index] = low | (high &<< SIMD4(repeating: kept))
    }
  }

  @inline(never)
  static func unpack(_ source: UnsafeRawPointer, _ target: UnsafeMutablePointer<SIMD4<UInt32>>) {
    unsafe row(source, target, 0)
    unsafe row(source, target, 1)
    unsafe row(source, target, 2)
    unsafe row(source, target, 3)
    unsafe row(source, target, 4)
    unsafe row(source, target, 5)
    unsafe row(source, target, 6)
    unsafe row(source, target, 7)
    unsafe row(source, target, 8)
    unsafe row(source, target, 9)
    unsafe row(source, target, 10)
    unsafe row(source, target, 11)
    unsafe row(source, target, 12)
    unsafe row(source, target, 13)
    unsafe row(source, target, 14)
    unsafe row(source, target, 15)
    unsafe row(source, target, 16)
    unsafe row(source, target, 17)
    unsafe row(source, target, 18)
    unsafe row(source, target, 19)
    unsafe row(source, target, 20)
    unsafe row(source, target, 21)
    unsafe row(source, target, 22)
    unsafe row(source, target, 23)
    unsafe row(source, target, 24)
    unsafe row(source, target, 25)
    unsafe row(source, target, 26)
    unsafe row(source, target, 27)
    unsafe row(source, target, 28)
    unsafe row(source, target, 29)
    unsafe row(source, target, 30)
    unsafe row(source, target, 31)
  }
}

/// Unpacks 128 integers of `width` bits, 0…32, from `width` × 16 bytes.
func unpackRows(_ source: UnsafeRawPointer, _ width: Int, _ target: UnsafeMutablePointer<SIMD4<UInt32>>) {
  switch width {
  case 0: unsafe target.update(repeating: SIMD4(repeating: 0), count: 32)
  case 1: unsafe UnpackKernel<1>.unpack(source, target)
  case 2: unsafe UnpackKernel<2>.unpack(source, target)
  case 3: unsafe UnpackKernel<3>.unpack(source, target)
  case 4: unsafe UnpackKernel<4>.unpack(source, target)
  case 5: unsafe UnpackKernel<5>.unpack(source, target)
  case 6: unsafe UnpackKernel<6>.unpack(source, target)
  case 7: unsafe UnpackKernel<7>.unpack(source, target)
  case 8: unsafe UnpackKernel<8>.unpack(source, target)
  case 9: unsafe UnpackKernel<9>.unpack(source, target)
  case 10: unsafe UnpackKernel<10>.unpack(source, target)
  case 11: unsafe UnpackKernel<11>.unpack(source, target)
  case 12: unsafe UnpackKernel<12>.unpack(source, target)
  case 13: unsafe UnpackKernel<13>.unpack(source, target)
  case 14: unsafe UnpackKernel<14>.unpack(source, target)
  case 15: unsafe UnpackKernel<15>.unpack(source, target)
  case 16: unsafe UnpackKernel<16>.unpack(source, target)
  case 17: unsafe UnpackKernel<17>.unpack(source, target)
  case 18: unsafe UnpackKernel<18>.unpack(source, target)
  case 19: unsafe UnpackKernel<19>.unpack(source, target)
  case 20: unsafe UnpackKernel<20>.unpack(source, target)
  case 21: unsafe UnpackKernel<21>.unpack(source, target)
  case 22: unsafe UnpackKernel<22>.unpack(source, target)
  case 23: unsafe UnpackKernel<23>.unpack(source, target)
  case 24: unsafe UnpackKernel<24>.unpack(source, target)
  case 25: unsafe UnpackKernel<25>.unpack(source, target)
  case 26: unsafe UnpackKernel<26>.unpack(source, target)
  case 27: unsafe UnpackKernel<27>.unpack(source, target)
  case 28: unsafe UnpackKernel<28>.unpack(source, target)
  case 29: unsafe UnpackKernel<29>.unpack(source, target)
  case 30: unsafe UnpackKernel<30>.unpack(source, target)
  case 31: unsafe UnpackKernel<31>.unpack(source, target)
  case 32: unsafe UnpackKernel<32>.unpack(source, target)
  default: preconditionFailure("a width is 0…32 bits")
  }
}
