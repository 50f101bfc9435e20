internal import FondsIndex
package import FondsRecord
internal import FondsSystemic

extension Catalogue {
  /// Puts corrections on the desk and makes the records follow at once, in one commit; no source is opened.
  ///
  /// Throws `usage` for what cannot be understood (nothing is changed then), `locked`, `io`, `index-missing`, `index-damaged`.
  package func correct(_ requests: [DeskRequest], signed signature: DeskSignature = DeskSignature()) throws(CatalogueError) -> DeskReport {
    // Where there is no index, none is made.
    _ = try current.newest()
    var session = try IndexSession(folder: folder, isFull: false)
    var entries: [DeskEntry] = []
    for request in requests {
      for action in try session.actions(of: request) { entries.append(DeskEntry(action, by: signature.by, on: signature.on)) }
    }
    return try session.put(entries)
  }

  /// What people are told of a desk whose last line was cut off.
  package static func tornDesk(in ui: Language) -> String { DeskFile.warning(in: ui) }

  /// What was said on the desk, or what was said of one record, in the order in which it was said.
  ///
  /// - Parameter name: an identifier, or another name of the record.
  package func deskLog(of name: String? = nil) throws(CatalogueError) -> (lines: [DeskLogLine], isTorn: Bool) {
    let file = try DeskFile(folder: folder)
    var id: RecordID?
    if let name {
      let snapshot = try current.newest().snapshot
      id = try IndexSession.identifier(named: name, in: snapshot)
    }
    let meant = try name.map { (name) throws(CatalogueError) -> Set<Int> in
      guard let id else { throw .noRecord(name) }
      return file.desk.entries(about: id)
    }
    var lines: [DeskLogLine] = []
    for (index, entry) in file.desk.entries.enumerated() where meant?.contains(index) ?? true {
      lines.append(DeskLogLine(number: index + 1, entry: entry, holds: file.desk.holds[index]))
    }
    return (lines, file.torn > 0)
  }
}

extension Desk {
  /// The entries about a record, and those that undo them, by their place.
  fileprivate func entries(about id: RecordID) -> Set<Int> {
    var found: Set<Int> = []
    for (index, entry) in entries.enumerated() {
      if entry.record == id { found.insert(index) }
      if case .undo(let number) = entry.action, found.contains(number - 1) { found.insert(index) }
    }
    return found
  }
}

extension IndexSession {
  /// The identifier that a name stands for; where there is no such record, the name itself, if it can be one.
  static func identifier(named name: String, in snapshot: IndexSnapshot) throws(CatalogueError) -> RecordID? {
    let found = try onIndex { () throws(IndexError) in try snapshot.locate(alias: name) }
    if let own = RecordID(name), try onIndex({ () throws(IndexError) in try snapshot.locate(id: own) }) != nil { return own }
    guard let address = found.first else { return RecordID(name) }
    return try onIndex { () throws(IndexError) in try snapshot.segments[address.segment].id(of: address.document) }
  }

  /// Appends entries, makes the records follow and commits.
  consuming func put(_ entries: [DeskEntry]) throws(CatalogueError) -> DeskReport {
    let first = desk.desk.entries.count
    try append(entries)
    try bringUpToDate()
    var absent: [String] = []
    for id in entries.compactMap(\.record) where !absent.contains(id.value) {
      if try imported(id) == nil { absent.append(id.value) }
    }
    let targets = try targetsWithoutRecord(entries)
    let file = desk
    let lines = entries.indices.map { index in
      DeskLogLine(number: first + index + 1, entry: entries[index], holds: file.desk.holds[first + index])
    }
    let (generation, _) = try commit([])
    return DeskReport(entries: lines, absent: absent, absentTargets: targets, generation: generation)
  }

  /// What a request comes to.
  mutating func actions(of request: DeskRequest) throws(CatalogueError) -> [DeskEntry.Action] {
    let reading = DeskReading(try taggingInUse())
    switch request {
    case .undo(let numbers): return try undoings(numbers)
    case .set(let name, let assignments):
      let id = try identifier(name)
      let values = try Self.understood { () throws(DeskReading.Fault) in try Self.values(assignments, reading) }
      try refuseSelf(values, of: id)
      return [.set(id, values)]
    case .facets(let verb, let name, let values):
      let id = try identifier(name)
      var actions: [DeskEntry.Action] = []
      for text in values {
        let value = try Self.understood { () throws(DeskReading.Fault) in
          let value = try DeskReading.facetValue(text)
          // What is to go may be a value that no thesaurus has.
          return verb == .remove ? Self.known(value, reading) : try reading.concept(value)
        }
        switch verb {
        case .add: actions.append(.add(id, value))
        case .remove: actions.append(.remove(id, value))
        case .accept: actions.append(.accept(id, value))
        case .reject: actions.append(.reject(id, value))
        }
      }
      return actions
    case .candidate, .acceptTerm, .mergeTerm: return try termActions(of: request, reading)
    }
  }

  private func identifier(_ name: String) throws(CatalogueError) -> RecordID {
    guard let snapshot = base, let id = try Self.identifier(named: name, in: snapshot) else { throw .noRecord(name) }
    return id
  }

  /// Refuses a relation of a record to itself, under whatever name.
  private func refuseSelf(_ values: [DeskValue], of id: RecordID) throws(CatalogueError) {
    for value in values {
      guard case .relation(let kind) = value.member else { continue }
      for target in value.values where try record(named: target) == id || target == id.value {
        throw DeskReading.selfRelation(kind, of: id).error
      }
    }
  }

