import { Suspense } from 'react'
import { Outlet, useNavigation } from 'react-router-dom'
import { NoticeCorner } from '#ui/NoticeCorner.tsx'
import { CONTENT_ID } from '#ui/Page.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useStoredState } from '#ui/storedState.ts'
import { ConnectionNotice } from './ConnectionNotice.tsx'
import { Header } from './Header.tsx'
import { RetryLostParts } from './RetryLostParts.tsx'
import classes from './Shell.module.css'
import { Sidebar } from './Sidebar.tsx'

/** In px: a narrower window has no room for a page beside the tree. */
const ROOM_FOR_BOTH = 700

const readShown = (stored: unknown) =>
  typeof stored === 'boolean' ? stored : window.innerWidth >= ROOM_FOR_BOTH

/** What stays while pages change: header, experiments tree, and word of a lost backend. */
export function Shell() {
  const [treeShown, showTree] = useStoredState('tree-shown', readShown)
  const navigation = useNavigation()
  return (
    <div className={classes.shell}>
      <a
        className={classes.skip}
        href={`#${CONTENT_ID}`}
        onClick={(event) => {
          // The address is the view, and stays as it is.
          event.preventDefault()
          document.getElementById(CONTENT_ID)?.focus()
        }}
      >
        Skip to content
      </a>
      <Header treeShown={treeShown} onToggleTree={() => showTree(!treeShown)} />
      {navigation.state === 'loading' && <div className={classes.progress} />}
      <ConnectionNotice />
      <RetryLostParts />
      <NoticeCorner>
        <div className={classes.body}>
          {treeShown && <Sidebar />}
          <div className={classes.page}>
            <Suspense fallback={<Skeleton label="Loading the page" />}>
              <Outlet />
            </Suspense>
          </div>
        </div>
      </NoticeCorner>
    </div>
  )
}
