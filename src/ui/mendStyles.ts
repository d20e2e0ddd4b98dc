const lost = new Set<HTMLLinkElement>()

// The events of what is loaded do not bubble.
document.addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') lost.add(target)
  },
  { capture: true },
)

/**
 * Asks anew for style sheets that did not come. What preloads them for a chunk takes one that is in the document for
 * loaded, and would draw the chunk without it.
 */
export async function mendStyles(): Promise<void> {
  const links = [...lost]
  lost.clear()
  await Promise.all(
    links.map(async (link) => {
      const fresh = document.createElement('link')
      fresh.rel = 'stylesheet'
      fresh.crossOrigin = link.crossOrigin
      fresh.href = link.href
      const settled = new Promise<void>((resolve, reject) => {
        fresh.addEventListener('load', () => resolve())
        fresh.addEventListener('error', () => reject(new Error(`${link.href} did not come`)))
      })
      link.replaceWith(fresh)
      await settled
    }),
  )
}
