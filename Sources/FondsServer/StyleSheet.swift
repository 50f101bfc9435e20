internal import HTTPTypes
internal import Hummingbird

/// The one style sheet: light and dark, phone and desk, screen and paper.
enum StyleSheet {
  static func response() -> Response {
    Response(
      status: .ok, headers: [.contentType: "text/css; charset=utf-8", .cacheControl: "max-age=3600"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: css)))
  }

  private static let css = base + search + facets + crossing + record + paper

  private static let base = """
    :root {
      color-scheme: light dark;
      --ink: #1c2321; --paper: #fbfaf7; --raised: #ffffff; --soft: #545d59; --line: #dbd8cf; --accent: #17634a; --onaccent: #ffffff;
      --tint: #e7f0eb; --mark: #ffe9a8; --warn: #a3440f;
      --heat1: #eef5f1; --heat2: #d9ebe2; --heat3: #c0dfd0; --heat4: #a3d1bb; --heat5: #84c2a5;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ink: #e9e7e1; --paper: #161918; --raised: #1e2221; --soft: #a9b0ac; --line: #39403d; --accent: #86cfb2; --onaccent: #10201a;
        --tint: #20302a; --mark: #5d4a12; --warn: #f0a27a;
        --heat1: #1a2622; --heat2: #1c342b; --heat3: #1f4436; --heat4: #225443; --heat5: #25644f;
      }
    }
    * { box-sizing: border-box; }
    html { scroll-padding-top: 1rem; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Noto Sans", sans-serif; }
    header, main, footer { max-width: 74rem; margin: 0 auto; padding: 0.75rem 1rem; }
    main { overflow-wrap: anywhere; min-height: 60vh; }
    main:focus, #results:focus { outline: none; }
    header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1.5rem; border-bottom: 1px solid var(--line); }
    header nav { display: flex; gap: 0.25rem 1rem; }
    header nav:last-child { margin-left: auto; }
    header nav a { padding: 0.15rem 0; text-decoration: none; }
    header nav a[aria-current] { color: var(--ink); font-weight: 600; border-bottom: 2px solid var(--accent); }
    footer { margin-top: 3rem; color: var(--soft); border-top: 1px solid var(--line); font-size: 0.9rem; }
    a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
    a:hover { text-decoration-thickness: 2px; }
    .bank { font-weight: 650; text-decoration: none; color: var(--ink); }
    .skip { position: absolute; left: -100rem; z-index: 2; }
    .skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.5rem 0.75rem; }
    .hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    h1 { font-size: 1.45rem; line-height: 1.25; margin: 0.5rem 0 0.75rem; text-wrap: balance; }
    h2 { font-size: 1.12rem; line-height: 1.3; margin: 1.5rem 0 0.5rem; }
    h3 { font-size: 1.02rem; line-height: 1.35; margin: 1rem 0 0.35rem; }
    input, select, button { font: inherit; color: inherit; }
    input[type="search"], select { padding: 0.5rem 0.7rem; border: 1px solid var(--soft); border-radius: 0.4rem; background: var(--raised); width: 100%; min-width: 0; }
    ::placeholder { color: var(--soft); opacity: 1; }
    button { cursor: pointer; padding: 0.5rem 1rem; border: 1px solid var(--accent); border-radius: 0.4rem; background: var(--accent); color: var(--onaccent); font-weight: 600; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
    summary { cursor: pointer; }
    mark { background: var(--mark); color: var(--ink); padding: 0 0.1em; border-radius: 0.15em; }
    .then { font-weight: 600; }
    div.then { margin: 0.75rem 0; padding: 0.5rem 0.9rem; border-left: 4px solid var(--accent); background: var(--tint); max-width: 46rem; }
    div.then p { margin: 0.15rem 0; }
    div.then .hint { font-weight: 400; color: var(--ink); }
    .day { font-weight: 400; }
    .dossier { max-width: 46rem; }
    .quoted { margin: 0.75rem 0 0.75rem 1rem; }
    .quoted blockquote { margin: 0; }
    .quoted figcaption { color: var(--soft); font-size: 0.92rem; }
    .gap { font-style: italic; }
    .count, .caption, .expansions, .byline, .about, .reason, .places, .hint { color: var(--soft); font-size: 0.92rem; }
    .count { font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
    .fault { border-left: 4px solid var(--warn); padding: 0.25rem 1rem; margin: 1rem 0; background: var(--raised); }
    table { border-collapse: collapse; }
    th, td { border: 1px solid var(--line); padding: 0.25rem 0.5rem; vertical-align: top; text-align: left; }
    .scroll { position: relative; overflow-x: auto; max-width: 100%; }
    nav ul, .chips { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.3rem 0.9rem; }
    .columns { display: grid; gap: 1rem 2.25rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
    .columns > :only-child { grid-column: 1 / -1; }
    .panel { border: 1px solid var(--line); border-radius: 0.4rem; background: var(--raised); padding: 0 0.9rem; }
    .panel > summary { font-weight: 600; padding: 0.6rem 0; }
    @media (min-width: 60rem) {
      .columns { grid-template-columns: 16.5rem minmax(0, 1fr); }
      .columns.right { grid-template-columns: minmax(0, 46rem) minmax(15rem, 1fr); }
      .columns.right > .panel { grid-column: 2; grid-row: 1; }
      .columns.right > .body { grid-column: 1; grid-row: 1; }
      @supports selector(::details-content) {
        .panel > summary { display: none; }
        .panel::details-content { content-visibility: visible; display: block; }
        .panel { padding: 0.5rem 0.9rem; }
      }
    }

    """

  private static let search = """
    .box { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.35rem 0.5rem; max-width: 46rem; }
    .box > label { grid-column: 1 / -1; color: var(--soft); font-size: 0.92rem; }
    .combo { position: relative; }
    [role="listbox"] { position: absolute; z-index: 1; left: 0; right: 0; top: calc(100% + 2px); margin: 0; padding: 0.25rem; list-style: none; background: var(--raised); border: 1px solid var(--soft); border-radius: 0.4rem; box-shadow: 0 6px 18px rgb(0 0 0 / 0.18); max-height: 20rem; overflow-y: auto; }
    [role="option"] { padding: 0.4rem 0.5rem; border-radius: 0.25rem; cursor: pointer; }
    [role="option"] .kind { color: var(--soft); font-size: 0.88rem; margin-left: 0.35rem; }
    [role="option"][aria-selected="true"] { background: var(--accent); color: var(--onaccent); }
    [role="option"][aria-selected="true"] .kind { color: inherit; }
    [role="option"]:hover { outline: 1px solid var(--accent); }
    .like { margin: 1rem 0 0; }
    .chosen { margin-top: 0.75rem; }
    .chips { align-items: center; gap: 0.4rem 0.5rem; }
    .chip { display: inline-block; padding: 0.2rem 0.7rem; border: 1px solid var(--accent); border-radius: 1rem; background: var(--tint); text-decoration: none; }
    .chip .cross { font-weight: 700; }
    .columns { margin-top: 1rem; }
    .results .head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1.25rem; }
    .results h2 { margin: 0; }
    .groups { margin: 0.5rem 0; }
    .holds { margin: 1rem 0 0.5rem; }
    .results > section { margin-bottom: 2rem; }
    .groups a { display: inline-block; padding: 0.1rem 0; text-decoration: none; }
    .groups a:hover { text-decoration: underline; }
    .expansions { margin: 0.25rem 0; display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; }
    .expansions ul { margin: 0.25rem 0; padding-left: 1.4rem; }
    .off { display: inline-block; min-height: 1.5rem; padding: 0 0.35rem; border: 1px solid var(--line); border-radius: 0.7rem; background: var(--tint); text-decoration: none; }
    .spelling { margin: 0.5rem 0; font-size: 1.05rem; }
    .hits { padding: 0; margin: 1rem 0; list-style: none; counter-reset: none; }
    .hits > li { padding: 0.85rem 0; border-top: 1px solid var(--line); }
    .hits h3 { margin: 0; }
    .hits h3 a { text-decoration: none; }
    .hits h3 mark { color: inherit; }
    .hits h3 a:hover { text-decoration: underline; }
    .hits p { margin: 0.2rem 0; }
    .kind { font-weight: 600; }
    .byline .producers { color: var(--ink); }
    .why { font-size: 0.92rem; }
    .why ul { margin: 0; padding-left: 1.2rem; }
    .advice li { margin-bottom: 0.5rem; }
    .pager { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; margin: 1rem 0; }
    .pager a { display: inline-block; min-width: 2rem; padding: 0.25rem 0.5rem; text-align: center; border-radius: 0.25rem; }
    .pager a[aria-current] { background: var(--accent); color: var(--onaccent); text-decoration: none; font-weight: 600; }
    .years { margin: 0.75rem 0; display: inline-block; max-width: 100%; min-width: min(100%, 14rem); }
    .years svg { display: block; max-width: 100%; border-bottom: 1px solid var(--soft); }
    .years .slot { fill: transparent; }
    .years .bar { fill: var(--heat5); }
    .years a:hover .bar, .years a:focus .bar, .years .on .bar { fill: var(--accent); }
    .years .axis { display: flex; justify-content: space-between; color: var(--soft); font-size: 0.85rem; font-variant-numeric: tabular-nums; }
    .years figcaption { font-size: 0.92rem; color: var(--soft); margin-top: 0.15rem; }
    .years td { text-align: right; }

    """

  private static let facets = """
    .facets button { margin: 0.75rem 0; }
    .facet { border-top: 1px solid var(--line); padding: 0.2rem 0; }
    .facet > summary { font-weight: 600; padding: 0.3rem 0; }
    fieldset { border: 0; margin: 0; padding: 0 0 0.4rem; min-width: 0; }
    fieldset label { display: flex; gap: 0.5rem; align-items: baseline; padding: 0.2rem 0; min-height: 1.75rem; cursor: pointer; }
    fieldset label .count { margin-left: auto; }
    fieldset input { flex: none; width: 1.05rem; height: 1.05rem; margin: 0; align-self: center; accent-color: var(--accent); }
    .depth1 { padding-left: 1.1rem; }
    .depth2 { padding-left: 2.2rem; }
    .depth3 { padding-left: 3.3rem; }
    .more > summary { color: var(--accent); font-size: 0.92rem; padding: 0.2rem 0; }

    """

  private static let crossing = """
    .crossing { display: grid; gap: 0.5rem 0.75rem; align-items: end; max-width: 56rem; }
    .crossing label { display: block; color: var(--soft); font-size: 0.92rem; }
    @media (min-width: 40rem) {
      .crossing { grid-template-columns: 1fr 1fr 1.4fr auto; }
      .crossing button { justify-self: start; }
    }
    .ways a { margin-right: 1rem; }
    .strongest { padding-left: 1.2rem; }
    .strongest li { margin: 0.25rem 0; }
    .heat { font-size: 0.94rem; margin-top: 0.75rem; }
    .heat caption { text-align: left; font-weight: 600; padding-bottom: 0.4rem; }
    .heat th { background: var(--paper); font-weight: 600; }
    .heat thead th { vertical-align: bottom; min-width: 5.6rem; hyphens: auto; overflow-wrap: normal; }
    .heat .count { font-weight: 400; }
    .heat tbody th { vertical-align: middle; position: sticky; left: 0; min-width: 8rem; max-width: 14rem; }
    .heat th a { display: inline-block; padding: 0.15rem 0; }
    .heat td { text-align: right; padding: 0; vertical-align: middle; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .heat td:not(:has(a)) { padding: 0.35rem 0.5rem; color: var(--soft); }
    .heat td a { display: block; padding: 0.35rem 0.5rem; color: var(--ink); text-decoration: none; }
    .heat td a:hover { text-decoration: underline; }
    .heat td a:focus-visible { outline-offset: -3px; }
    .sign { font-size: 0.75em; margin-left: 0.2rem; }
    .heat1 { background: var(--heat1); }
    .heat2 { background: var(--heat2); }
    .heat3 { background: var(--heat3); }
    .heat4 { background: var(--heat4); }
    .heat5 { background: var(--heat5); }

    """

  private static let record = """
    .record h1 { max-width: 46rem; margin-bottom: 0.25rem; }
    .record > .byline, .face { margin: 0.2rem 0; }
    .contents { margin: 0.75rem 0; padding: 0.4rem 0; border-block: 1px solid var(--line); font-size: 0.95rem; }
    .contents a { display: inline-block; padding: 0.1rem 0; }
    .body > section { margin-bottom: 2rem; }
    .abstract { font-size: 1.06rem; border-left: 3px solid var(--accent); padding-left: 0.9rem; margin: 0 0 1.25rem; }
    .passage { position: relative; margin-bottom: 1rem; }
    .passage > :nth-child(2) { margin-top: 0; }
    .passage p { margin: 0.6rem 0; }
    .anchor { position: absolute; right: 0; top: 0; min-width: 1.6rem; text-align: center; text-decoration: none; opacity: 0; background: var(--paper); }
    .passage:hover > .anchor, .anchor:focus { opacity: 1; }
    @media (hover: none) { .anchor { opacity: 1; } .passage > :nth-child(2) { padding-right: 1.8rem; } }
    .passage:target, .passage :target { background: var(--tint); box-shadow: 0 0 0 0.35rem var(--tint); }
    .passage ul { margin: 0.5rem 0; padding-left: 1.4rem; }
    .page { color: var(--soft); font-size: 0.88rem; border-top: 1px dashed var(--line); margin: 1rem 0 0.5rem; }
    blockquote { margin: 0.75rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
    pre { white-space: pre-wrap; }
    .facts dl, .ties { margin: 0; }
    .facts { font-size: 0.95rem; }
    dt { color: var(--soft); font-size: 0.9rem; margin-top: 0.55rem; }
    dd { margin: 0; }
    dd a { display: inline-block; padding: 0.1rem 0; }
    .reasons { margin: 0.9rem 0 0.5rem; }
    .reasons ul { padding-left: 1.1rem; }
    .places { margin: -0.35rem 0 1rem 1rem; }
    .quoting { margin: 0.9rem 0 0; }
    .near { padding-left: 1.3rem; }
    .near li { margin-bottom: 0.8rem; }
    .near p { margin: 0.1rem 0; }
    .graph { margin: 0 0 1rem; }
    .graph svg { display: block; width: 100%; height: auto; max-width: 46rem; }
    .graph .edge { fill: none; stroke: var(--soft); stroke-opacity: 0.55; }
    .graph .node { fill: var(--raised); stroke: var(--line); }
    .graph a:hover .node { stroke: var(--accent); stroke-width: 2; }
    .graph .centre { fill: var(--tint); stroke: var(--accent); }
    .graph text { fill: var(--ink); font-size: 12.5px; }
    .graph .word { fill: var(--soft); font-size: 10.5px; }
    .graph .name { fill: var(--accent); }
    .graph .self { text-anchor: middle; font-weight: 600; }
    @media (max-width: 40rem) { .graph { display: none; } }

    """

  private static let paper = """
    @media print {
      :root { color-scheme: light; --ink: #000; --paper: #fff; --raised: #fff; --soft: #333; --accent: #000; --tint: #fff; --mark: #eee; }
      header nav, #search, #facets, .groups, .pager, .contents, .anchor, .skip, .years, .ways, .crossing, footer { display: none; }
      .columns, .columns.right { display: block; }
      .panel { border: 0; padding: 0; }
      .panel > summary { display: none; }
      .panel::details-content { content-visibility: visible; display: block; }
      .reasons { display: none; }
      .facts dl { columns: 2; column-gap: 2rem; margin-bottom: 1.5rem; }
      dt { break-after: avoid; }
      main, header { max-width: none; padding: 0; }
      a { text-decoration: none; }
      h2, h3 { break-after: avoid; }
      li, blockquote, tr { break-inside: avoid; }
      .scroll { overflow: visible; }
    }

    """
}
