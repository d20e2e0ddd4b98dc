import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MoveNote } from '#mlflow/registryMoves.ts'
import { serverQueries } from '#mlflow/server.ts'
import { sharedStoredState } from '#ui/sharedStoredState.ts'

const signed = sharedStoredState('signed-as', (stored) =>
  typeof stored === 'string' ? stored : '',
)

/** Tags hold 5,000 characters on older servers, of which the rest of the note takes some. */
export const LONGEST_REASON = 2_000
export const LONGEST_SIGNATURE = 200

/**
 * Why a change is made and by whom, as it is typed. It is signed as was said last in this browser, else with the name of
 * whoever runs the server; `take` is the note, and remembers the name.
 */
export function useMoveNote() {
  const { data: server } = useQuery(serverQueries.info())
  const [reason, setReason] = useState('')
  const [user, setUser] = useState(signed.useValue() || server?.user || 'unknown')
  const take = (): MoveNote => {
    signed.set(user.trim())
    return { reason: reason.trim(), user: user.trim() || 'unknown' }
  }
  return { reason, setReason, user, setUser, take }
}
