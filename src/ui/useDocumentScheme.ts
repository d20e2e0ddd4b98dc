import { useSyncExternalStore } from 'react'

const ATTRIBUTE = 'data-colour-scheme'

/** The colour scheme that the document is in, for what cannot take its colours from CSS. */
export const useDocumentScheme = (): string | null => useSyncExternalStore(subscribe, scheme)

const scheme = () => document.documentElement.getAttribute(ATTRIBUTE)

function subscribe(listener: () => void) {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: [ATTRIBUTE] })
  return () => observer.disconnect()
}
