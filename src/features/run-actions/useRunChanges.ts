import { useLayoutEffect, useRef, useState } from 'react'
import {
  deleteRun,
  deleteRunTag,
  forEachRun,
  renameRun,
  restoreRun,
  setRunTag,
} from '#mlflow/runMutations.ts'
import { useNotify } from '#ui/NoticeCorner.tsx'
import type { ActionRun } from './ActionRun.ts'
import { type Deed, describeOutcome } from './describeOutcome.ts'
import type { TagChange } from './tagEdits.ts'

export type RunEvents = {
  /** These runs may have other names or tags now. Those that failed are among them, since their truth is not known. */
  onChanged: (runIds: readonly string[]) => void
  /** The server has acknowledged that these runs are deleted. */
  onRemoved: (runIds: readonly string[]) => void
  /** The server has acknowledged that these runs are restored. */
  onRestored: (runIds: readonly string[]) => void
}

type NamedRun = Pick<ActionRun, 'id' | 'name'>

type Batch = {
  deed: Deed
  runs: readonly NamedRun[]
  task: (runId: string) => Promise<void>
  /** Called with the ids of those that are done, and of those that were tried. */
  onEnd: (done: readonly string[], tried: readonly string[]) => void
  undo?: (done: readonly NamedRun[]) => void
}

const TELL_PROGRESS_MS = 500

/** Carries changes of many runs out, and says how far they are and what came of them. */
export function useRunChanges(events: RunEvents) {
  const notify = useNotify()
  const [progress, setProgress] = useState<{ finished: number; total: number } | null>(null)
  // An answer, or an undo, comes when the page may be another than at the start.
  const latest = useRef(events)
  useLayoutEffect(() => {
    latest.current = events
  })

  async function carryOut({ deed, runs, task, onEnd, undo }: Batch) {
    const runIds = runs.map(({ id }) => id)
    let finished = 0
    const tell = () => setProgress({ finished, total: runs.length })
    const timer = setInterval(tell, TELL_PROGRESS_MS)
    const { done, failures } = await forEachRun(runIds, task, {
      onProgress: (count) => (finished = count),
    })
    clearInterval(timer)
    setProgress(null)

    const names = runs.map(({ name }) => name)
    const takeBack = () => undo?.(runs.filter(({ id }) => done.includes(id)))
    notify({
      tone: failures.length === 0 ? 'done' : 'problem',
      text: describeOutcome(deed, names, failures),
      ...(undo && done.length > 0 && { action: { label: 'Undo', onSelect: takeBack } }),
    })
    onEnd(done, runIds)
  }

  const restore = (runs: readonly NamedRun[]) =>
    carryOut({
      deed: 'restored',
      runs,
      task: restoreRun,
      onEnd: (done) => latest.current.onRestored(done),
    })

  return {
    /** Of what takes long; null while nothing does. */
    progress,
    restore,

    remove: (runs: readonly NamedRun[]) =>
      carryOut({
        deed: 'deleted',
        runs,
        task: deleteRun,
        onEnd: (done) => latest.current.onRemoved(done),
        undo: (removed) => void restore(removed),
      }),

    /** The new names by run id; runs that have none keep theirs. */
    rename: (runs: readonly NamedRun[], names: ReadonlyMap<string, string>) =>
      carryOut({
        deed: 'renamed',
        runs: runs.filter(({ id }) => names.has(id)),
        task: (id) => renameRun(id, names.get(id) ?? ''),
        onEnd: (_done, tried) => latest.current.onChanged(tried),
      }),

    /** The changes by run id; runs that have none keep their tags. */
    retag: (runs: readonly NamedRun[], plan: ReadonlyMap<string, readonly TagChange[]>) =>
      carryOut({
        deed: 'retagged',
        runs: runs.filter(({ id }) => plan.has(id)),
        task: async (id) => {
          for (const { key, value } of plan.get(id) ?? []) {
            await (value === null ? deleteRunTag(id, key) : setRunTag(id, key, value))
          }
        },
        onEnd: (_done, tried) => latest.current.onChanged(tried),
      }),
  }
}
