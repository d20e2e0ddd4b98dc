import { useCallback } from 'react'
import { TextFile } from '#files/TextFile.ts'
import { READ_LIMIT_BYTES } from './readLimits.ts'
import { OpenText } from './TextViewer.tsx'
import { useOpenFile } from './useOpenFile.ts'

/** A text that is here already: numbered lines, searched and gone to by number. */
export function SourceText({ text }: { text: string }) {
  const open = useCallback(
    () =>
      new TextFile({
        source: { text },
        expectedBytes: text.length,
        limitBytes: READ_LIMIT_BYTES,
      }),
    [text],
  )
  const file = useOpenFile(open)
  return file && <OpenText file={file} expectedBytes={text.length} />
}
