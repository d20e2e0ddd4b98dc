/**
 * What a page from somewhere else may do in its frame: lay itself out, with what it holds itself. The frame's sandbox
 * turns scripts, forms and windows off; this turns every request off. Measured in Chromium: with scripts on, WebRTC asks
 * servers of the page's choice whatever a policy says, so they stay off.
 */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:; base-uri 'none'; form-action 'none'"

/** Before anything of the page itself, so that nothing of it can come first. */
const HEAD = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta http-equiv="x-dns-prefetch-control" content="off"><meta name="color-scheme" content="light">`

/**
 * Elements that run something, lead somewhere or connect to it: even where the policy refuses the request itself,
 * browsers may open a connection for it beforehand.
 */
const ACTIVE =
  /<(\/?)(a|applet|area|base|embed|fencedframe|frame|frameset|iframe|link|meta|object|portal|script)(?=[\s/>])/gi

/** What is drawn instead of a link, so that it still looks like one. */
const LINK_STYLE = '<style>off-a{text-decoration:underline dotted;cursor:not-allowed}</style>'

export type SandboxedPage = {
  html: string
  /** How many scripts it has, which do not run. */
  scripts: number
}

/**
 * An HTML file as the content of a sandboxed frame. Elements that could act get names that mean nothing. This is done on
 * the text, since a tag begins with nothing but `<` and its name: no parser has to agree with the browser's, and it takes
 * no longer for a page that is made to.
 */
export function sandboxedPage(html: string): SandboxedPage {
  let scripts = 0
  const harmless = html.replaceAll(ACTIVE, (_, slash: string, name: string) => {
    if (name.toLowerCase() !== 'script') return `<${slash}off-${name}`
    // Of this element, too, the content is no markup, up to its own end.
    if (slash !== '') return '</xmp'
    scripts++
    return '<xmp hidden'
  })
  return { html: `${HEAD}${LINK_STYLE}${harmless}`, scripts }
}

/** An SVG as a picture in a frame of its own: what takes long to draw is drawn in another process, beside the page. */
export function svgPage(base64: string): string {
  const style = '<style>body{margin:0}img{display:block;width:100vw;height:100vh}</style>'
  return `${HEAD}${style}<img alt="This SVG is damaged and cannot be drawn." src="data:image/svg+xml;base64,${base64}">`
}
