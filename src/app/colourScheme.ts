import { useMediaQuery } from '@mantine/hooks'
import { useLayoutEffect } from 'react'
import { sharedStoredState } from '#ui/sharedStoredState.ts'

export type ColourScheme = 'light' | 'dark' | 'auto'

/** The chosen scheme, in all tabs. public/colour-scheme.js reads it, too, before the first paint. */
export const colourScheme = sharedStoredState('colour-scheme', (stored): ColourScheme =>
  stored === 'light' || stored === 'dark' ? stored : 'auto',
)

/** Keeps the document in the chosen scheme, or in the system's own where none is chosen. */
export function useColourScheme() {
  const chosen = colourScheme.useValue()
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)', false, {
    getInitialValueInEffect: false,
  })
  const system = systemIsDark ? 'dark' : 'light'
  const scheme = chosen === 'auto' ? system : chosen
  useLayoutEffect(() => {
    document.documentElement.setAttribute('data-colour-scheme', scheme)
  }, [scheme])
}
