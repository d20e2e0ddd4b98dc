import { useMemo } from 'react'
import { formatCount } from '#ui/formatCount.ts'
import { fileName } from '#src/artifactKind.ts'
import previewClasses from './ArtifactPreview.module.css'
import classes from './HtmlPreview.module.css'
import { SandboxFrame } from '#src/pictures/SandboxFrame.tsx'
import { sandboxedPage } from '#src/pictures/sandboxedPage.ts'
import type { ViewerProps } from './ViewerProps.ts'
import { WithText } from './WithText.tsx'
import { WithSource } from './WithSource.tsx'

const MOST_BYTES = 20_000_000

/** An HTML file as a page in which nothing runs and which asks for nothing. */
export function HtmlPreview({ runId, path, bytes, source }: ViewerProps) {
  return (
    <WithSource label="Page" source={source}>
      <WithText {...{ runId, path, bytes }} limitBytes={MOST_BYTES} otherwise={source}>
        {(text) => <Page text={text} name={fileName(path)} />}
      </WithText>
    </WithSource>
  )
}

function Page({ text, name }: { text: string; name: string }) {
  const page = useMemo(() => sandboxedPage(text), [text])
  return (
    <div className={classes.page}>
      <p className={previewClasses.notice}>
        Scripts, requests, forms and links of this page are switched off.
        {page.scripts > 0 &&
          ` It has ${formatCount(page.scripts, 'script')}: what a script would draw, such as an interactive plot, is missing. Download it to open it as it is.`}
      </p>
      <div className={classes.frame}>
        <SandboxFrame title={name} html={page.html} look="page" />
      </div>
    </div>
  )
}
