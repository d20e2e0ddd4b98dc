import { useQueries, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import { artifactQueries } from '#mlflow/artifacts.ts'
import type { Run } from '#mlflow/runs.ts'
import { folderOf } from '#src/artifactKind.ts'
import { pollOf } from './artifactPoll.ts'
import classes from './ArtifactTree.module.css'
import {
  ancestorsOf,
  type FolderListing,
  isWithin,
  LISTED_AT_ONCE,
  treeRows,
} from './artifactTree.ts'
import { ArtifactTreeRow } from './ArtifactTreeRow.tsx'
import { treeMove } from './treeMove.ts'

type Props = {
  run: Run
  /** The path that the address names. */
  selected: string
  /** What a search found, which is shown instead, with all of its folders open. */
  found: ReadonlyMap<string, FolderListing> | null
}

/** The tree of a run's files; a folder is listed when it is opened. */
export function ArtifactTree({ run, selected, found }: Props) {
  const element = useRef<HTMLDivElement>(null)
  /** Folders opened or closed by hand; the others are open where the selected file is. */
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [limits, setLimits] = useState<ReadonlyMap<string, number>>(new Map())
  const [focused, setFocused] = useState<string | null>(null)

  const isOpen = (folder: string) =>
    choices.get(folder) ?? (found !== null || isWithin(selected, folder))
  const setOpen = (folder: string, open: boolean) =>
    setChoices((choices) => new Map(choices).set(folder, open))
  const limitOf = (folder: string) => limits.get(folder) ?? LISTED_AT_ONCE

  const listed = useListings(run, selected, choices)
  const listings = found ?? listed
  const rows = treeRows({ listingOf: (folder) => listings.get(folder), isOpen, limitOf, selected })

  const lines = rows.filter((row) => row.kind === 'artifact').map(({ artifact }) => artifact.path)
  // One line is in the tab order: the one last at, else the selected one, else the first.
  const current =
    [focused, selected].find((path) => path !== null && lines.includes(path)) ?? lines[0]

  const lineAt = (path: string) =>
    element.current?.querySelectorAll<HTMLElement>('[data-line]')[lines.indexOf(path)]

  const press = (event: KeyboardEvent) => {
    if (current === undefined) return
    if (event.key === ' ') {
      event.preventDefault()
      lineAt(current)?.click()
      return
    }
    const move = treeMove(rows, current, event.key)
    if (!move) return
    event.preventDefault()
    if ('setOpen' in move) setOpen(current, move.setOpen)
    else lineAt(move.goTo)?.focus()
  }

  return (
    <div
      role="tree"
      aria-label="Artifacts"
      className={classes.tree}
      ref={element}
      tabIndex={-1}
      onKeyDown={press}
    >
      {rows.map((row) => (
        <ArtifactTreeRow
          key={row.kind === 'artifact' ? row.artifact.path : `${row.kind} ${row.folder}`}
          runId={run.id}
          row={row}
          selected={selected}
          current={current}
          onFocus={setFocused}
          onSetOpen={setOpen}
          onListMore={(folder) =>
            setLimits(new Map(limits).set(folder, limitOf(folder) + LISTED_AT_ONCE))
          }
        />
      ))}
    </div>
  )
}

/** What is known of the folders that are open, or lead to what is selected; each is listed once it is wanted. */
function useListings(
  run: Run,
  selected: string,
  choices: ReadonlyMap<string, boolean>,
): ReadonlyMap<string, FolderListing> {
  const opened = [...choices].filter(([, open]) => open).map(([folder]) => folder)
  const around = useQuery(artifactQueries.folder(run.id, folderOf(selected)))
  const isFolder = around.data?.find(({ path }) => path === selected)?.isFolder === true
  const wanted = ['', ...ancestorsOf(selected), ...(isFolder ? [selected] : []), ...opened]
  const folders = [...new Set(wanted)]
  const results = useQueries({
    queries: folders.map((folder) => ({
      ...artifactQueries.folder(run.id, folder),
      ...pollOf(run),
    })),
  })
  return new Map(
    folders.map((folder, i): [string, FolderListing] => {
      const { data, error } = results[i] ?? {}
      if (data) return [folder, { state: 'listed', artifacts: data }]
      return [folder, error ? { state: 'failed', message: error.message } : { state: 'loading' }]
    }),
  )
}
