import classes from './SandboxFrame.module.css'

type Props = {
  /** What is in the frame, for those who do not see it. */
  title: string
  /** Of `sandboxedPage` or `svgPage`, which begin with the policy that turns requests off. */
  html: string
  /** `page` is white paper that can be scrolled, `picture` lets what lies behind shine through and is not touched. */
  look: 'page' | 'picture'
  hidden?: boolean | undefined
  onLoad?: (() => void) | undefined
}

/**
 * A document from somewhere else, in a frame where nothing runs, nothing is fetched and nothing leads elsewhere. Chromium
 * draws such a frame in a process of its own, so that a document that takes forever to draw holds up nothing else.
 */
export function SandboxFrame({ title, html, look, hidden, onLoad }: Props) {
  return (
    <iframe
      className={classes[look]}
      title={title}
      sandbox=""
      srcDoc={html}
      hidden={hidden}
      onLoad={onLoad}
      tabIndex={look === 'picture' ? -1 : undefined}
    />
  )
}
