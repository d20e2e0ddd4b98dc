// Sets the chosen colour scheme before the first paint, so that a dark page never flashes white.
// A file of its own, since the page's content policy allows no inline script.
;(() => {
  let chosen = null
  try {
    chosen = localStorage.getItem('tidemark-colour-scheme')
  } catch {
    // Storage may be refused; the system's scheme serves then.
  }
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  const scheme = chosen === 'light' || chosen === 'dark' ? chosen : system
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme)
})()
