import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'

const REST_MS = 200

/** A text that comes into force once typing rests. What comes from elsewhere, as by Back, takes its place. */
export function useTypedText(value: string, onRest: (text: string) => void) {
  const [draft, setDraft] = useState({ text: value, seen: value, sent: value })
  if (draft.seen !== value) {
    const own = value === draft.sent
    setDraft({ text: own ? draft.text : value, seen: value, sent: value })
  }
  const send = (text: string) => {
    setDraft((draft) => ({ ...draft, sent: text }))
    onRest(text)
  }
  const sendSoon = useDebouncedCallback(send, REST_MS)
  return {
    text: draft.text,
    type: (text: string) => {
      setDraft({ ...draft, text })
      sendSoon(text)
    },
    /** Puts what was typed in force at once; says whether that changes anything. */
    settle: (): boolean => {
      sendSoon.cancel()
      if (draft.text === draft.sent) return false
      send(draft.text)
      return true
    },
  }
}
