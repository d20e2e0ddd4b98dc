import { useMemo } from 'react'
import { TextFile } from '#files/TextFile.ts'
import { READ_LIMIT_BYTES } from './readLimits.ts'
import { OpenText } from './TextViewer.tsx'

/** A text that is here already: numbered lines, searched and gone to by number. */
export function SourceText({ text }: { text: string }) {
  const file = useMemo(
    () =>
      new TextFile({
        source: { text },
        expectedBytes: text.length,
        limitBytes: READ_LIMIT_BYTES,
      }),
    [text],
  )
  return <OpenText file={file} expectedBytes={text.length} />
}
