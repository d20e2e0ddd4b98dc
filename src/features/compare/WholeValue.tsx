import { useMemo } from 'react'
import { Button } from '#ui/Button.tsx'
import { CopyButton } from '#ui/CopyButton.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { withoutDirectionMarks } from '#ui/withoutDirectionMarks.ts'
import { DiffParts } from './DiffParts.tsx'
import { diffTexts, MOST_SIGNS, prettyJson, type TextDiff } from '#src/textDiff.ts'
import classes from './WholeValue.module.css'

type Props = {
  name: string
  runName: string
  value: string
  /** The run that it is measured against, and what that has; null for none. */
  baseline: { runName: string; value: string } | null
  onClose: () => void
}

/** As many words are looked for as take a moment, and no more. */
const MOST_EDITS = 1_500

/** One value in full, and what differs in it from the baseline's. */
export function WholeValue({ name, runName, value, baseline, onClose }: Props) {
  const base = baseline?.value ?? value
  const diff = useMemo(
    () => (base === value ? null : diffTexts(base, value, MOST_EDITS)),
    [base, value],
  )
  return (
    <Dialog title={withoutDirectionMarks(name)} onClose={onClose}>
      <form
        className={classes.whole}
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
        }}
      >
        {diff && baseline && (
          <section>
            <h3 className={classes.heading}>
              Against <bdi>{baseline.runName}</bdi>
            </h3>
            <Changes diff={diff} />
          </section>
        )}
        <section>
          <h3 className={classes.heading}>
            <bdi>{runName}</bdi>
            <CopyButton text={value} what="value" />
          </h3>
          <ScrollRegion label="Value" className={`${classes.text} name`}>
            {prettyJson(value) ?? value}
          </ScrollRegion>
        </section>
        <div className={classes.actions}>
          <Button type="submit">Close</Button>
        </div>
      </form>
    </Dialog>
  )
}

function Changes({ diff }: { diff: TextDiff }) {
  switch (diff.outcome) {
    case 'diff':
      return (
        <ScrollRegion label="Changes" className={`${classes.text} name`}>
          <DiffParts parts={diff.parts} />
        </ScrollRegion>
      )
    case 'tooLong':
      return (
        <p className={classes.note}>
          Texts of more than {MOST_SIGNS.toLocaleString('en')} characters are not compared word by
          word.
        </p>
      )
    case 'tooDifferent':
      return (
        <p className={classes.note}>
          The texts have too little in common to be compared word by word.
        </p>
      )
    default:
      return diff satisfies never
  }
}
