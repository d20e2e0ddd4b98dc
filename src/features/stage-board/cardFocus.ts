import { type FocusEvent, useLayoutEffect, useRef } from 'react'
import type { ModelVersion } from '#mlflow/registry.ts'

type VersionName = Pick<ModelVersion, 'model' | 'version'>

/** The id of a version's card in the document. */
export const cardId = ({ model, version }: VersionName) =>
  `version-${encodeURIComponent(model)}-${version}`

/** Puts the focus on a version's card, which has to be drawn already. */
export const focusCard = (version: VersionName) => document.getElementById(cardId(version))?.focus()

/** The same, unless the user has gone elsewhere. */
export function keepFocusOnCard(version: VersionName) {
  if (document.activeElement === document.body) focusCard(version)
}

/**
 * A card that changes its column is a new element, without the focus that it had. Returns the handlers of what is around
 * all cards, by which the focus follows the card.
 */
export function useFocusFollowsCard() {
  const focused = useRef<string | null>(null)
  useLayoutEffect(() => {
    if (!focused.current || document.activeElement !== document.body) return
    document.getElementById(focused.current)?.focus()
  })
  return {
    onFocus: ({ target }: FocusEvent) => {
      focused.current = target.closest('article')?.id ?? null
    },
    // React tells of no blur when it takes the element away.
    onBlur: () => {
      focused.current = null
    },
  }
}
