package import FondsRecord

/// Something that a record lacks or has wrong, by the rules of its kind.
package struct Shortcoming: Sendable, Hashable {
  package var level: RecordRule.Level
  /// What the rule looks at: `objective`, `published | event`.
  package var subject: String
  /// In both languages.
  package var messages: [Language: String]

  package init(level: RecordRule.Level, subject: String, messages: [Language: String]) {
    self.level = level
    self.subject = subject
    self.messages = messages
  }
}
