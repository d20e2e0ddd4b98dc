import { CopyButton } from '#ui/CopyButton.tsx'
import type { Notice } from '#ui/Notices.tsx'
import { SaveView } from './SaveView.tsx'
import { ViewFiles } from './ViewFiles.tsx'
import { ViewList } from './ViewList.tsx'
import classes from './ViewsMenu.module.css'

type Props = {
  experimentKey: string
  /** The view on screen, or the one that it was changed from. */
  currentName: string | null
  onNotice: (notice: Omit<Notice, 'id'>) => void
  onUndone: () => void
}

/** The named views, and what can be done with them and the one on screen. */
export function ViewsPopover({ experimentKey, currentName, onNotice, onUndone }: Props) {
  return (
    <>
      <ViewList
        experimentKey={experimentKey}
        currentName={currentName}
        onNotice={onNotice}
        onUndone={onUndone}
      />
      <SaveView />
      <div className={classes.files}>
        <ViewFiles onNotice={onNotice} />
        <span className={classes.copy}>
          Copy link <CopyButton text={window.location.href} what="link to this view" />
        </span>
      </div>
    </>
  )
}
