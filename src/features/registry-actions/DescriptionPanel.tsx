import { Suspense, useState } from 'react'
import { useTakesChanges } from '#src/registry/useTakesChanges.ts'
import { Button } from '#ui/Button.tsx'
import form from '#ui/DialogForm.module.css'
import { lazyPart } from '#ui/lazyPart.tsx'
import panel from '#ui/Panel.module.css'
import { Panel } from '#ui/Panel.tsx'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { ActionDialog } from './ActionDialog.tsx'
import classes from './RegistryPanel.module.css'

const Markdown = lazyPart('The description', async () => {
  const { Markdown } = await import('#ui/Markdown.tsx')
  return Markdown
})

type Props = {
  /** What is described, e.g. `version 3`. */
  of: string
  text: string
  save: (text: string) => Promise<unknown>
}

/** What somebody wrote about a model or a version: Markdown, of which nothing runs and nothing is fetched. */
export function DescriptionPanel({ of, text, save }: Props) {
  const [edits, setEdits] = useState(false)
  const takesChanges = useTakesChanges()
  return (
    <Panel
      title="Description"
      actions={
        takesChanges && (
          <Button size="compact" onClick={() => setEdits(true)}>
            Edit…
          </Button>
        )
      }
    >
      {text === '' ? (
        <p className={panel.none}>None written.</p>
      ) : (
        <ScrollRegion label="What the description says" className={classes.text}>
          <Suspense fallback={<p className={`${classes.written} name`}>{text}</p>}>
            <Markdown text={text} under={2} />
          </Suspense>
        </ScrollRegion>
      )}
      {edits && (
        <DescriptionDialog of={of} text={text} save={save} onClose={() => setEdits(false)} />
      )}
    </Panel>
  )
}

function DescriptionDialog({ of, text, save, onClose }: Props & { onClose: () => void }) {
  const [written, setWritten] = useState(text)
  return (
    <ActionDialog
      title={`Description of ${of}`}
      size="wide"
      confirm="Save"
      refused="The description was not saved."
      ready={written !== text}
      action={async () => {
        await save(written)
      }}
      onClose={onClose}
    >
      <label className={form.field}>
        Markdown
        <textarea
          data-autofocus
          dir="auto"
          className={`${form.input} ${classes.markdown}`}
          value={written}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
      </label>
    </ActionDialog>
  )
}
