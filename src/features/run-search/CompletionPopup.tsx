import { X } from 'lucide-react'
import classes from './CompletionPopup.module.css'
import type { Completion, CompletionList } from './completions.ts'

type Props = {
  /** Of the listbox; an option adds a hyphen and its number from 0. */
  id: string
  list: CompletionList
  active: number | null
  onChoose: (completion: Completion) => void
  onForget: (filter: string) => void
}

const titles: Record<CompletionList['kind'], string> = {
  name: 'Names',
  operator: 'Operators',
  value: 'Values seen',
  connective: 'And, or',
  recent: 'Recent filters',
}

/** The list below its parent. The focus stays in the input; the pointer chooses without taking it. */
export function CompletionPopup({ id, list, active, onChoose, onForget }: Props) {
  const { kind, options, more } = list
  return (
    <div
      ref={openBelowParent}
      popover="manual"
      role="presentation"
      className={classes.popup}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div className={classes.title} aria-hidden>
        {titles[kind]}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select would take the focus */}
      <div id={id} role="listbox" aria-label={titles[kind]} className={classes.list}>
        {options.map((completion, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the input has focus and keys
          <div
            key={completion.text}
            id={`${id}-${index}`}
            ref={index === active ? reveal : null}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- options exist in a select only
            role="option"
            aria-selected={index === active}
            className={classes.option}
            onClick={() => onChoose(completion)}
          >
            <bdi className="cut" title={completion.text}>
              {completion.text}
            </bdi>
            {completion.detail !== '' && (
              <span className={classes.detail}> {completion.detail}</span>
            )}
            {kind === 'recent' && (
              <span
                className={classes.forget}
                title="Remove from the list"
                aria-hidden
                onClick={(event) => {
                  event.stopPropagation()
                  onForget(completion.text)
                }}
              >
                <X size={12} />
              </span>
            )}
          </div>
        ))}
      </div>
      <div className={classes.foot}>
        {more > 0 && `${more.toLocaleString('en')} more have this; type on to find them. `}
        {kind === 'recent' ? 'Delete removes the chosen one.' : 'Arrow keys choose, Enter writes.'}
      </div>
    </div>
  )
}

const reveal = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' })

/** Between box and popup, and between popup and window, in px. */
const GAP = 4

function openBelowParent(popup: HTMLElement | null) {
  if (!popup) return undefined
  popup.showPopover()
  const place = () => {
    const box = popup.parentElement?.getBoundingClientRect()
    if (!box) return
    const top = box.bottom + GAP
    popup.style.top = `${top}px`
    popup.style.left = `${box.left}px`
    popup.style.width = `${box.width}px`
    popup.style.maxHeight = `${window.innerHeight - top - GAP}px`
  }
  place()
  window.addEventListener('resize', place)
  window.addEventListener('scroll', place, { capture: true, passive: true })
  return () => {
    window.removeEventListener('resize', place)
    window.removeEventListener('scroll', place, { capture: true })
  }
}
