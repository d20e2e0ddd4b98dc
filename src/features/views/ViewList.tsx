import { Download, Pencil, RefreshCw, Star, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useSearchParams } from 'react-router-dom'
import { useNotify } from '#ui/NoticeCorner.tsx'
import { downloadViews } from './downloadViews.ts'
import { RenameView } from './RenameView.tsx'
import { applyView, createView, hasRunParams, type SavedView } from './savedViews.ts'
import { deleteView, restoreView, setDefaultView, storeViews, useViews } from './viewStore.ts'
import classes from './ViewsMenu.module.css'

type Props = {
  experimentKey: string
  currentName: string | null
}

/** All views by name. A click applies one; up and down go from one to the next. */
export function ViewList({ experimentKey, currentName }: Props) {
  const notify = useNotify()
  const { views, defaults } = useViews()
  const [params, setParams] = useSearchParams()
  const [renamed, setRenamed] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)

  const replace = (view: SavedView) => {
    storeViews([createView(view.name, params, { withRuns: hasRunParams(view.params) })])
    notify({
      tone: 'done',
      text: `The view ${view.name} is now what is on screen.`,
      action: {
        label: 'Undo',
        onSelect: () => storeViews([view]),
      },
    })
  }
  const remove = (view: SavedView) => {
    const defaultOf = deleteView(view.name)
    notify({
      tone: 'done',
      text: `The view ${view.name} was deleted.`,
      action: {
        label: 'Undo',
        onSelect: () => restoreView(view, defaultOf),
      },
    })
  }

  /** After what takes away the element that has the focus: gives it to a view, or to what is left. */
  const keepFocus = (change: () => void, name?: string) => {
    const box = list.current?.closest('[role="dialog"]')
    flushSync(change)
    const buttons = [...(box?.querySelectorAll<HTMLElement>('button[data-view]') ?? [])]
    const next = buttons.find(({ title }) => title === name) ?? buttons[0]
    const target = next ?? box?.querySelector<HTMLElement>('input')
    target?.focus()
  }

  if (views.length === 0) return <p className={classes.none}>No views are saved in this browser.</p>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move between its buttons
    <ul ref={list} className={classes.list} aria-label="Saved views" onKeyDown={moveFocus}>
      {views.map((view) => {
        const { name } = view
        const isDefault = defaults[experimentKey] === name
        return (
          <li key={name} className={classes.view}>
            {renamed === name ? (
              <RenameView name={name} onDone={(name) => keepFocus(() => setRenamed(null), name)} />
            ) : (
              <button
                type="button"
                data-view
                className={`${classes.apply} cut`}
                title={name}
                aria-current={name === currentName}
                onClick={() => setParams(applyView(view, params))}
              >
                <bdi>{name}</bdi>
              </button>
            )}
            <button
              type="button"
              aria-label={`Open this experiment with ${name}`}
              title="Open this experiment with it"
              aria-pressed={isDefault}
              onClick={() => setDefaultView(experimentKey, isDefault ? null : name)}
            >
              <Star size={13} fill={isDefault ? 'currentColor' : 'none'} aria-hidden />
            </button>
            <button
              type="button"
              aria-label={`Rename ${name}`}
              title="Rename"
              onClick={() => setRenamed(name)}
            >
              <Pencil size={13} aria-hidden />
            </button>
            <button
              type="button"
              aria-label={`Replace ${name} by what is on screen`}
              title="Replace by what is on screen"
              onClick={() => replace(view)}
            >
              <RefreshCw size={13} aria-hidden />
            </button>
            <button
              type="button"
              aria-label={`Export ${name}`}
              title="Export"
              onClick={() => downloadViews([view])}
            >
              <Download size={13} aria-hidden />
            </button>
            <button
              type="button"
              aria-label={`Delete ${name}`}
              title="Delete"
              onClick={() => keepFocus(() => remove(view))}
            >
              <Trash2 size={13} aria-hidden />
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button[data-view]')]
  const at = buttons.findIndex((button) => button === event.target)
  if (step === undefined || at === -1) return
  event.preventDefault()
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
}
