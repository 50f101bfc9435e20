internal import HTTPTypes
internal import Hummingbird

/// The one style sheet: light and dark, phone and desk, screen and paper.
enum StyleSheet {
  static func response() -> Response {
    Response(
      status: .ok, headers: [.contentType: "text/css; charset=utf-8", .cacheControl: "max-age=3600"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: css)))
  }

  private static let css = """
    :root { color-scheme: light dark; --ink: #1c2321; --paper: #fbfaf7; --soft: #5a635f; --line: #d9d6cd; --accent: #1d6b52; --mark: #ffe9a8; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e9e7e1; --paper: #171a19; --soft: #a9b0ac; --line: #3a403d; --accent: #7cc9ab; --mark: #6b5310; }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Noto Sans", sans-serif; }
    header, main, footer { max-width: 72rem; margin: 0 auto; padding: 0.75rem 1rem; }
    main { overflow-wrap: anywhere; }
    header { display: flex; justify-content: space-between; gap: 1rem; border-bottom: 1px solid var(--line); }
    footer { margin-top: 3rem; color: var(--soft); border-top: 1px solid var(--line); font-size: 0.9rem; }
    a { color: var(--accent); }
    .bank { font-weight: 600; text-decoration: none; }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.25rem 0.5rem; }
    h1 { font-size: 1.4rem; line-height: 1.25; }
    h2 { font-size: 1.1rem; }
    h3 { font-size: 1.05rem; margin: 0; }
    .box { display: flex; flex-wrap: wrap; gap: 0.5rem; }
    .box label { flex-basis: 100%; color: var(--soft); font-size: 0.9rem; }
    .box input { flex: 1 1 14rem; min-width: 0; }
    input[type="search"], button { font: inherit; color: inherit; padding: 0.55rem 0.75rem; border: 1px solid var(--soft); border-radius: 0.35rem; background: var(--paper); }
    button { cursor: pointer; background: var(--accent); color: var(--paper); border-color: var(--accent); }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    .columns { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); }
    @media (min-width: 60rem) { .columns { grid-template-columns: minmax(0, 1fr) 18rem; } }
    .results ol { padding-left: 1.6rem; }
    .results li { margin-bottom: 1.4rem; }
    .results p { margin: 0.2rem 0; }
    .producers, .about, .count, .caption, .expansions { color: var(--soft); font-size: 0.92rem; }
    mark { background: var(--mark); color: inherit; padding: 0 0.1em; border-radius: 0.15em; }
    nav { display: flex; gap: 1.5rem; }
    fieldset { border: 0; border-top: 1px solid var(--line); margin: 0 0 0.75rem; padding: 0.5rem 0 0; }
    legend { font-weight: 600; padding: 0 0.5rem 0 0; }
    fieldset label { display: block; padding: 0.2rem 0 0.2rem 1.5rem; text-indent: -1.5rem; overflow-wrap: anywhere; }
    .depth1 { margin-left: 1.2rem; }
    .depth2 { margin-left: 2.4rem; }
    .depth3 { margin-left: 3.6rem; }
    .why { font-size: 0.92rem; }
    .why ul { margin: 0; padding-left: 1.2rem; }
    .results .why li { margin: 0; }
    .results .advice li { margin-bottom: 0.5rem; }
    .fault { border-left: 4px solid #b3541e; padding: 0.25rem 1rem; }
    .record { max-width: 46rem; }
    .record p, .record dd, .record td { overflow-wrap: anywhere; }
    dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.15rem 1rem; padding: 0.75rem; border: 1px solid var(--line); border-radius: 0.35rem; }
    dt { color: var(--soft); grid-column: 1; }
    dd { margin: 0; grid-column: 2; }
    blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
    pre { overflow-x: auto; }
    table { border-collapse: collapse; }
    td { border: 1px solid var(--line); padding: 0.25rem 0.5rem; vertical-align: top; }
    @media print { header, .facets, nav, .box, footer { display: none; } }
    """
}
