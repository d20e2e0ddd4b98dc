import { useState } from 'react'
import { type Completion, completionsAt, type CompletionList } from './completions.ts'
import type { Vocabulary } from './vocabulary.ts'

type Situation = {
  text: string
  caret: number
  vocabulary: Vocabulary
  recentFilters: readonly string[]
}

/**
 * The list below the search box: former filters while the box is empty, else what fits at the caret. None of it is
 * active by itself, so that Enter means what was typed until an arrow key chooses.
 */
export function useCompletions({ text, caret, vocabulary, recentFilters }: Situation) {
  const [open, setOpen] = useState(false)
  const [pointedAt, setPointedAt] = useState<number | null>(null)
  const listNow = () =>
    text.trim() === '' ? recentList(text, recentFilters) : completionsAt(text, caret, vocabulary)
  const list = open ? listNow() : null
  const last = (list?.options.length ?? 0) - 1
  const active = pointedAt === null || last < 0 ? null : Math.min(pointedAt, last)
  const chosen: Completion | null = (active === null ? null : list?.options[active]) ?? null

  const show = () => {
    setOpen(true)
    setPointedAt(null)
  }
  return {
    list,
    active,
    chosen,
    show,
    hide: () => setOpen(false),
    /** Opens the list, or moves in it; beyond either end, the text itself is next. */
    move: (by: 1 | -1) => {
      if (list === null) {
        show()
        if (listNow() !== null) setPointedAt(0)
        return
      }
      const from = active ?? (by === 1 ? -1 : last + 1)
      const next = from + by
      setPointedAt(next < 0 || next > last ? null : next)
    },
  }
}

function recentList(text: string, filters: readonly string[]): CompletionList | null {
  if (filters.length === 0) return null
  const options = filters.map((filter) => ({ text: filter, detail: '' }))
  return { kind: 'recent', from: 0, to: text.length, options, more: 0 }
}
