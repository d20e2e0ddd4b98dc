import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { keepInReach } from './keepInReach.ts'
import classes from './Notices.module.css'
import { withoutDirectionMarks } from './withoutDirectionMarks.ts'

export type Notice = {
  id: number
  tone: 'done' | 'problem'
  text: string
  action?: { label: string; onSelect: () => void }
}

type Props = { notices: readonly Notice[]; onDismiss: (id: number) => void }

/**
 * What came of an action, in the corner. Nothing vanishes by itself: who reads slowly, or looked away, still finds it.
 * The two regions are always there, since a screen reader announces only what is added to one that it knows.
 */
export function Notices({ notices, onDismiss }: Props) {
  const show = (tone: Notice['tone']) =>
    notices
      .filter((notice) => notice.tone === tone)
      .map(({ id, text, action }) => (
        <div key={id} className={`${classes.notice} ${classes[tone]}`}>
          {tone === 'done' ? (
            <CircleCheck size={16} aria-hidden />
          ) : (
            <CircleAlert size={16} aria-hidden />
          )}
          <span className={`${classes.text} name`}>{withoutDirectionMarks(text)}</span>
          {action && (
            <button
              type="button"
              className={classes.action}
              aria-keyshortcuts="F8"
              title="F8 leads here"
              onClick={action.onSelect}
            >
              {action.label}
            </button>
          )}
          <button
            type="button"
            className={classes.dismiss}
            aria-label="Dismiss"
            onClick={() => onDismiss(id)}
          >
            <X size={14} aria-hidden />
          </button>
        </div>
      ))

  return (
    <div ref={inReach} className={classes.corner}>
      <div role="alert">{show('problem')}</div>
      <output>{show('done')}</output>
    </div>
  )
}

const inReach = (corner: HTMLElement | null) => (corner ? keepInReach(corner) : undefined)
