import { Button } from '@mantine/core'
import { Bookmark } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { CopyButton } from '#ui/CopyButton.tsx'
import { type Notice, Notices } from '#ui/Notices.tsx'
import { Popover } from '#ui/Popover.tsx'
import { isInForce, type SavedView } from './savedViews.ts'
import { SaveView } from './SaveView.tsx'
import { ViewFiles } from './ViewFiles.tsx'
import { ViewList } from './ViewList.tsx'
import { useViews } from './viewStore.ts'
import classes from './ViewsMenu.module.css'

type Props = {
  /** The experiment ids in the address. */
  experimentKey: string
}

/** The named views: applies, saves and keeps them. Says which one is on screen, and whether it was changed since. */
export function ViewsMenu({ experimentKey }: Props) {
  const { views } = useViews()
  const [params] = useSearchParams()
  const current = useCurrentView(views, params)
  const [notice, setNotice] = useState<Notice | null>(null)
  const notify = (next: Omit<Notice, 'id'>) => setNotice({ ...next, id: Date.now() })
  const dismiss = () => setNotice(null)

  return (
    <>
      <Popover
        label="Views"
        width={360}
        renderButton={(props) => (
          <Button leftSection={<Bookmark size={14} aria-hidden />} {...props}>
            Views
            {current && (
              <span className={`${classes.current} cut`} title={current.name}>
                <bdi>{current.name}</bdi>
              </span>
            )}
            {current?.changed && <span className={classes.changed}> (changed)</span>}
          </Button>
        )}
      >
        <ViewList
          experimentKey={experimentKey}
          currentName={current?.name ?? null}
          onNotice={notify}
          onUndone={dismiss}
        />
        <SaveView />
        <div className={classes.files}>
          <ViewFiles onNotice={notify} />
          <span className={classes.copy}>
            Copy link <CopyButton text={window.location.href} what="link to this view" />
          </span>
        </div>
      </Popover>
      <Notices notices={notice ? [notice] : []} onDismiss={dismiss} />
    </>
  )
}

/** The view on screen, or the one from which what is on screen was changed; null where there was none. */
function useCurrentView(views: readonly SavedView[], params: URLSearchParams) {
  const [lastName, setLastName] = useState<string | null>(null)
  const shown = views.filter((view) => isInForce(view, params))
  // Of several that show the same, the one that was chosen.
  const name = (shown.find((view) => view.name === lastName) ?? shown[0])?.name ?? null
  const next = name ?? (params.size === 0 ? null : lastName)
  if (next !== lastName) setLastName(next)
  if (next === null || !views.some((view) => view.name === next)) return null
  return { name: next, changed: name === null }
}
