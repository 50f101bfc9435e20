internal import FondsBytes
internal import FondsIndex
internal import FondsRecord
internal import FondsSearch
internal import FondsSystemic

/// The text of the bank that stands there in both languages: the faces of its works, block by block.
struct TwinText {
  let open: OpenIndex

  /// Adds the blocks of all works with a French and an English face to a corpus.
  ///
  /// - Parameter progress: told how many segments there are, now and then.
  func add(to corpus: inout ParallelCorpus, progress: (Int) -> Void) throws(CatalogueError) {
    var works: [(id: String, french: Record, english: Record)] = []
    for work in 0..<open.snapshot.works.count {
      var faces: [Language: Record] = [:]
      for address in open.snapshot.works.faces(UInt32(work)) where open.snapshot.segments[address.segment].isLive(address.document) {
        let record = try open.record(at: address)
        if faces[record.language] == nil { faces[record.language] = record }
      }
      if let french = faces[.french], let english = faces[.english] { works.append((french.id.value, french, english)) }
    }
    // However the records are spread over segments, the lexicon is the same.
    works.sort { $0.id < $1.id }
    for (_, french, english) in works {
      try add(french.title(for: .french).text, english.title(for: .english).text, to: &corpus)
      let blocks = (french.blocks.filter { $0.language != .english }, english.blocks.filter { $0.language != .french })
      for (left, right) in BlockAlignment.pairs(french: blocks.0, english: blocks.1) {
        let sentences = (Self.sentences(left.text), Self.sentences(right.text))
        if sentences.0.count == sentences.1.count {
          for (french, english) in zip(sentences.0, sentences.1) { try add(french, english, to: &corpus) }
        } else {
          try add(left.text, right.text, to: &corpus)
        }
      }
      progress(corpus.count)
    }
  }

  private func add(_ french: String, _ english: String, to corpus: inout ParallelCorpus) throws(CatalogueError) {
    do throws(ByteError) {
      try corpus.add(french: french, english: english)
    } catch {
      throw CatalogueError(
        .record, error.message, remedy: error.remedy, french: .init("il y a trop de texte", remedy: "apprenez d’une partie du texte"))
    }
  }

  /// A text cut behind every full stop, question mark and exclamation mark that a space follows.
  private static func sentences(_ text: String) -> [String] {
    var sentences: [String] = []
    var sentence = String.UnicodeScalarView()
    var isEnd = false
    for scalar in text.unicodeScalars {
      if isEnd, scalar == " " {
        sentences.append(String(sentence))
        sentence.removeAll()
      } else {
        sentence.append(scalar)
      }
      isEnd = scalar == "." || scalar == "?" || scalar == "!"
    }
    if !sentence.isEmpty { sentences.append(String(sentence)) }
    return sentences
  }
}
