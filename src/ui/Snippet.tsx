import { CopyButton } from './CopyButton.tsx'
import classes from './Snippet.module.css'

type Props = {
  /** What is copied, e.g. `shell commands`. */
  what: string
  text: string
}

/** A piece of code, ready to be copied. */
export const Snippet = ({ what, text }: Props) => (
  <div className={classes.snippet}>
    <pre>{text}</pre>
    <div className={classes.copy}>
      <CopyButton text={text} what={what} />
    </div>
  </div>
)
