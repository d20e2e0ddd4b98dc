import type { Run } from '#mlflow/runs.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import { Panel } from '#ui/Panel.tsx'
import { checkoutSnippet, loadSnippet } from './loadSnippet.ts'
import classes from './LoadRun.module.css'

/** How to get at a run from code, ready to be copied. */
export function LoadRun({ run }: { run: Run }) {
  const checkout = checkoutSnippet(run)
  return (
    <Panel title="Load and reproduce">
      <Snippet what="Python" text={loadSnippet(run.id, window.location.origin)} />
      {checkout !== null && <Snippet what="shell commands" text={checkout} />}
      {run.artifactUri !== '' && (
        <p className={classes.location}>
          Artifacts are at <code className="name">{run.artifactUri}</code>
          <CopyButton text={run.artifactUri} what="artifact location" />
        </p>
      )}
    </Panel>
  )
}

function Snippet({ what, text }: { what: string; text: string }) {
  return (
    <div className={classes.snippet}>
      <pre>{text}</pre>
      <div className={classes.copy}>
        <CopyButton text={text} what={what} />
      </div>
    </div>
  )
}
