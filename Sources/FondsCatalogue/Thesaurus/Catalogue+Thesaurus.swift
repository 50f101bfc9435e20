internal import FondsBytes
internal import FondsExchange
internal import FondsIndex
internal import FondsRecord
internal import FondsSystemic

extension Catalogue {
  /// The thesaurus of the index as SKOS in RDF/XML, with what the desk accepted and merged.
  ///
  /// - Parameter candidates: whether local terms are in it that nobody has accepted yet.
  package func exportThesaurus(candidates: Bool) throws(CatalogueError) -> [UInt8] {
    let terms = try DeskFile(folder: folder).desk.terms
    let thesaurus = terms.applied(to: try ThesaurusFile(folder: folder).thesaurus())
    guard !candidates else { return SKOSWriter.write(thesaurus) }
    let open = Set(terms.candidates.map(\.value)).subtracting(terms.accepted)
    return SKOSWriter.write(thesaurus.without(open))
  }

  /// What a file would change of the thesaurus of the index.
  ///
  /// - Parameter facet: the facet that all its concepts go into; `nil` takes facets from its schemes.
  package func thesaurusDiff(_ path: String, facet: String?) throws(CatalogueError) -> ThesaurusChange {
    let present = try ThesaurusFile(folder: folder).thesaurus()
    let reading = try Self.thesaurus(in: path, facet: facet, beside: present)
    return try change(from: present, reading, in: IndexSession.present(folder), desk: DeskFile(folder: folder).desk)
  }

  /// Makes the facets of a file those of the index: all records are tagged anew, and no source is opened.
  ///
  /// Concepts that have become others are merged on the desk, so that records which declare the old ones answer under the new ones.
  package func importThesaurus(_ path: String, facet: String?) throws(CatalogueError) -> ThesaurusChange {
    var session = try IndexSession(folder: folder, isFull: false)
    let present = try session.thesaurus.thesaurus()
    let reading = try Self.thesaurus(in: path, facet: facet, beside: present)
    var change = try change(from: present, reading, in: session.base, desk: session.desk.desk)
    let merged = Set(change.diff.merged.map(\.value))
    let given = merged.union(reading.replacements.compactMap(\.value))
    let next = present.replacing(reading.thesaurus, besides: given)
    try session.replaceThesaurus(with: next)
    let terms = session.desk.desk.terms
    let new = change.diff.merged.filter { terms.merged($0.value) != terms.merged($0.target) }
    let entries = new.map { DeskEntry(.mergeTerm($0.value, into: $0.target.value)) }
    try session.append(session.desk.desk.pointlessMerges(in: next) + entries)
    try session.bringUpToDate()
    change.generation = try session.commit([]).generation
    return change
  }

  /// Goes back to the thesaurus of the program; gives the generation that now answers.
  package func resetThesaurus() throws(CatalogueError) -> UInt64 {
    var session = try IndexSession(folder: folder, isFull: false)
    try session.replaceThesaurus(with: nil)
    try session.append(session.desk.desk.pointlessMerges(in: try session.thesaurus.thesaurus()))
    try session.bringUpToDate()
    return try session.commit([]).generation
  }

  private static func thesaurus(in path: String, facet: String?, beside present: Thesaurus) throws(CatalogueError) -> SKOSReading {
    var name: String?
    if let facet {
      let known = FacetName.identifier(named: facet) ?? facet
      guard FacetValue(known, "x").isValid else {
        throw CatalogueError(
          .usage, "\"\(facet)\" cannot be a facet", remedy: "name one such as theme",
          french: .init("« \(facet) » ne peut être une facette", remedy: "nommez-en une, comme theme"))
      }
      name = known
    }
    let bytes = try onLines { () throws(ByteError) in try WholeFile.read(path, limit: SKOSLimits().bytes + 1) }.bytes
    let reading: SKOSReading
    do throws(ExchangeError) { reading = try SKOSReader(facet: name).read(bytes) } catch { throw CatalogueError(error, path: path) }
    guard name != nil || reading.thesaurus.schemes.contains(where: { present.scheme($0.facet) != nil }) else {
      let found = reading.thesaurus.schemes.map(\.facet).joined(separator: ", ")
      throw CatalogueError(
        .usage, "no scheme of the file is a facet of this index (\(found))", remedy: "say into which facet it goes: --facet theme",
        path: path,
        french: .init(
          "aucun schéma du fichier n’est une facette de cet index (\(found))", remedy: "dites dans quelle facette il va : --facet theme"))
    }
    return reading
  }

