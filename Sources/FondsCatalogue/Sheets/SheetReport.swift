package import FondsRecord

/// What a table changes, or would change.
package struct SheetReport: Sendable, Hashable {
  /// A part of a record that gets other values.
  package struct Change: Sendable, Hashable {
    /// Of the table, from 1.
    package var line: Int
    package var id: String
    /// The name of the column.
    package var part: String
    package var before: String
    package var after: String
  }

  /// A row that cannot be taken; the others pass.
  package struct Fault: Sendable, Hashable {
    package var line: Int
    /// From 1; `nil` for the row as a whole.
    package var column: Int?
    /// The name of the column.
    package var part: String?
    package var english: String
    package var french: String

    /// What is wrong, for people.
    package func sentence(in ui: Language) -> String { ui(fr: french, en: english) }
  }

  package var path: String
  package var changes: [Change] = []
  /// Rows that become records of their own.
  package var created: [(line: Int, id: String)] { makings.map { ($0.line, $0.id) } }
  var makings: [Making] = []
  package var faults: [Fault] = []
  /// Entries that came onto the desk: none in a dry run.
  package var entries = 0
  /// Records that were made: none in a dry run.
  package var imported = 0

  struct Making: Sendable, Hashable {
    var line: Int
    var id: String
  }

  init(path: String) { self.path = path }

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("path", path)
      writer.member("entries", entries)
      writer.member("imported", imported)
      writer.name("changes")
      writer.array { writer in
        for change in changes {
          writer.object { writer in
            writer.member("line", change.line)
            writer.member("id", change.id)
            writer.member("part", change.part)
            writer.member("before", change.before)
            writer.member("after", change.after)
          }
        }
      }
      writer.name("created")
      writer.array { writer in
        for making in makings {
          writer.object { writer in
            writer.member("line", making.line)
            writer.member("id", making.id)
          }
        }
      }
      writer.name("faults")
      writer.array { writer in
        for fault in faults {
          writer.object { writer in
            writer.member("line", fault.line)
            writer.member("column", orNull: fault.column)
            writer.member("part", orNull: fault.part)
            writer.member("message", fault.english)
          }
        }
      }
    }
  }
}
