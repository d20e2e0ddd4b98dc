import { type FocusEvent, useLayoutEffect, useRef } from 'react'
import type { VersionName } from '#mlflow/registryMoves.ts'

/** Names a version's cards in the document: with aliases, one may have several. */
export const cardKey = ({ model, version }: VersionName) => `${version}/${model}`

/** A card in the document, or in one lane of it. */
export const findCard = (key: string, within: ParentNode = document): HTMLElement | undefined =>
  [...within.querySelectorAll<HTMLElement>('[data-card]')].find(
    ({ dataset }) => dataset['card'] === key,
  )

/** Puts the focus on a version's first card, which has to be drawn already. */
export const focusCard = (version: VersionName) => findCard(cardKey(version))?.focus()

/** The same, unless the user has gone elsewhere. */
export function keepFocusOnCard(version: VersionName) {
  if (document.activeElement === document.body) focusCard(version)
}

/**
 * A card that changes its lane is a new element, without the focus that it had. Returns the handlers of what is around
 * all cards, by which the focus follows the card.
 */
export function useFocusFollowsCard() {
  const focused = useRef<string | null>(null)
  useLayoutEffect(() => {
    if (!focused.current || document.activeElement !== document.body) return
    findCard(focused.current)?.focus()
  })
  return {
    onFocus: ({ target }: FocusEvent) => {
      focused.current = target.closest<HTMLElement>('[data-card]')?.dataset['card'] ?? null
    },
    // React tells of no blur when it takes the element away.
    onBlur: () => {
      focused.current = null
    },
  }
}
