// Sets the chosen colour scheme before the first paint, so that a dark page never flashes white.
// A file of its own, since the page's content policy allows no inline script.
;(() => {
  let stored = null
  try {
    stored = localStorage.getItem('tidemark-colour-scheme')
  } catch {
    // Storage may be refused; the system's scheme serves then.
  }
  const chosen = ['light', 'dark'].find((scheme) => stored === JSON.stringify(scheme))
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  document.documentElement.setAttribute('data-colour-scheme', chosen ?? system)
})()
