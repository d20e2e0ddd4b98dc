import { useState } from 'react'
import type { RegistryEvent } from '#src/registry/registryHistory.ts'
import { Button } from '#ui/Button.tsx'
import { formatDateTime } from '#ui/formatTime.ts'
import { eventSentence } from './eventWords.ts'
import classes from './HistoryEvents.module.css'

/** So many are drawn at once. */
const LINES = 30

/** What happened, the newest first: when, what, by whom and why. */
export function HistoryEvents({ events }: { events: readonly RegistryEvent[] }) {
  const [limit, setLimit] = useState(LINES)
  const newest = events.toSorted((one, other) => other.time - one.time)
  const more = newest.length - limit
  return (
    <>
      <ol className={classes.events} aria-label="What happened, newest first">
        {newest.slice(0, limit).map((event, at) => (
          <li key={at} data-kind={event.kind}>
            <time className="numeric" dateTime={new Date(event.time).toISOString()}>
              {event.kind === 'observed' && <span title="at the latest">≤ </span>}
              {formatDateTime(new Date(event.time))}
            </time>
            <div className={classes.what}>
              <span className="name">{eventSentence(event)}</span>
              {'user' in event && (
                <span className={`${classes.why} name`}>
                  {event.user}
                  {event.reason !== '' && `: ${event.reason}`}
                </span>
              )}
            </div>
          </li>
        ))}
      </ol>
      {more > 0 && (
        <Button size="tiny" onClick={() => setLimit(limit + LINES)}>
          Show {Math.min(more, LINES)} of {more.toLocaleString('en')} more
        </Button>
      )}
    </>
  )
}
