package import FondsRecord

extension ForgottenNames {
  /// Takes the names out of all that a record says; gives whether there were any.
  ///
  /// A value that is nothing but a name goes; elsewhere a mark stands in its place. The identifier and the path of the source stay: they are what the
  /// record is found again by (`namesItself`).
  @discardableResult
  package func redact(_ record: inout Record) -> Bool {
    guard !isEmpty else { return false }
    let before = record
    let parts = spread(in: record)
    if !parts.isEmpty { remove(parts, from: &record) }
    redact(&record.titles)
    redact(&record.abstracts)
    record.keywords = record.keywords.compactMap { keyword in
      value(keyword.text).map { LocalizedText($0, language: keyword.language, origin: keyword.origin) }
    }
    record.authors = values(record.authors)
    record.producers = values(record.producers)
    record.publishers = values(record.publishers)
    if let url = record.url, occurs(in: url.value) { record.url = nil }
    if let licence = record.licence { record.licence = values([licence]).first }
    record.facets.removeAll { occurs(in: $0.value.value) }
    record.rejected.removeAll { occurs(in: $0.value) }
    record.relations.removeAll { occurs(in: $0.target) }
    for (name, texts) in record.fields {
      let kept = texts.compactMap(value)
      if kept != texts { record.fields[name] = kept.isEmpty ? nil : kept }
    }
    for position in record.blocks.indices {
      let block = record.blocks[position]
      if let text = block.kind == .table ? redacted(table: block.text) : redacted(block.text) { record.blocks[position].text = text }
    }
    for position in record.flags.indices { record.flags[position] = redacted(record.flags[position]) ?? record.flags[position] }
    return record != before
  }

  /// Takes values out of a record that make up a name together.
  private func remove(_ parts: Set<String>, from record: inout Record) {
    for position in record.titles.indices where parts.contains(record.titles[position].text) { record.titles[position].text = Self.mark }
    record.keywords.removeAll { parts.contains($0.text) }
    record.authors.removeAll { parts.contains($0.value) }
    record.producers.removeAll { parts.contains($0.value) }
    record.publishers.removeAll { parts.contains($0.value) }
    for (name, texts) in record.fields where texts.contains(where: parts.contains) {
      let kept = texts.filter { !parts.contains($0) }
      record.fields[name] = kept.isEmpty ? nil : kept
    }
    guard record.source?.row != nil else { return }
    for position in record.blocks.indices where parts.contains(record.blocks[position].text) { record.blocks[position].text = Self.mark }
  }

  /// Whether a record bears a name in its identifier or in the path of its source, from which it cannot be taken.
  package func namesItself(_ record: Record) -> Bool {
    occurs(in: record.id.value)
      || record.source.map { occurs(in: $0.path) || occurs(in: $0.root) || $0.row.map { occurs(in: $0) } ?? false } ?? false
  }

  /// Takes the names out of an entry of the desk; its place stays, since others refer to it by its number.
  ///
  /// - Parameter parts: Values that make up a name together with others of the record.
  package func redact(_ entry: inout DeskEntry, parts: Set<String> = []) {
    if let by = entry.by { entry.by = redacted(by) ?? by }
    func facet(_ facet: FacetValue) -> FacetValue { occurs(in: facet.value) ? FacetValue(facet.facet, Self.mark) : facet }
    switch entry.action {
    case .set(let id, let given):
      let values = given.flatMap { $0.member.isOfPeopleOrText ? $0.values : [] }
      let parts = parts.union(spread(over: values).map { values[$0] })
      entry.action = .set(
        id,
        given.map { one in
          var kept = one
          if case .title = one.member {
            kept.values = kept.values.map { parts.contains($0) ? Self.mark : $0 }
          } else if one.member.isOfPeopleOrText {
            kept.values.removeAll(where: parts.contains)
          }
          return DeskValue(one.member, texts(kept))
        })
    case .add(let id, let value): entry.action = .add(id, facet(value))
    case .remove(let id, let value): entry.action = .remove(id, facet(value))
    case .accept(let id, let value): entry.action = .accept(id, facet(value))
    case .reject(let id, let value): entry.action = .reject(id, facet(value))
    case .candidate(let term):
      let labels = term.labels.mapValues { redacted($0) ?? $0 }
      entry.action = .candidate(DeskTerm(facet(term.value), labels: labels, broader: term.broader.filter { !occurs(in: $0) }))
    case .acceptTerm(let value): entry.action = .acceptTerm(facet(value))
    case .mergeTerm(let value, let target):
      // What both ends had of the name is gone: nothing is merged any longer.
      if occurs(in: value.value) || occurs(in: target) { entry.action = .acceptTerm(FacetValue(value.facet, Self.mark)) }
    case .undo, .forget: break
    }
  }

  private func texts(_ given: DeskValue) -> [String] {
    switch given.member {
    case .title, .abstract, .licence: given.values.map { redacted($0) ?? $0 }
    case .url, .relation, .facet: given.values.filter { !occurs(in: $0) }
    case .keywords, .authors, .producers, .publishers, .field: given.values.compactMap(value)
    case .date, .language, .visibility: given.values
    }
  }

  private func redact(_ texts: inout [LocalizedText]) {
    for position in texts.indices { texts[position].text = redacted(texts[position].text) ?? texts[position].text }
  }

  private func values(_ values: [Sourced<String>]) -> [Sourced<String>] {
    values.compactMap { sourced in value(sourced.value).map { Sourced($0, origin: sourced.origin) } }
  }

  /// A value without names; `nil` where it is nothing else.
  private func value(_ text: String) -> String? {
    guard let redacted = redacted(text) else { return text }
    return redacted == Self.mark ? nil : redacted
  }
}

extension DeskMember {
  /// Whether its values are words of people, in which a part of a name may stand alone.
  fileprivate var isOfPeopleOrText: Bool {
    switch self {
    case .title, .keywords, .authors, .producers, .publishers, .field: true
    case .abstract, .licence, .url, .relation, .facet, .date, .language, .visibility: false
    }
  }
}
