import { useState } from 'react'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import classes from './SourceText.module.css'
import { cutLine, looksBinary, textLines } from './textLines.ts'

/** A browser lays out this many lines at once without a pause. */
const LINES_AT_ONCE = 2_000

/** Numbered lines of text that wrap. The numbers are not part of what is selected and copied. */
export function SourceText({ text }: { text: string }) {
  const [limit, setLimit] = useState(LINES_AT_ONCE)
  const lines = textLines(text)
  if (looksBinary(text)) return <p className={classes.note}>This file is not text.</p>

  return (
    <>
      <ScrollRegion label="Text" className={classes.source}>
        <ol className={classes.lines}>
          {lines
            .slice(0, limit)
            .map(cutLine)
            .map(({ text, cut }, i) => (
              <li key={i}>
                {text || '\n'}
                {cut > 0 && (
                  <span className={classes.cut}>
                    {' '}
                    … {cut.toLocaleString('en')} more characters in this line
                  </span>
                )}
              </li>
            ))}
        </ol>
      </ScrollRegion>
      {lines.length > limit && (
        <p className={classes.note}>
          The first {limit.toLocaleString('en')} of {lines.length.toLocaleString('en')} lines.{' '}
          <TextButton onClick={() => setLimit(limit + LINES_AT_ONCE)}>
            Show {Math.min(LINES_AT_ONCE, lines.length - limit).toLocaleString('en')} more
          </TextButton>
        </p>
      )}
    </>
  )
}
