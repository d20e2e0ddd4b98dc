import { useState } from 'react'
import { useTakesChanges } from '#src/registry/useTakesChanges.ts'
import { Button } from '#ui/Button.tsx'
import panel from '#ui/Panel.module.css'
import { Panel } from '#ui/Panel.tsx'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import classes from './RegistryPanel.module.css'
import type { Tags } from './registryTags.ts'
import { TagsDialog } from './TagsDialog.tsx'

type Props = {
  /** What has the tags, e.g. `version 3`. */
  of: string
  tags: Tags
  set: (key: string, value: string) => Promise<unknown>
  remove: (key: string) => Promise<unknown>
}

/** The tags of a model or a version. */
export function TagsPanel({ of, tags, set, remove }: Props) {
  const [edits, setEdits] = useState(false)
  const takesChanges = useTakesChanges()
  return (
    <Panel
      title="Tags"
      count={tags.length}
      actions={
        takesChanges && (
          <Button size="compact" aria-label="Edit tags…" onClick={() => setEdits(true)}>
            Edit…
          </Button>
        )
      }
    >
      {tags.length === 0 ? (
        <p className={panel.none}>None set.</p>
      ) : (
        <ScrollRegion label="List of tags" className={classes.scroll}>
          <dl className={classes.list}>
            {tags.map(([key, value]) => (
              <div key={key} className={classes.line}>
                <dt className="name">{key}</dt>
                <dd className="name">
                  {value === '' ? <span className={classes.blank}>empty</span> : value}
                </dd>
              </div>
            ))}
          </dl>
        </ScrollRegion>
      )}
      {edits && <TagsDialog {...{ of, tags, set, remove }} onClose={() => setEdits(false)} />}
    </Panel>
  )
}
