/// The paths at which naming conventions expect the same thing in the other language.
///
/// A token of the path (between `/`, `.`, `-`, `_`, spaces and parentheses) that names French or English is swapped: `x.fr.html` ↔ `x.en.html`,
/// `fr/x` ↔ `en/x`, `x-fr.pdf` ↔ `x-en.pdf`, `x_french` ↔ `x_english`, `x.fr-FR.md` ↔ `x.en-GB.md`; each token alone, and all of them together.
/// Whether anything stands at these paths is for others to find out.
package enum TwinNames {
  /// The candidates for a relative path, without the path itself, at most ``limit`` tokens being looked at.
  package static func candidates(of path: SourcePath) -> [SourcePath] {
    let swaps = swaps(in: path.bytes)
    var candidates = swaps.flatMap { swap in swap.others.map { replaced(path.bytes, [(swap.range, $0)]) } }
    if swaps.count > 1 { candidates.append(replaced(path.bytes, swaps.compactMap { swap in swap.others.first.map { (swap.range, $0) } })) }
    var seen: Set<SourcePath> = [path]
    return candidates.filter { seen.insert($0).inserted }
  }

  /// The most language tokens of one path.
  private static let limit = 6

  private struct Swap {
    var range: Range<Int>
    var others: [[UInt8]]
  }

  private static func swaps(in bytes: [UInt8]) -> [Swap] {
    var swaps: [Swap] = []
    var start = 0
    while start < bytes.count, swaps.count < limit {
      var end = start
      while end < bytes.count, !separators.contains(bytes[end]) { end += 1 }
      if end + 3 <= bytes.count, let others = others(of: bytes[start..<min(end + 3, bytes.count)]),
        end + 3 == bytes.count || separators.contains(bytes[end + 3])
      {
        // A language with its region.
        swaps.append(Swap(range: start..<end + 3, others: others))
        end += 3
      } else if let others = others(of: bytes[start..<end]) {
        swaps.append(Swap(range: start..<end, others: others))
      }
      start = end + 1
    }
    return swaps
  }

  /// The other language's names for a token, written in its case.
  private static func others(of token: ArraySlice<UInt8>) -> [[UInt8]]? {
    let name = String(decoding: token, as: UTF8.self)
    guard let others = names[name.lowercased().split(separator: "_").joined(separator: "-")] else { return nil }
    return others.map { other in
      if name.utf8.count == 5, name.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }) {
        return Array((name.contains("_") ? other.split(separator: "-").joined(separator: "_") : other).utf8)
      }
      if name == name.uppercased() { return Array(other.uppercased().utf8) }
      return Array((name == name.lowercased() ? other : other.prefix(1).uppercased() + other.dropFirst()).utf8)
    }
  }

  private static func replaced(_ bytes: [UInt8], _ parts: [(range: Range<Int>, other: [UInt8])]) -> SourcePath {
    var output = bytes
    for part in parts.reversed() { output.replaceSubrange(part.range, with: part.other) }
    return SourcePath(bytes: output)
  }

  private static let separators = Set("/.-_ ()".utf8)

  private static let names: [String: [String]] = [
    "fr": ["en"], "en": ["fr"], "fra": ["eng"], "eng": ["fra"], "french": ["english"], "english": ["french"], "francais": ["anglais"],
    "français": ["anglais"], "anglais": ["francais", "français"], "fr-fr": ["en-GB", "en-US"], "en-gb": ["fr-FR"], "en-us": ["fr-FR"]
  ]
}
