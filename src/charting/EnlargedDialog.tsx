import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useSyncExternalStore } from 'react'
import { IconButton } from '#ui/IconButton.tsx'
import { openModal } from '#ui/openModal.ts'
import classes from './EnlargedDialog.module.css'

type Props = {
  title: string
  /** One of what stands beside it, e.g. `panel`. */
  noun: string
  /** Which of them it is, from 0, and how many there are. */
  at: number
  count: number
  onTurn: (at: number) => void
  onClose: () => void
  /** What can be done with it, beside its place. */
  controls?: ReactNode
  /** Draws it; told how many px high the room for it is. */
  children: (height: number) => ReactNode
}

/** Around the dialog, and above what it shows, in px. */
const MARGINS = 48
const ABOVE = 66
const LEAST_HEIGHT = 300

/** Within these, arrow keys have a meaning of their own: marks that are read, fields, and what scrolls. */
const OWN_ARROWS = '[role="slider"], input, select, section[tabindex]'

/** One of several charts in the whole window. Left and right lead to those beside it, Escape back. */
export function EnlargedDialog(props: Props) {
  const { title, noun, at, count, onTurn, onClose, controls, children } = props
  const windowHeight = useSyncExternalStore(onResize, () => window.innerHeight)
  const turn = (event: KeyboardEvent) => {
    const { target, currentTarget } = event
    const own = target instanceof Element ? target.closest(OWN_ARROWS) : null
    if (own && currentTarget.contains(own)) return
    const next = event.key === 'ArrowLeft' ? at - 1 : event.key === 'ArrowRight' ? at + 1 : -1
    if (next < 0 || next >= count) return
    onTurn(next)
    event.preventDefault()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys that do the same as its buttons
    <dialog
      ref={showAsModal}
      className={classes.dialog}
      aria-label={title}
      onClose={onClose}
      onKeyDown={turn}
    >
      <div className={classes.bar}>
        <IconButton label={`Previous ${noun}`} disabled={at === 0} onClick={() => onTurn(at - 1)}>
          <ChevronLeft size={16} aria-hidden />
        </IconButton>
        <IconButton
          label={`Next ${noun}`}
          disabled={at === count - 1}
          onClick={() => onTurn(at + 1)}
        >
          <ChevronRight size={16} aria-hidden />
        </IconButton>
        <output className={classes.place}>
          <span className="visually-hidden">{title}, </span>
          {at + 1} of {count}
        </output>
        {controls}
        <IconButton label="Close" onClick={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      {children(Math.max(windowHeight - MARGINS - ABOVE, LEAST_HEIGHT))}
    </dialog>
  )
}

function onResize(listener: () => void) {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

const showAsModal = (dialog: HTMLDialogElement | null) => (dialog ? openModal(dialog) : undefined)
