import { CopyButton } from '#ui/CopyButton.tsx'
import { SaveView } from './SaveView.tsx'
import { ViewFiles } from './ViewFiles.tsx'
import { ViewList } from './ViewList.tsx'
import classes from './ViewsMenu.module.css'

type Props = {
  experimentKey: string
  /** The view on screen, or the one that it was changed from. */
  currentName: string | null
}

/** The named views, and what can be done with them and the one on screen. */
export function ViewsPopover({ experimentKey, currentName }: Props) {
  return (
    <>
      <ViewList experimentKey={experimentKey} currentName={currentName} />
      <SaveView />
      <div className={classes.files}>
        <ViewFiles />
        <span className={classes.copy}>
          Copy link <CopyButton text={window.location.href} what="link to this view" />
        </span>
      </div>
    </>
  )
}