  private func change(
    from present: Thesaurus, _ reading: SKOSReading, in snapshot: IndexSnapshot?, desk: Desk
  ) throws(CatalogueError) -> ThesaurusChange {
    let new = reading.thesaurus
    let diff = ThesaurusDiff(from: present, to: new, replacements: reading.replacements)
    var labels: [FacetValue: [Language: String]] = [:]
    for value in diff.added + diff.removed + diff.moved + diff.merged.flatMap({ [$0.value, $0.target] }) {
      labels[value] = new[value]?.preferred ?? present[value]?.preferred
    }
    let gone = Set(diff.removed).subtracting(desk.terms.candidates.map(\.value))
    return ThesaurusChange(
      diff: diff, concepts: new.concepts.count, facets: new.schemes.map(\.facet), issues: reading.issues,
      orphans: try Self.orphans(of: gone, in: snapshot), labels: labels)
  }

  /// How many records declare each value, or were given it on the desk.
  private static func orphans(
    of gone: Set<FacetValue>, in snapshot: IndexSnapshot?
  ) throws(CatalogueError) -> [(value: FacetValue, records: Int)] {
    guard let snapshot, !gone.isEmpty else { return [] }
    var counts: [FacetValue: Int] = [:]
    for segment in snapshot.segments {
      for document in 0..<UInt32(segment.documentCount) where segment.isLive(document) {
        let stored = try onIndex { () throws(IndexError) in try segment.stored(of: document) }
        let record: Record
        do throws(RecordError) { record = try RecordCoding.decode(stored) } catch { throw CatalogueError(error, path: segment.path) }
        let declared = record.facets.filter { $0.basis != .text && $0.origin != ConceptTagger.keywordOrigin }
        for value in Set(declared.map(\.value)).intersection(gone) { counts[value, default: 0] += 1 }
      }
    }
    return counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map { ($0.key, $0.value) }
  }
}

extension Desk {
  /// The undoing of merges that lead to what a thesaurus does not have: their records would bear a value that nobody knows.
  fileprivate func pointlessMerges(in thesaurus: Thesaurus) -> [DeskEntry] {
    let local = Set(terms.candidates.map(\.value))
    var undone: [DeskEntry] = []
    for (index, entry) in entries.enumerated() where holds[index] {
      guard case .mergeTerm(let value, let name) = entry.action else { continue }
      let target = FacetValue(value.facet, name)
      let leads = thesaurus.index(of: target) != nil || local.contains(target) || terms.merged(target) != target
      if !leads { undone.append(DeskEntry(.undo(index + 1))) }
    }
    return undone
  }
}

extension Thesaurus {
  /// Without some concepts, and without what ties others to them.
  fileprivate func without(_ gone: Set<FacetValue>) -> Thesaurus {
    guard !gone.isEmpty else { return self }
    let kept = concepts.filter { !gone.contains($0.value) }.map { concept in
      var concept = concept
      concept.broader.removeAll { gone.contains(FacetValue(concept.facet, $0)) }
      concept.narrower.removeAll { gone.contains(FacetValue(concept.facet, $0)) }
      concept.related.removeAll { gone.contains($0) }
      return concept
    }
    return Thesaurus(schemes: schemes, concepts: kept)
  }

  /// With the facets of another thesaurus in place of its own of the same names, without some concepts of it.
  fileprivate func replacing(_ other: Thesaurus, besides gone: Set<FacetValue>) -> Thesaurus {
    let facets = Set(other.schemes.map(\.facet))
    var schemes = schemes.filter { !facets.contains($0.facet) }
    var last = (self.schemes + other.schemes).map(\.order).max() ?? 0
    for var scheme in other.schemes {
      if let known = self.scheme(scheme.facet) {
        scheme.order = known.order
        // What people read on the page is the name of the facet, not that of somebody's file.
        if FacetName.order.contains(scheme.facet) { scheme.labels = known.labels }
      } else {
        last += 1
        scheme.order = last
      }
      schemes.append(scheme)
    }
    let kept = concepts.filter { !facets.contains($0.facet) }
    let all = Thesaurus(schemes: schemes, concepts: kept + other.concepts.filter { !gone.contains($0.value) })
    // Ties to concepts of a facet that is replaced lead nowhere now.
    let lost = concepts.filter { facets.contains($0.facet) && all.index(of: $0.value) == nil }.map(\.value)
    return all.without(gone.union(lost).subtracting(all.concepts.map(\.value)))
  }
}
