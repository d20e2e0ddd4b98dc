import type { ModelVersion } from '#mlflow/registry.ts'

/** Read out when a card has the focus. */
export const DRAG_INSTRUCTIONS =
  'Press Space to lift the card, the arrow keys left and right to choose a stage, Space to drop it, or Escape to leave it where it is. Nothing moves before you confirm.'

const nameOf = ({ model, version }: ModelVersion) => `${model} version ${version}`

/** What a screen reader says during a drag; `over` is the stage beneath the card, if any. */
export const dragSentences = {
  lifted: (version: ModelVersion) => `${nameOf(version)} is lifted from ${version.stage}.`,
  over: (version: ModelVersion, over: string | undefined) =>
    over === undefined
      ? `${nameOf(version)} is over no stage.`
      : `${nameOf(version)} is over ${over}.`,
  dropped: (version: ModelVersion, over: string | undefined) =>
    over === undefined || over === version.stage
      ? `${nameOf(version)} stays in ${version.stage}.`
      : `${nameOf(version)} is dropped on ${over}; confirm the move.`,
}
