/// Finds the character set of a source and decodes it.
///
/// In order of trust: the byte order mark; the zero bytes of UTF-16; well-formed UTF-8, whatever is declared; the declaration, unless its reading is no text;
/// windows-1252 or a neighbour of it, whichever reads most like French or English; ICU's guess.
package enum Charset {
  /// Reads bytes as text.
  ///
  /// Total: every input gives a text. O(bytes).
  ///
  /// - Parameters:
  ///   - declared: the character set that the source, its protocol or its container names, in any spelling; an unknown name is no declaration.
  ///   - isPrefix: the bytes were cut off, so that a character cut in two at the end is no fault.
  package static func decode(_ bytes: [UInt8], declared: String?, isPrefix: Bool = false) -> DecodedText {
    let declaration = declared.flatMap(CharsetName.canonical)
    var decoded = read(bytes.span, declared: declaration, isPrefix: isPrefix)
    if let declaration, declaration != decoded.charset, bytes.contains(where: { $0 >= 0x80 }) { decoded.conflict = true }
    return decoded
  }

  private static func read(_ bytes: Span<UInt8>, declared: String?, isPrefix: Bool) -> DecodedText {
    if let wide = WideDecoder.charset(of: bytes) { return WideDecoder.decode(bytes, as: wide, isPrefix: isPrefix) }
    let utf8 = UTF8Decoder(bytes, isPrefix: isPrefix)
    if utf8.badSequences == 0 { return utf8.decoded }
    return utf8.goodSequences > utf8.badSequences ? utf8.decoded : narrow(bytes, utf8, declared: declared)
  }

  /// Chooses for bytes that are neither UTF-16 nor mostly well-formed UTF-8.
  private static func narrow(_ bytes: Span<UInt8>, _ utf8: UTF8Decoder, declared: String?) -> DecodedText {
    let western = NarrowDecoder.decode(bytes, as: CharsetName.western)
    let westernShare = TextPlausibility.share(of: western.text)
    if declared == CharsetName.utf8, westernShare < 0.75 { return utf8.decoded }
    if let declared, declared != CharsetName.utf8, declared != CharsetName.western, let reading = NarrowDecoder.known(bytes, as: declared) {
      let share = TextPlausibility.share(of: reading.text)
      let isLie = share < 0.5 && westernShare >= 0.95
      if !isLie, 20 * reading.badBytes <= utf8.highBytes, !TextPlausibility.hasControls(reading.text) { return reading }
    }
    if westernShare >= 0.98 { return western }
    return likeliest(bytes, western, westernShare)
  }

  /// The reading that looks most like French or English; ICU's guess where none does; windows-1252 without a guess.
  private static func likeliest(_ bytes: Span<UInt8>, _ western: DecodedText, _ westernShare: Double) -> DecodedText {
    var best = western
    var bestShare = westernShare
    for name in CharsetName.neighbours {
      guard let reading = NarrowDecoder.known(bytes, as: name) else { continue }
      let share = TextPlausibility.share(of: reading.text)
      if share > bestShare {
        best = reading
        bestShare = share
      }
    }
    if bestShare < 0.5, let guess = ICU.guessedCharset(bytes), guess.confidence >= 30, let name = CharsetName.canonical(guess.name),
      let reading = NarrowDecoder.known(bytes, as: name)
    {
      return reading
    }
    return best
  }
}
