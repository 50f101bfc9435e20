package import FondsRecord
internal import FondsText

/// Holds records to the rules of their kinds and their fields to their types.
package struct RuleCheck: Sendable {
  private let schema: Schema

  package init(schema: Schema) { self.schema = schema }

  /// What a record falls short of, in the order of the rules, then of the fields.
  package func shortcomings(of record: Record) -> [Shortcoming] {
    var found: [Shortcoming] = []
    for rule in schema.rules(for: record.values(of: "bank").first) where !isMet(rule, by: record) {
      found.append(Shortcoming(level: rule.level, subject: rule.anyOf.joined(separator: " | "), messages: rule.messages))
    }
    for (name, values) in record.fields.sorted(by: { $0.key < $1.key }) {
      guard let field = schema.field(named: name) else { continue }
      for value in values { if let fault = fault(field, value, record.language) { found.append(fault) } }
      if field.type == .amount { found += currencyFaults(of: field, values, in: record) }
    }
    if let opened = date("opened", of: record), let closed = date("closed", of: record), closed < opened {
      found.append(
        Shortcoming(
          level: .must, subject: "closed",
          messages: [
            .french: "clos le \(closed), avant d’avoir été ouvert le \(opened)",
            .english: "closed on \(closed), before it was opened on \(opened)"
          ]))
    }
    return found
  }

  /// Amounts that say another currency than their record, and those that count whole in several.
  private func currencyFaults(of field: FieldDefinition, _ values: [String], in record: Record) -> [Shortcoming] {
    var declared: [String] = []
    for value in self.values(named: Currency.field, in: record) {
      let code = Currency.code(of: value)
      if !declared.contains(code) { declared.append(code) }
    }
    let list = declared.joined(separator: ", ")
    var found: [Shortcoming] = []
    var counts = false
    for value in values {
      guard let money = MonetaryAmount(value, language: record.language) else { continue }
      if Currency.measures(money.currency, declared: declared).count > 1 { counts = true }
      guard let own = money.currency, !Currency.agrees(own, with: declared) else { continue }
      found.append(
        Shortcoming(
          level: .must, subject: field.name,
          messages: [
            .french:
              "« \(value) » est en \(own), et la monnaie de la notice est \(list), qui l’emporte dans les sommes ; corrigez l’un ou l’autre",
            .english: "“\(value)” is in \(own), and the currency of the record is \(list), which holds in sums; correct one or the other"
          ]))
    }
    if counts {
      found.append(
        Shortcoming(
          level: .should, subject: Currency.field,
          messages: [
            .french: "plusieurs monnaies (\(list)) : le montant compte entier dans chacune ; écrivez « 12,50 EUR » pour dire la sienne",
            .english: "several currencies (\(list)): the amount counts whole in each; write “12.50 EUR” to say which is its own"
          ]))
    }
    return found
  }

  private func date(_ field: String, of record: Record) -> PartialDate? { record.fields[field]?.first.flatMap(PartialDate.init(iso:)) }

  /// Those that a record declares; where it declares none, those beside its amounts, if each has one.
  private func currencies(of record: Record) -> [String] {
    let declared = values(named: Currency.field, in: record)
    guard declared.isEmpty else { return declared }
    let amounts = record.fields.filter { schema.field(named: $0.key)?.type == .amount }.flatMap(\.value)
    let beside = amounts.compactMap { MonetaryAmount($0, language: record.language)?.currency }
    return beside.count == amounts.count ? beside : []
  }

  private func isMet(_ rule: RecordRule, by record: Record) -> Bool {
    rule.anyOf.contains { name in
      let values = name == Currency.field ? currencies(of: record) : values(named: name, in: record)
      return values.count >= rule.least && (rule.values.isEmpty || values.allSatisfy { rule.values.contains($0) })
    }
  }

  /// The values that a record has under a name: of a part of every record, a facet, a relation, or a field.
  private func values(named name: String, in record: Record) -> [String] {
    switch name {
    case "title": return record.titles.map(\.text)
    case "title@fr": return record.titles.filter { $0.language == .french }.map(\.text)
    case "title@en": return record.titles.filter { $0.language == .english }.map(\.text)
    case "abstract": return record.abstracts.map(\.text)
    case "producers": return record.producers.map(\.value)
    case "authors": return record.authors.map(\.value)
    case "published": return record.dates.filter { $0.kind == .published }.map(\.start.description)
    case "event": return record.dates.filter { $0.kind == .event }.map(\.start.description)
    case "url": return record.url.map { [$0.value] } ?? []
    case "text": return record.blocks.filter { $0.kind != .heading }.map(\.text)
    case "limits": return StatedLimits.areIn(record) ? ["limits"] : []
    default: break
    }
    if let kind = RelationKind(rawValue: name) {
      let tied = record.relations.filter { $0.kind == kind }.map(\.target)
      let named = record.fields.filter { schema.field(named: $0.key)?.relation == kind }.flatMap(\.value)
      if !tied.isEmpty || !named.isEmpty { return tied + named }
    }
    let assigned = record.values(of: name)
    return assigned.isEmpty ? ["", ".fr", ".en"].flatMap { record.fields[name + $0] ?? [] } : assigned
  }

  private func fault(_ field: FieldDefinition, _ value: String, _ language: Language) -> Shortcoming? {
    func wrong(_ french: String, _ english: String) -> Shortcoming {
      let shown = value.count > 80 ? value.prefix(79) + "…" : value
      return Shortcoming(
        level: .must, subject: field.name,
        messages: [
          .french: "\(field.labels[.french] ?? field.name) : « \(shown) » \(french)",
          .english: "\(field.labels[.english] ?? field.name): “\(shown)” \(english)"
        ])
    }
    switch field.type {
    case .text, .term, .party: return nil
    case .date:
      return PartialDate(iso: value) == nil
        ? wrong("n’est pas une date ; écrivez 2024-03-01, 2024-03 ou 2024", "is no date; write 2024-03-01, 2024-03 or 2024") : nil
    case .amount:
      guard let amount = Amount(value, language: language) else {
        return wrong("n’est pas un montant ; écrivez par exemple -1234,50", "is no amount; write for example -1234.50")
      }
      return amount.isFinerThanCents ? wrong("va plus loin que le centime", "goes beyond the cent") : nil
    case .history:
      return StateHistory.entry(value) == nil
        ? wrong(
          "ne dit pas une date puis un état, comme « 2024-03-01 tenu »", "does not say a date and then a state, as in “2024-03-01 held”")
        : nil
    }
  }
}
