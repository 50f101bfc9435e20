internal import FondsBytes

/// The directory of the facets of a segment (`Index/FORMAT.md` §5.8), read when a facet is asked for.
struct FacetTable: Sendable {
  private let section: Section
  private let documents: Int

  init(_ file: SegmentFile) throws(IndexError) {
    section = try file.section(.facets)
    documents = file.contents.documents
  }

  /// The names, sorted.
  func names() throws(IndexError) -> [String] { try entries().map(\.name) }

  func column(_ facet: String) throws(IndexError) -> FacetColumn? {
    guard let found = try entries().first(where: { $0.name == facet }) else { return nil }
    return try FacetColumn(facet, try section.checked(found.range.lowerBound, found.range.count), documents: documents)
  }

  /// Names, with the range of each column in the section.
  private func entries() throws(IndexError) -> [(name: String, range: Range<Int>)] {
    guard section.count >= 4 else { throw section.damage("the facet directory is missing", at: 0) }
    let tail = try section.checked(section.count - 4, 4)
    let length = Int(try indexed { () throws(ByteError) in try tail.uint32(at: 0) })
    guard length <= section.count - 4 else { throw section.damage("the facet directory is too long", at: section.count - 4) }
    var reader = ByteReader(try section.checked(section.count - 4 - length, length))
    var entries: [(name: String, range: Range<Int>)] = []
    do throws(ByteError) {
      while reader.remaining > 0 {
        let name = try reader.text(limit: FormatVersion.keyLimit)
        let offset = try reader.count(limit: section.count)
        let count = try reader.count(limit: section.count - offset)
        entries.append((name, offset..<offset + count))
      }
    } catch {
      throw IndexError(error)
    }
    return entries
  }
}
