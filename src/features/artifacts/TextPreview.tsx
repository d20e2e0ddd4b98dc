import { SourceText } from './SourceText.tsx'
import { WithText } from './WithText.tsx'

/** A file as text, whatever it is: what could act, such as HTML, stays source. */
export function TextPreview({ runId, path }: { runId: string; path: string }) {
  return (
    <WithText runId={runId} path={path}>
      {({ text }) => <SourceText text={text} />}
    </WithText>
  )
}
