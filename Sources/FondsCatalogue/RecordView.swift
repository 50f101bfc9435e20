package import FondsRecord

/// One record as people see it: with the labels of its facets and what it is tied to.
package struct RecordView: Sendable {
  package var record: Record
  /// In display order, with labels in the reader's language.
  package var facets: [Facet]
  /// Relations that lead to a record of this index.
  package var relations: [Tie]
  /// Words that it shares with other records, those of most words first.
  package var quotations: [QuotationView]

  /// What it is akin to by place and obstacle, where that was looked for.
  package var kin: [Kin] = []
  /// Whether there was no time to look for all of it.
  package var isShortened = false
  /// How it stood at an earlier date, where that was asked.
  package var then: RecordThen?

  /// The values of one facet, and why the record has them.
  package struct Facet: Sendable, Hashable {
    package var id: String
    package var label: String
    package var values: [Value]
  }

  /// A value with its label.
  package struct Value: Sendable, Hashable {
    package var id: String
    package var label: String
    /// The language of the label; `nil` where it is the reader's, or nobody knows.
    package var language: Language?
    package var basis: FacetBasis
    /// Where the text names it: labels as they were found.
    package var evidence: [LocalizedLabel]
  }

  /// Records tied by one kind of relation.
  package struct Tie: Sendable, Hashable {
    package var kind: RelationKind
    /// True where the others declare it: this record is the other end.
    package var isInverse: Bool
    package var targets: [Target]
    /// How many there are, shown or not.
    package var total: Int

    /// What it is called, from this record's end.
    package var name: String { isInverse ? kind.inverseName : kind.rawValue }
  }

  /// The other end of a relation.
  package struct Target: Sendable, Hashable {
    package var id: String
    package var title: String
    package var language: Language
  }

  /// The record in its canonical members, then the resolved relations.
  package var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.name("record")
      RecordCoding.write(record, to: &writer)
      writer.name("facets")
      writer.object { writer in
        for facet in facets {
          writer.name(facet.id)
          writer.array { writer in
            for value in facet.values {
              writer.object { writer in
                writer.member("id", value.id)
                writer.member("label", value.label)
                if let language = value.language { writer.member("language", language.rawValue) }
                writer.member("basis", value.basis.rawValue)
              }
            }
          }
        }
      }
      if let then {
        writer.name("as_of")
        then.write(to: &writer)
      }
      writer.name("relations")
      writer.array { writer in
        for tie in relations {
          for target in tie.targets {
            writer.object { writer in
              writer.member("kind", tie.name)
              writer.member("id", target.id)
              writer.member("title", target.title)
              writer.member("language", target.language.rawValue)
            }
          }
        }
      }
      writer.name("kin")
      writer.array { writer in for one in kin { one.write(to: &writer) } }
      writer.name("quotations")
      writer.array { writer in for quotation in quotations { quotation.write(to: &writer) } }
    }
    return writer.text
  }
}
