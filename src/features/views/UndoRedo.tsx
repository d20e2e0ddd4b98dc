import { Redo2, Undo2 } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { useViewHistory } from './useViewHistory.ts'
import classes from './UndoRedo.module.css'

/** Takes back changes of the view, and makes them again: two buttons, and the usual keys outside of text fields. */
export function UndoRedo({ experimentKey }: { experimentKey: string }) {
  const { undo, redo } = useViewHistory(experimentKey)

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const direction = readKey(event)
    if (direction === null) return
    event.preventDefault()
    if (direction === 'undo') undo?.go()
    else redo?.go()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  const undoLabel = undo ? `Undo: ${undo.description}` : 'Nothing to undo'
  const redoLabel = redo ? `Redo: ${redo.description}` : 'Nothing to redo'
  return (
    <>
      <button
        type="button"
        className={classes.button}
        aria-label={undoLabel}
        title={undoLabel}
        aria-disabled={!undo}
        onClick={undo?.go}
      >
        <Undo2 size={14} aria-hidden />
      </button>
      <button
        type="button"
        className={classes.button}
        aria-label={redoLabel}
        title={redoLabel}
        aria-disabled={!redo}
        onClick={redo?.go}
      >
        <Redo2 size={14} aria-hidden />
      </button>
    </>
  )
}

function readKey(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return null
  if (isTextField(event.target)) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' && !event.shiftKey ? 'redo' : null
}

/** Where the browser's own undo works on what was typed. */
const isTextField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches(
      'textarea, select, input:not([type="checkbox"], [type="radio"], [type="range"])',
    ))
