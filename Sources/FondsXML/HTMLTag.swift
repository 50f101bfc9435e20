/// The elements of HTML that fonds knows by name (HTML Living Standard §4 and the obsolete ones of §16.2).
///
/// The raw value is the identifier of the name in every tree read from HTML, so that readers switch over integers.
package enum HTMLTag: UInt32, Sendable, CaseIterable {
  /// Any element that is not listed; its name is in the tree.
  case unknown
  case a, abbr, acronym, address, applet, area, article, aside, audio, b, base, bdi, bdo, big, blockquote, body, br, button, canvas, caption
  case center, cite, code, col, colgroup, data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption
  case figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img, input, ins
  case kbd, label, legend, li, link, main, map, mark, math, menu, meta, meter, nav, nobr, noframes, noscript, object, ol, optgroup, option
  case output, p, param, picture, pre, progress, q, rp, rt, ruby, s, samp, script, search, section, select, small, source, span, strike
  case strong, style, sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul
  case `var`, video, wbr

  /// The element of a lower-case name.
  package init(name: String) { self = Self.byName[name] ?? .unknown }

  /// The lower-case name; `unknown` for an element that is not listed.
  package var name: String { String(describing: self) }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.dropFirst().map { ($0.name, $0) })
}

extension HTMLTag {
  /// The level 1…6 of a heading; `nil` for every other element.
  package var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }

  /// True for an element that stands within a line of text, so that its borders neither join nor part words.
  ///
  /// Unknown elements are blocks: gluing words is worse than parting them.
  package var isInline: Bool {
    switch self {
    case .a, .abbr, .acronym, .b, .bdi, .bdo, .big, .cite, .code, .data, .del, .dfn, .em, .font, .i, .ins, .kbd, .label, .mark, .nobr,
      .output, .q, .rp, .rt, .ruby, .s, .samp, .small, .span, .strike, .strong, .sub, .sup, .time, .tt, .u, .var, .wbr, .img, .picture,
      .source, .input, .button, .select, .meter, .progress, .svg, .math, .canvas, .audio, .video, .object, .embed, .param, .map, .area,
      .script, .style, .template, .noscript, .link, .meta, .track, .iframe:
      true
    default: false
    }
  }
}
