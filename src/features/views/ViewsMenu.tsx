import { Bookmark } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { Button } from '#ui/Button.tsx'
import { Popover } from '#ui/Popover.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { isInForce, type SavedView } from './savedViews.ts'
import { useViews } from './viewStore.ts'
import classes from './ViewsMenu.module.css'
import { lazyPart } from '#ui/lazyPart.tsx'

// What it holds comes when it is opened.
const ViewsPopover = lazyPart('The list of views', async () => {
  const { ViewsPopover } = await import('./ViewsPopover.tsx')
  return ViewsPopover
})

type Props = {
  /** The experiment ids in the address. */
  experimentKey: string
}

/** The named views: applies, saves and keeps them. Says which one is on screen, and whether it was changed since. */
export function ViewsMenu({ experimentKey }: Props) {
  const { views } = useViews()
  const [params] = useSearchParams()
  const current = useCurrentView(views, params)

  return (
    <Popover
      label="Views"
      width={360}
      renderButton={(props) => (
        <Button icon={<Bookmark size={14} aria-hidden />} {...props}>
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
      <Suspense fallback={<Skeleton label="Loading views" lines={3} />}>
        <ViewsPopover experimentKey={experimentKey} currentName={current?.name ?? null} />
      </Suspense>
    </Popover>
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
