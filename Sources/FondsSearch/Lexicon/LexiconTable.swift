internal import FondsBytes

/// Terms of one language in the order of their bytes, each with its translations (`Index/FORMAT.md` §11).
///
/// ```
/// table = terms:u32 entries:u32 text-size:u32 zero:u32 text-end:u32×terms entry-end:u32×terms entry:u32×entries text
/// text  = (length:u8 term shared:u8 rest)×terms
/// ```
/// The form of a term, as people write it, is its first `shared` bytes and the rest; a term that nothing refers to has no form: neither byte nor rest.
struct LexiconTable: Sendable {
  /// A reference to a stem of the other language.
  struct Entry: Sendable, Hashable {
    /// Its number in the table of stems there.
    var target: Int
    /// Over 0 and up to 1, in steps of 1/255.
    var share: Float

    /// The largest stored share.
    static let whole: Float = 255
  }

  /// Terms are numbered from 0.
  let count: Int
  private let view: ByteView
  private let entryCount: Int
  private let textSize: Int
  private static let head = 16

  init(_ view: ByteView) throws(ByteError) {
    self.view = view
    count = Int(try view.uint32(at: 0))
    entryCount = Int(try view.uint32(at: 4))
    textSize = Int(try view.uint32(at: 8))
    guard Self.head + 8 * count + 4 * entryCount + textSize == view.count else {
      throw Self.damage(view, "a table of a lexicon has the wrong size")
    }
  }

  /// The number of a term; `nil` where it is none of the table.
  func number(of term: [UInt8]) throws(ByteError) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      let range = try termRange(middle)
      let order = try view.compare(range.lowerBound, range.count, with: term)
      if order == 0 { return middle }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The translations of a term, the surest first.
  func entries(of number: Int) throws(ByteError) -> [Entry] {
    let range = try range(of: number, ends: Self.head + 4 * count, limit: entryCount)
    var entries: [Entry] = []
    entries.reserveCapacity(range.count)
    for index in range {
      let value = try view.uint32(at: Self.head + 8 * count + 4 * index)
      entries.append(Entry(target: Int(value >> 8), share: Float(max(value & 0xFF, 1)) / Entry.whole))
    }
    return entries
  }

  /// A term, and a word of it as people write it.
  func term(_ number: Int) throws(ByteError) -> (term: [UInt8], form: String) {
    let text = try textRange(number)
    let term = try termRange(number)
    var bytes: [UInt8] = []
    try view.append(term.lowerBound, term.count, to: &bytes)
    guard term.upperBound < text.upperBound else { return (bytes, "") }
    let shared = Int(view[term.upperBound])
    guard shared <= bytes.count else { throw Self.damage(view, "a form of a lexicon is longer than its term") }
    var form = Array(bytes[..<shared])
    try view.append(term.upperBound + 1, text.upperBound - term.upperBound - 1, to: &form)
    return (bytes, String(decoding: form, as: UTF8.self))
  }

  /// Checks that terms rise and that everything lies where it is said to.
  func verify(targets: Int) throws(ByteError) {
    var before: [UInt8] = []
    for number in 0..<count {
      let (term, _) = try term(number)
      guard number == 0 || before.lexicographicallyPrecedes(term) else {
        throw Self.damage(view, "the terms of a lexicon are out of order")
      }
      before = term
      for entry in try entries(of: number) where entry.target >= targets {
        throw Self.damage(view, "a lexicon refers to a term that it does not have")
      }
    }
  }

  private func textRange(_ number: Int) throws(ByteError) -> Range<Int> {
    let range = try range(of: number, ends: Self.head, limit: textSize)
    let start = view.count - textSize
    return start + range.lowerBound..<start + range.upperBound
  }

  private func termRange(_ number: Int) throws(ByteError) -> Range<Int> {
    let text = try textRange(number)
    guard !text.isEmpty, Int(view[text.lowerBound]) < text.count else { throw Self.damage(view, "a term of a lexicon ends too early") }
    return text.lowerBound + 1..<text.lowerBound + 1 + Int(view[text.lowerBound])
  }

  private func range(of number: Int, ends: Int, limit: Int) throws(ByteError) -> Range<Int> {
    guard number >= 0, number < count else { throw Self.damage(view, "a lexicon refers to a term that it does not have") }
    let start = number == 0 ? 0 : Int(try view.uint32(at: ends + 4 * (number - 1)))
    let end = Int(try view.uint32(at: ends + 4 * number))
    guard start <= end, end <= limit else { throw Self.damage(view, "the ends of a lexicon's terms do not rise") }
    return start..<end
  }

  private static func damage(_ view: ByteView, _ message: String) -> ByteError {
    ByteError(
      .damaged, path: view.path.isEmpty ? nil : view.path, offset: view.offset, message, remedy: "choose another file, or train one")
  }
}
