package import FondsRecord

/// Two editions of a text and what changed from the one to the other.
package struct EditionView: Sendable {
  package var former: RecordView.Target
  package var later: RecordView.Target
  /// In the order of the text.
  package var changes: [EditionChange]

  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      for (name, target) in [("former", former), ("later", later)] {
        writer.name(name)
        writer.object { writer in
          writer.member("id", target.id)
          writer.member("title", target.title)
          writer.member("language", target.language.rawValue)
        }
      }
      writer.name("changes")
      writer.array { writer in
        for change in changes {
          writer.object { writer in
            switch change {
            case .kept(let block): write("kept", block, &writer)
            case .removed(let block): write("removed", block, &writer)
            case .added(let block): write("added", block, &writer)
            case .changed(let pieces, let block):
              write("changed", block, &writer)
              writer.name("pieces")
              writer.array { writer in
                for piece in pieces {
                  writer.object { writer in
                    writer.member("kind", piece.kind.rawValue)
                    writer.member("text", piece.text)
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  private func write(_ kind: String, _ block: Block, _ writer: inout JSONWriter) {
    writer.member("kind", kind)
    writer.member("block", block.kind.rawValue)
    writer.member("language", block.language.rawValue)
    writer.member("text", block.text)
  }
}
