import type { ModelVersion } from '#mlflow/registry.ts'

type VersionName = Pick<ModelVersion, 'model' | 'version'>

/** The id of a version's card in the document. */
export const cardId = ({ model, version }: VersionName) =>
  `version-${encodeURIComponent(model)}-${version}`

/** Puts the focus on a version's card, which has to be drawn already. */
export const focusCard = (version: VersionName) => document.getElementById(cardId(version))?.focus()

/** The same, unless the user has gone elsewhere: a card that changes its column is a new element, without the focus. */
export function keepFocusOnCard(version: VersionName) {
  if (document.activeElement === document.body) focusCard(version)
}
