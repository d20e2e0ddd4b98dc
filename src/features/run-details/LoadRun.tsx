import type { Run } from '#mlflow/runs.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Snippet } from '#ui/Snippet.tsx'
import { checkoutSnippet, loadSnippet } from './loadSnippet.ts'
import classes from './LoadRun.module.css'

/** How to get at a run from code, ready to be copied. */
export function LoadRun({ run }: { run: Run }) {
  const checkout = checkoutSnippet(run)
  return (
    <Panel title="Load and reproduce">
      <div className={classes.snippets}>
        <Snippet what="Python" text={loadSnippet(run.id, window.location.origin)} />
        {checkout !== null && <Snippet what="shell commands" text={checkout} />}
      </div>
      {run.artifactUri !== '' && (
        <p className={classes.location}>
          Artifacts are at <code className="name">{run.artifactUri}</code>
          <CopyButton text={run.artifactUri} what="artifact location" />
        </p>
      )}
    </Panel>
  )
}
