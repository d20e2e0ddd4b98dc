import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import classes from './ImageComparison.module.css'

type Props = {
  /** How the two are named. */
  a: ReactNode
  b: ReactNode
  children: (shown: 'a' | 'b') => ReactNode
}

const INTERVAL_MS = 700

/** Two pictures in turn, by hand, or by themselves once that is asked for. */
export function Blink({ a, b, children }: Props) {
  const [shown, setShown] = useState<'a' | 'b'>('a')
  const [running, setRunning] = useState(false)
  useEffect(() => {
    if (!running) return undefined
    const timer = setInterval(() => setShown((shown) => other(shown)), INTERVAL_MS)
    return () => clearInterval(timer)
  }, [running])
  return (
    <>
      <div className={classes.slider}>
        <Button onClick={() => setShown(other(shown))}>Show {other(shown).toUpperCase()}</Button>
        <Button aria-pressed={running} onClick={() => setRunning(!running)}>
          {running ? 'Stop' : 'Blink'}
        </Button>
        <span aria-live={running ? 'off' : 'polite'}>
          {shown.toUpperCase()} {shown === 'a' ? a : b}
        </span>
      </div>
      {children(shown)}
    </>
  )
}

const other = (shown: 'a' | 'b') => (shown === 'a' ? 'b' : 'a')