  /// The record that a name stands for; `nil` where there is none.
  private func record(named name: String) throws(CatalogueError) -> RecordID? {
    guard let snapshot = base, let id = try Self.identifier(named: name, in: snapshot) else { return nil }
    return try onIndex { () throws(IndexError) in try snapshot.locate(id: id) } == nil ? nil : id
  }

  /// The targets of relations that entries give and that are no records today, each once.
  private func targetsWithoutRecord(_ entries: [DeskEntry]) throws(CatalogueError) -> [String] {
    var absent: [String] = []
    for entry in entries {
      guard case .set(_, let values) = entry.action else { continue }
      for value in values {
        guard case .relation = value.member else { continue }
        for target in value.values where !absent.contains(target) { if try record(named: target) == nil { absent.append(target) } }
      }
    }
    return absent
  }

  private static func known(_ value: FacetValue, _ reading: DeskReading) -> FacetValue {
    do throws(DeskReading.Fault) { return try reading.concept(value) } catch { return value }
  }

  private static func values(_ assignments: [String], _ reading: DeskReading) throws(DeskReading.Fault) -> [DeskValue] {
    var values: [DeskValue] = []
    for text in assignments {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw DeskReading.Fault(
          fr: "« \(text) » n’est pas partie=valeur, comme theme=mobility", en: "\"\(text)\" is not part=value, such as theme=mobility")
      }
      let member = try DeskReading.member(named: String(parts[0]))
      let given = member.isSingle ? [ValueList.trimmed(String(parts[1]))].filter { !$0.isEmpty } : ValueList.split(String(parts[1]))
      let before = values.firstIndex { $0.member == member }
      let value = try reading.value(member, (before.map { values[$0].values } ?? []) + given)
      if let before { values[before] = value } else { values.append(value) }
    }
    return values
  }

  private func undoings(_ numbers: [Int]) throws(CatalogueError) -> [DeskEntry.Action] {
    let entries = desk.desk.entries
    for (place, number) in numbers.enumerated() {
      guard !numbers[..<place].contains(number) else {
        throw CatalogueError(
          .usage, "entry \(number) is named twice; nothing was undone", remedy: "name each entry once",
          french: .init("l’entrée \(number) est nommée deux fois ; rien n’a été annulé", remedy: "nommez chaque entrée une fois"))
      }
      guard entries.indices.contains(number - 1) else {
        throw CatalogueError(
          .usage, "the desk has no entry \(number)", remedy: "`fonds desk log` numbers them",
          french: .init("le bureau n’a pas d’entrée \(number)", remedy: "`fonds desk log` les numérote"))
      }
      if case .forget = entries[number - 1].action {
        throw CatalogueError(
          .usage, "who was forgotten stays forgotten",
          remedy: "if it was a mistake, restore the desk from a copy and run `fonds reindex --full`",
          french: .init(
            "qui a été oublié le reste", remedy: "si c’est une erreur, reprenez le bureau d’une copie et lancez `fonds reindex --full`"))
      }
      guard desk.desk.holds[number - 1] else {
        throw CatalogueError(
          .usage, "entry \(number) does not hold any more", remedy: "undo the entry that undid it",
          french: .init("l’entrée \(number) ne vaut déjà plus", remedy: "annulez l’entrée qui l’a annulée"))
      }
    }
    return numbers.map { .undo($0) }
  }

  private func termActions(of request: DeskRequest, _ reading: DeskReading) throws(CatalogueError) -> [DeskEntry.Action] {
    try Self.understood { () throws(DeskReading.Fault) in
      switch request {
      case .candidate(let facet, let id, let labels, let broader):
        guard case .facet(let facet)? = DeskMember(named: facet), FacetValue(facet, id).isValid else {
          throw DeskReading.Fault(fr: "« \(facet):\(id) » ne peut être un terme", en: "\"\(facet):\(id)\" cannot be a term")
        }
        if case .concept(let known) = reading.meaning(of: FacetValue(facet, id)) {
          throw DeskReading.Fault(fr: "\(known.facet):\(known.value) existe déjà", en: "\(known.facet):\(known.value) is there already")
        }
        var above: [String] = []
        for name in broader { above.append(try reading.concept(FacetValue(facet, name)).value) }
        return [.candidate(DeskTerm(FacetValue(facet, id), labels: labels, broader: above))]
      case .acceptTerm(let text):
        let value = try reading.concept(try DeskReading.facetValue(text))
        guard desk.desk.terms.candidates.contains(where: { $0.value == value }) else {
          throw DeskReading.Fault(
            fr: "\(value.facet):\(value.value) n’est pas un terme candidat", en: "\(value.facet):\(value.value) is no candidate term")
        }
        return [.acceptTerm(value)]
      case .mergeTerm(let text, let name):
        let value = Self.known(try DeskReading.facetValue(text), reading)
        let target = try reading.concept(FacetValue(value.facet, name.split(separator: ":").last.map(String.init) ?? name))
        guard target != value else {
          throw DeskReading.Fault(fr: "les deux sont le même concept", en: "both are the same concept")
        }
        return [.mergeTerm(value, into: target.value)]
      case .set, .facets, .undo: return []
      }
    }
  }

  /// Runs the reading of what people wrote with the errors of the catalogue.
  static func understood<Result>(_ body: () throws(DeskReading.Fault) -> Result) throws(CatalogueError) -> Result {
    do throws(DeskReading.Fault) { return try body() } catch { throw error.error }
  }
}
