import { CopyButton } from '#ui/CopyButton.tsx'
import { Message } from '#ui/Message.tsx'
import { firstRunScript } from './firstRunScript.ts'
import classes from './FirstRunGuide.module.css'

type Props = {
  /** What there is none of yet, as a sentence. */
  title: string
  /** The experiment that the script logs to. */
  experimentName: string
}

/** Stands where runs would be: how to log a first one to this very server. */
export function FirstRunGuide({ title, experimentName }: Props) {
  const script = firstRunScript(window.location.origin, experimentName)
  return (
    <Message tone="neutral" title={title}>
      <p>
        Log one from any training script; it shows up here by itself. All that is needed is the
        MLflow client, <code>pip install mlflow</code>.
      </p>
      <div className={classes.script}>
        <pre>{script}</pre>
        <CopyButton text={script} what="the script" />
      </div>
    </Message>
  )
}
