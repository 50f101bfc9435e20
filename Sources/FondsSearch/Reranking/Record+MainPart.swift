package import FondsRecord

extension Record {
  /// The record with the beginning of its main text alone, and without the names of those who made it: what tells its subject, whatever its length.
  ///
  /// - Parameter limit: bytes of UTF-8 of the text, exceeded by the rest of a block at most.
  package func mainPart(bytes limit: Int) -> Record {
    var part = self
    var rest = limit
    part.authors = []
    part.producers = []
    part.blocks = Array(
      blocks.lazy.filter { $0.quality >= Block.leastMainQuality }.prefix { block in
        defer { rest -= block.text.utf8.count }
        return rest > 0
      })
    return part
  }
}
