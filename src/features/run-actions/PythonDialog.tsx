import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { serverQueries } from '#mlflow/server.ts'
import { Button } from '#ui/Button.tsx'
import { copyText } from '#ui/copyText.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { formatCount } from '#ui/formatCount.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import type { ActionRun } from './ActionRun.ts'
import form from '#ui/DialogForm.module.css'
import classes from './PythonDialog.module.css'
import { pythonSnippet } from './pythonSnippet.ts'

const sentences = {
  none: '',
  copied: 'Copied.',
  refused: 'The browser refused the clipboard; select the text instead.',
}

/** Python that loads the runs, to be copied. */
export function PythonDialog({
  runs,
  onClose,
}: {
  runs: readonly ActionRun[]
  onClose: () => void
}) {
  const { data: server } = useQuery(serverQueries.info())
  const [outcome, setOutcome] = useState<keyof typeof sentences>('none')
  const trackingUri = server?.kind === 'gateway' ? server.source : window.location.origin
  const code = pythonSnippet(
    runs.map(({ id }) => id),
    trackingUri,
  )

  return (
    <Dialog title={`Load ${formatCount(runs.length, 'run')} in Python`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void copyText(code).then(
            () => setOutcome('copied'),
            () => setOutcome('refused'),
          )
        }}
      >
        <ScrollRegion label="Python" className={classes.code}>
          <pre>{code}</pre>
        </ScrollRegion>
        <div className={form.actions}>
          <output className={classes.outcome}>{sentences[outcome]}</output>
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" variant="filled">
            Copy
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
