internal import FondsCatalogue
internal import FondsRecord

/// How many hits each bank has, as links that narrow to it: experiences, allies, accounts… answer together, and are told apart.
struct BankGroups {
  let answer: Answer
  let address: PageAddress

  func write(to writer: inout HTMLWriter) {
    guard !address.isLong, let banks = answer.facets.first(where: { $0.id == "bank" }) else { return }
    let found = banks.values.filter { $0.count > 0 }
    guard found.count > 1, !banks.values.contains(where: \.selected) else { return }
    writer.element("nav", [("class", "groups"), ("aria-label", address.ui(fr: "Par type de document", en: "By type of document"))]) {
      writer in
      writer.element("ul") { writer in
        for bank in found {
          writer.element("li") { writer in
            writer.element("a", [("href", address.adding("bank:" + bank.id).text)]) { writer in
              writer.label(bank.label, bank.language)
              writer.write(" ")
              writer.element("span", [("class", "count")], text: String(bank.count))
            }
          }
        }
      }
    }
  }
}
