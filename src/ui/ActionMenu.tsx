import { Check, ChevronDown } from 'lucide-react'
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useRef,
  useState,
} from 'react'
import classes from './ActionMenu.module.css'

export type MenuItem = {
  label: string
  /** Set where the items are choices: whether this one is in force. */
  checked?: boolean
  onSelect: () => void
}

type Props = {
  /** What the button says, e.g. `Move to…`, or an icon. */
  label: ReactNode
  /** The same with the thing that it is about, for those who do not see where the button stands. */
  description: string
  items: readonly MenuItem[]
  /** `quiet` where many stand on a page; `button` looks as the buttons beside it do. */
  look?: 'quiet' | 'button'
  /** Set where the button is no stop of the Tab key: gives the focus to what it belongs to, once the menu closes. */
  returnFocus?: () => void
}

/** Between button and menu, and between menu and window, in px. */
const GAP = 4

/** A button that opens a list of actions: arrow keys, Home, End and first letters move in it, Escape leaves it. */
export function ActionMenu(props: Props) {
  const { label, description, items, look = 'quiet', returnFocus } = props
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  const show = useCallback((menu: HTMLElement | null) => {
    if (!menu || !button.current) return undefined
    menu.showPopover()
    placeBelow(menu, button.current)
    menu.querySelector('button')?.focus({ preventScroll: true })
    // What it belongs to moves away beneath it.
    const hide = () => setOpen(false)
    window.addEventListener('scroll', hide, { capture: true, once: true })
    return () => window.removeEventListener('scroll', hide, { capture: true })
  }, [])

  const close = () => {
    setOpen(false)
    if (returnFocus) returnFocus()
    else button.current?.focus()
  }
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setOpen(false)
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={`${classes.trigger} ${classes[look]}`}
        tabIndex={returnFocus && -1}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={description}
        // The press would take the focus from the menu, which closes it, and the click would open it again.
        onPointerDown={(event) => open && event.preventDefault()}
        onClick={() => (open ? close() : setOpen(true))}
      >
        {label}
        {look === 'button' && <ChevronDown size={14} aria-hidden />}
      </button>
      {open && (
        <div
          ref={show}
          popover="manual"
          role="menu"
          tabIndex={-1}
          aria-label={description}
          className={classes.menu}
          onBlur={leave}
          onKeyDown={(event) => {
            // What the menu stands in has keys of its own.
            event.stopPropagation()
            if (event.key === 'Escape' || event.key === 'Tab') close()
            else if (!moveFocus(event)) return
            event.preventDefault()
          }}
        >
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={item.checked}
              tabIndex={-1}
              className={classes.item}
              onClick={() => {
                close()
                item.onSelect()
              }}
            >
              {item.label}
              {item.checked && <Check size={13} aria-hidden />}
            </button>
          ))}
        </div>
      )}
    </>
  )
}

/** Below the button and flush with its right edge; above it where there is no room below. */
function placeBelow(menu: HTMLElement, button: HTMLElement) {
  const anchor = button.getBoundingClientRect()
  const { width, height } = menu.getBoundingClientRect()
  const below = anchor.bottom + GAP
  const fits = below + height + GAP <= window.innerHeight
  menu.style.top = `${fits ? below : Math.max(anchor.top - GAP - height, GAP)}px`
  menu.style.left = `${Math.max(anchor.right - width, GAP)}px`
}

/** Whether the key was one that moves. */
function moveFocus({ key, currentTarget, target }: KeyboardEvent): boolean {
  const items = [...currentTarget.querySelectorAll('button')]
  const at = items.findIndex((item) => item === target)
  const next = nextItem(
    key,
    at,
    items.map((item) => item.textContent),
  )
  if (next === null) return false
  items[next]?.focus()
  return true
}

function nextItem(key: string, at: number, labels: readonly string[]): number | null {
  if (key === 'ArrowDown') return (at + 1) % labels.length
  if (key === 'ArrowUp') return (at - 1 + labels.length) % labels.length
  if (key === 'Home') return 0
  if (key === 'End') return labels.length - 1
  const starts = (label: string) => label.toLowerCase().startsWith(key.toLowerCase())
  const found = [...labels.keys()].find(
    (offset) => key.length === 1 && starts(labels[(at + 1 + offset) % labels.length] ?? ''),
  )
  return found === undefined ? null : (at + 1 + found) % labels.length
}
