import { Search, X } from 'lucide-react'
import { type KeyboardEvent, useCallback, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type FilterProblem, readFilter } from '#protocol/filterLanguage.ts'
import { CompletionPopup } from './CompletionPopup.tsx'
import { complete, type Completion } from './completions.ts'
import { focusOnSlash } from './focusOnSlash.ts'
import { useRecentFilters } from './recentFilters.ts'
import classes from './SearchBox.module.css'
import { SearchHelp } from './SearchHelp.tsx'
import { SearchMirror } from './SearchMirror.tsx'
import { useCompletions } from './useCompletions.ts'
import type { SearchDraft } from './useSearchDraft.ts'
import type { Vocabulary } from './vocabulary.ts'

type Props = {
  draft: SearchDraft
  vocabulary: Vocabulary
  /** What is wrong with the text; null while it is being typed. */
  problem: FilterProblem | null
  /** The element that says what is wrong. */
  problemId: string
  /** Whether the backend refused what the text asks for. */
  refused: boolean
}

/** Keys that bring the caret to where nothing is being written. */
const MOVES_AWAY = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End'])

/** An input with its text in colours, a list of what could be written next, and one of what was written before. */
export function SearchBox({ draft, vocabulary, problem, problemId, refused }: Props) {
  const { text } = draft
  const input = useRef<HTMLInputElement>(null)
  const mirror = useRef<HTMLDivElement>(null)
  const listId = useId()
  const [caret, setCaret] = useState(text.length)
  const recent = useRecentFilters()
  const { list, active, chosen, show, hide, move } = useCompletions({
    text,
    caret,
    vocabulary,
    recentFilters: recent.filters,
  })
  const hold = useCallback((element: HTMLInputElement | null) => {
    input.current = element
    return element ? focusOnSlash(element) : undefined
  }, [])

  // The browser moves the text in the input; its copy in colours follows.
  const follow = () => {
    if (mirror.current && input.current) mirror.current.scrollLeft = input.current.scrollLeft
  }
  const settle = () => {
    hide()
    draft.settle()
    if (readFilter(text).problem === null) recent.remember(text.trim())
  }
  const accept = (completion: Completion) => {
    if (list?.kind === 'recent') {
      hide()
      draft.apply(completion.text)
      setCaret(completion.text.length)
    } else if (list) {
      const next = complete(text, list, completion)
      flushSync(() => {
        draft.type(next.text)
        setCaret(next.caret)
        show()
      })
      input.current?.setSelectionRange(next.caret, next.caret)
      follow()
    }
  }
  const showRecent = () => (text.trim() === '' ? show() : hide())
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event
    if (event.nativeEvent.isComposing) return
    if (key === ' ' && event.ctrlKey) show()
    else if (key === 'ArrowDown') move(1)
    else if (key === 'ArrowUp' && list) move(-1)
    else if (key === 'Escape' && list) hide()
    else if (key === 'Delete' && chosen && list?.kind === 'recent') recent.forget(chosen.text)
    else if ((key === 'Enter' || (key === 'Tab' && !event.shiftKey)) && chosen) accept(chosen)
    else if (key === 'Enter') settle()
    else {
      if (MOVES_AWAY.has(key)) hide()
      return
    }
    event.preventDefault()
  }

  const wrong = problem !== null || refused
  return (
    <div className={classes.line}>
      <Search size={14} aria-hidden />
      <div className={classes.field}>
        <input
          ref={hold}
          type="text"
          role="combobox"
          className={classes.input}
          aria-label="Filter runs"
          aria-keyshortcuts="/"
          aria-autocomplete="list"
          aria-expanded={list !== null}
          aria-controls={listId}
          {...(active !== null && { 'aria-activedescendant': `${listId}-${active}` })}
          aria-invalid={wrong}
          {...(wrong && { 'aria-describedby': problemId })}
          placeholder="Words, or conditions as metrics.f1_score > 0.7"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          value={text}
          onChange={({ currentTarget }) => {
            draft.type(currentTarget.value)
            setCaret(currentTarget.selectionStart ?? currentTarget.value.length)
            show()
          }}
          onSelect={({ currentTarget }) => {
            follow()
            setCaret(currentTarget.selectionStart ?? text.length)
          }}
          onScroll={follow}
          onKeyDown={onKeyDown}
          onKeyUp={follow}
          onFocus={showRecent}
          onClick={showRecent}
          onBlur={() => {
            follow()
            settle()
          }}
        />
        <SearchMirror ref={mirror} text={text} problem={problem} />
      </div>
      {text === '' && (
        <kbd className={classes.key} aria-hidden>
          /
        </kbd>
      )}
      {text !== '' && (
        <button
          type="button"
          className={classes.button}
          aria-label="Clear the filter"
          onClick={() => {
            draft.apply('')
            input.current?.focus()
            show()
          }}
        >
          <X size={14} aria-hidden />
        </button>
      )}
      <SearchHelp
        vocabulary={vocabulary}
        onChoose={(example) => {
          draft.apply(example)
          input.current?.focus()
          hide()
        }}
      />
      {list && (
        <CompletionPopup
          id={listId}
          list={list}
          active={active}
          onChoose={accept}
          onForget={recent.forget}
        />
      )}
    </div>
  )
}
