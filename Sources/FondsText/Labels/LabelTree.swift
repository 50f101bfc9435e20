internal import FondsBytes

/// The labels of one language: a tree whose edges are words, read where it lies in the image of a `LabelIndex`.
///
/// ```
/// tree   = word-slots:u32 words:u32 edge-slots:u32 nodes:u32 labels:u32 text:u32 { slots of words } { ends of words } { slots of edges }
///          { ends of labels } { labels } text
/// slot of a word = number + 1: u32       ends of words, in text: u32 × words       slot of an edge = node:u32 step:u32 child:u32
/// ends of labels, by node, among the labels: u32 × nodes                           label = concept:u32 start:u32 form:u32
/// step   = 2 × number of a word + 1 behind punctuation
/// form   = 2 × length of the label + 1 where it may tag running text; it stands at `start` of the text
/// ```
/// The numbers of slots are powers of two; a slot that is 0, or whose child is, is free. A word stands in the first free slot from the FNV-1a hash of
/// its bytes (Fowler, Noll, Vo 1991) on, an edge from the upper half of the product of its node and step with the golden ratio on (Knuth, TAOCP 3, §6.4).
/// Node 0 is the root. Whatever the bytes are, nothing traps: what does not fit together is no label.
final class LabelTree: Sendable {
  static let headerSize = 24
  static let edgeSize = 3
  static let labelSize = 3

  private let wordSlots: IntegerTable
  private let wordEnds: IntegerTable
  private let edges: IntegerTable
  private let labelEnds: IntegerTable
  private let labels: IntegerTable
  private let text: ByteView
  private let wordMask: Int
  private let edgeMask: Int

  /// How a gap in a text is met.
  enum Gaps {
    /// Only where the label has one.
    case kept
    /// Never.
    case ignored
  }

  /// `nil` where the sizes of the parts are not those of the image.
  init?(_ image: ByteView) {
    do throws(ByteError) {
      var reader = ByteReader(image)
      var sizes: [Int] = []
      for _ in 0..<6 { sizes.append(Int(try reader.uint32())) }
      var start = reader.position
      func part(_ size: Int) throws(ByteError) -> ByteView {
        let part = try image.slice(start, size)
        start += size
        return part
      }
      guard sizes[0].nonzeroBitCount == 1, sizes[2].nonzeroBitCount == 1 else { return nil }
      wordMask = sizes[0] - 1
      edgeMask = sizes[2] - 1
      wordSlots = IntegerTable(try part(4 * sizes[0]))
      wordEnds = IntegerTable(try part(4 * sizes[1]))
      edges = IntegerTable(try part(4 * Self.edgeSize * sizes[2]))
      labelEnds = IntegerTable(try part(4 * sizes[3]))
      labels = IntegerTable(try part(4 * Self.labelSize * sizes[4]))
      text = try part(sizes[5])
      guard start == image.count else { return nil }
    } catch {
      return nil
    }
  }

  /// The number of a word form; −1 where no label has it.
  func number(of form: [UInt8]) -> Int32 {
    var slot = Self.hash(form) & wordMask
    for _ in 0...wordMask {
      guard let number = wordSlots[slot], number > 0, let range = wordEnds.stretch(number - 1, within: text.count) else { break }
      if isForm(form, range) { return Int32(truncatingIfNeeded: number - 1) }
      slot = (slot + 1) & wordMask
    }
    return -1
  }

  private func isForm(_ form: [UInt8], _ range: Range<Int>) -> Bool {
    do throws(ByteError) { return try text.compare(range.lowerBound, range.count, with: form) == 0 } catch { return false }
  }

  /// The node behind a word; `nil` where no label goes on with it.
  ///
  /// A text may leave out the punctuation of a label.
  func child(of node: Int, _ word: Int32, isAfterGap: Bool, _ gaps: Gaps) -> Int? {
    guard word >= 0 else { return nil }
    if isAfterGap, gaps == .kept { return child(of: node, step: 2 * Int(word) + 1) }
    return child(of: node, step: 2 * Int(word)) ?? child(of: node, step: 2 * Int(word) + 1)
  }

  private func child(of node: Int, step: Int) -> Int? {
    var slot = Self.hash(node, step) & edgeMask
    for _ in 0...edgeMask {
      guard let child = edges[Self.edgeSize * slot + 2], child > 0 else { return nil }
      if edges[Self.edgeSize * slot] == node, edges[Self.edgeSize * slot + 1] == step { return child }
      slot = (slot + 1) & edgeMask
    }
    return nil
  }

  /// The places of the labels that end in a node.
  func labels(at node: Int) -> Range<Int> { labelEnds.stretch(node, within: labels.count / Self.labelSize) ?? 0..<0 }

  /// The concept of the label at a place, and whether it may tag running text.
  func concept(at place: Int) -> (concept: Int, tags: Bool)? {
    guard let concept = labels[Self.labelSize * place], let form = labels[Self.labelSize * place + 2] else { return nil }
    return (concept, form & 1 == 1)
  }

  /// The label at a place as the thesaurus writes it.
  func text(at place: Int) -> String {
    guard let start = labels[Self.labelSize * place + 1], let form = labels[Self.labelSize * place + 2] else { return "" }
    do throws(ByteError) { return try text.text(start, form / 2) } catch { return "" }
  }

  static func hash(_ form: [UInt8]) -> Int {
    Int(form.reduce(2_166_136_261) { (hash: UInt32, byte) in (hash ^ UInt32(byte)) &* 16_777_619 })
  }

  static func hash(_ node: Int, _ step: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: node << 32 | step) &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
