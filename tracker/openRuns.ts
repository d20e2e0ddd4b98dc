import { host } from '#tracker-host'
import { wait } from './wait.ts'

type Interruptible = { interrupt: (graceMs: number) => Promise<void> }

const open = new Set<Interruptible>()
let stopListening = () => {}
let interruption: Promise<void> | undefined

/** Has a run interrupted when this process or page is told to end. */
export function watchInterrupt(run: Interruptible) {
  if (open.size === 0) stopListening = host.onInterrupt(interruptAll)
  open.add(run)
}

export function unwatchInterrupt(run: Interruptible) {
  open.delete(run)
  if (open.size === 0) stopListening()
}

/** Waits while an interruption is under way, so that nothing begins or goes on before the process ends. */
export const interruptionOver = async () => interruption

async function interruptAll(graceMs: number) {
  const ended = Promise.allSettled(Array.from(open, (run) => run.interrupt(graceMs)))
  interruption = ended.then(() => wait(0))
  await ended
}
