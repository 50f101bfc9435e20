/// The few declarations of an inline style that decide whether an element is shown.
enum StyleRule {
  /// True for a style with `display: none` or `visibility: hidden`.
  static func hides(_ style: ArraySlice<UInt8>) -> Bool {
    guard style.count >= displayNone.count else { return false }
    var displayed = 0
    var visible = 0
    for byte in style where byte > 0x20 {
      let letter = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      displayed = advance(displayed, letter, displayNone)
      visible = advance(visible, letter, visibilityHidden)
      if displayed == displayNone.count || visible == visibilityHidden.count { return true }
    }
    return false
  }

  /// The length of the part of a pattern read so far; the first letter of either pattern occurs in it only once, so that a mismatch starts
  /// anew.
  private static func advance(_ matched: Int, _ byte: UInt8, _ pattern: [UInt8]) -> Int {
    pattern[matched] == byte ? matched + 1 : pattern[0] == byte ? 1 : 0
  }

  private static let displayNone = Array("display:none".utf8)
  private static let visibilityHidden = Array("visibility:hidden".utf8)
}
