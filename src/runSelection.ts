/** How many runs have a colour of their own; those beyond are grey. */
export const COLOUR_SLOTS = 8

/** A selected run and its colour slot, 0 to 7; null once all slots are taken. */
type SelectedRun = { runId: string; slot: number | null }

/** The runs that are charted, compared and coloured, in the order in which they were chosen. */
export type RunSelection = readonly SelectedRun[]

const SEPARATOR = ','
// A run id never has a dot: MLflow allows letters, digits, `_` and `-` only.
const SLOT_MARK = '.'

/** Reads `id.slot,id.slot`, the form in which a URL holds a selection. A slot that is unknown or taken is given anew. */
export function readSelection(text: string | null): RunSelection {
  const selection: SelectedRun[] = []
  for (const part of (text ?? '').split(SEPARATOR)) {
    const [runId = '', slot = ''] = part.split(SLOT_MARK)
    if (runId === '' || isSelected(selection, runId)) continue
    selection.push({ runId, slot: freeSlot(selection, slot) })
  }
  return selection
}

export const writeSelection = (selection: RunSelection): string =>
  selection
    .map(({ runId, slot }) => encodeURIComponent(runId) + (slot === null ? '' : SLOT_MARK + slot))
    .join(SEPARATOR)

const isSelected = (selection: RunSelection, runId: string): boolean =>
  selection.some((selected) => selected.runId === runId)

/** Adds runs in the free slots, or removes them; the others keep their order and colour. */
export function setSelected(
  selection: RunSelection,
  runIds: readonly string[],
  selected: boolean,
): RunSelection {
  if (!selected) return selection.filter(({ runId }) => !runIds.includes(runId))
  const result = [...selection]
  for (const runId of runIds) {
    if (!isSelected(result, runId)) result.push({ runId, slot: freeSlot(result) })
  }
  return result
}

/** The wanted slot if it is one and is free, else the first free one. */
function freeSlot(selection: RunSelection, wanted = ''): number | null {
  const taken = new Set(selection.map(({ slot }) => slot))
  if (/^\d+$/.test(wanted) && Number(wanted) < COLOUR_SLOTS && !taken.has(Number(wanted))) {
    return Number(wanted)
  }
  for (let slot = 0; slot < COLOUR_SLOTS; slot++) if (!taken.has(slot)) return slot
  return null
}
