import {
  type FocusEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useRef,
  useState,
} from 'react'
import classes from './Popover.module.css'

/** What the button that opens it must be given. */
type PopoverButtonProps = {
  ref: Ref<HTMLButtonElement>
  'aria-haspopup': 'dialog'
  'aria-expanded': boolean
  onPointerDown: (event: PointerEvent) => void
  onClick: () => void
}

type Props = {
  label: string
  renderButton: (props: PopoverButtonProps) => ReactNode
  /** In px. */
  width: number
  children: ReactNode
}

/** Between button and box, and between box and window, in px. */
const GAP = 4

/** A box below a button, flush with its right edge. It has the focus while open; Escape, or leaving it, closes it. */
export function Popover({ label, renderButton, width, children }: Props) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  const show = useCallback((box: HTMLElement | null) => {
    if (!box || !button.current) return
    box.showPopover()
    const anchor = button.current.getBoundingClientRect()
    const top = anchor.bottom + GAP
    box.style.top = `${top}px`
    box.style.left = `${Math.max(anchor.right - box.offsetWidth, GAP)}px`
    box.style.maxHeight = `${window.innerHeight - top - GAP}px`
    const first = box.querySelector<HTMLElement>('input, select, button')
    first?.focus({ preventScroll: true })
  }, [])

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    // While another window has the focus, the element keeps it in this one.
    const inside = currentTarget.contains(relatedTarget ?? document.activeElement)
    if (!inside) setOpen(false)
  }

  return (
    <>
      {renderButton({
        ref: button,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        // The press would take the focus from the box, which closes it, and the click would open it again.
        onPointerDown: (event) => open && event.preventDefault(),
        onClick: () => (open ? close() : setOpen(true)),
      })}
      {open && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from anywhere inside
        <div
          ref={show}
          popover="manual"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a dialog element would hide itself
          role="dialog"
          aria-label={label}
          tabIndex={-1}
          className={classes.box}
          style={{ width }}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            close()
            // What it stands in, as a dialog, stays.
            event.preventDefault()
          }}
        >
          {children}
        </div>
      )}
    </>
  )
}
