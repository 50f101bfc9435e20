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
      if let text = redacted(record.blocks[position].text) { record.blocks[position].text = text }
    }
    for position in record.flags.indices { record.flags[position] = redacted(record.flags[position]) ?? record.flags[position] }
    return record != before
  }

  /// Whether a record bears a name in its identifier or in the path of its source, from which it cannot be taken.
  package func namesItself(_ record: Record) -> Bool {
    occurs(in: record.id.value) || record.source.map { occurs(in: $0.path) || occurs(in: $0.root) } ?? false
  }

  /// Takes the names out of an entry of the desk; its place stays, since others refer to it by its number.
  package func redact(_ entry: inout DeskEntry) {
    if let by = entry.by { entry.by = redacted(by) ?? by }
    func facet(_ facet: FacetValue) -> FacetValue { occurs(in: facet.value) ? FacetValue(facet.facet, Self.mark) : facet }
    switch entry.action {
    case .set(let id, let given): entry.action = .set(id, given.map { DeskValue($0.member, texts($0)) })
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
