internal import FondsCatalogue
internal import FondsRecord

/// Shows a neighbour with what it shares.
enum NeighbourPrinter {
  static func print(_ work: NearView.Work) {
    let kind = work.kind.map { "  " + $0.label } ?? ""
    Terminal.print(Terminal.harmless(work.title) + Terminal.dim("  [\(work.language.rawValue)]" + Terminal.harmless(kind)))
    if !work.producers.isEmpty { Terminal.print("  " + Terminal.dim(Terminal.harmless(work.producers.joined(separator: " · ")))) }
    let shared = work.shared.prefix(6).map(\.label).joined(separator: " · ")
    Terminal.print(
      "  " + ui(fr: "en commun : ", en: "in common: ") + Terminal.harmless(shared) + Terminal.dim("  " + Terminal.harmless(work.id)))
  }
}
