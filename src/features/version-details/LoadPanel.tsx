import { useState } from 'react'
import { downloadPython, downloadSnippet, modelSnippets } from '#src/registry/modelSnippets.ts'
import type { LoadAddress } from '#src/registry/modelUris.ts'
import type { ModelFile } from '#src/registry/readModelFile.ts'
import { Panel } from '#ui/Panel.tsx'
import { SegmentedChoice } from '#ui/SegmentedChoice.tsx'
import { Snippet } from '#ui/Snippet.tsx'
import classes from './LoadPanel.module.css'

type Props = {
  /** By what it can be loaded, at least one. */
  addresses: readonly LoadAddress[]
  /** Null where its MLmodel file cannot be read. */
  model: ModelFile | null
  /** What is to be known about the addresses. */
  note: string | null
}

/** More than these stand in a list instead of side by side. */
const SIDE_BY_SIDE = 4
/** What every model can be loaded as, as far as is known. */
const UNREAD = { flavors: [{ name: 'python_function' }] }

/** How to load a version, in Python and on the command line. */
export function LoadPanel({ addresses, model, note }: Props) {
  const [by, setBy] = useState<string | null>(null)
  const chosen = addresses.find((address) => address.by === by) ?? addresses[0]
  if (!chosen) return null
  const { origin } = window.location
  const { python, serve } = modelSnippets(model ?? UNREAD, chosen.uri, origin)
  return (
    <Panel
      title="Load it"
      actions={
        addresses.length > SIDE_BY_SIDE ? (
          <select
            className={classes.select}
            aria-label="Load it by"
            value={chosen.by}
            onChange={(event) => setBy(event.currentTarget.value)}
          >
            {addresses.map(({ by }) => (
              <option key={by}>{by}</option>
            ))}
          </select>
        ) : (
          addresses.length > 1 && (
            <SegmentedChoice
              label="Load it by"
              options={addresses.map(({ by }) => ({ value: by, label: by }))}
              value={chosen.by}
              onChange={setBy}
            />
          )
        )
      }
    >
      <div className={classes.snippets}>
        <Snippet what="Python" text={python ?? downloadPython(chosen.uri, origin)} />
        {serve !== null && <Snippet what="command that serves it" text={serve} />}
        <Snippet what="command that downloads it" text={downloadSnippet(chosen.uri, origin)} />
        <p className={classes.note}>
          {note !== null && <>{note} </>}
          {python === null
            ? 'No flavour of it is one that MLflow loads by itself: its files can be fetched.'
            : 'Loading a model runs code that is in it: load only models that you trust.'}
        </p>
      </div>
    </Panel>
  )
}
