import { Markdown } from '#ui/Markdown.tsx'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { paths } from '#src/paths.ts'
import { folderOf } from '#src/artifactKind.ts'
import { ArtifactPicture, DataPicture } from '#src/pictures/InlinePicture.tsx'
import classes from './MarkdownPreview.module.css'
import { relativeArtifact } from './relativeArtifact.ts'
import type { ViewerProps } from './ViewerProps.ts'
import { WithText } from './WithText.tsx'
import { WithSource } from './WithSource.tsx'

const MOST_BYTES = 5_000_000

/** A Markdown file laid out; its relative links and pictures are other files of the run. */
export function MarkdownPreview({ runId, path, bytes, source }: ViewerProps) {
  const artifactAt = (address: string) => relativeArtifact(folderOf(path), address)
  return (
    <WithSource label="Text" source={source}>
      <WithText {...{ runId, path, bytes }} limitBytes={MOST_BYTES} otherwise={source}>
        {(text) => (
          <ScrollRegion label="Text" className={classes.text}>
            <Markdown
              text={text}
              under={2}
              resolve={(address) => {
                const artifact = artifactAt(address)
                return artifact === null ? null : paths.artifact(runId, artifact)
              }}
              renderPicture={(address, alt) => {
                if (address.startsWith('data:')) return <DataPicture address={address} alt={alt} />
                const artifact = artifactAt(address)
                if (artifact === null) return `[picture: ${alt}]`
                return <ArtifactPicture runId={runId} path={artifact} alt={alt} />
              }}
            />
          </ScrollRegion>
        )}
      </WithText>
    </WithSource>
  )
}
