import type { ReactNode } from 'react'
import { CopyButton } from '#ui/CopyButton.tsx'
import { Message } from '#ui/Message.tsx'
import classes from './EmptyRegistry.module.css'

const SNIPPET = `import mlflow

mlflow.set_tracking_uri("${window.location.origin}")
with mlflow.start_run():
    mlflow.sklearn.log_model(
        model, "model", registered_model_name="IsolationForestDetector"
    )`

/** What the board says before there is anything on it. */
export function EmptyRegistry({ actions }: { actions: ReactNode }) {
  return (
    <Message tone="neutral" title="No model is registered yet." actions={actions}>
      <p>
        A model that a run logs under a registered name becomes a version, and a card on this board:
      </p>
      <div className={classes.snippet}>
        <pre>{SNIPPET}</pre>
        <CopyButton text={SNIPPET} what="Python code" />
      </div>
    </Message>
  )
}
