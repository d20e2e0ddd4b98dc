import { mlflowError } from '#protocol/errors.ts'
import type { ActiveRun } from './ActiveRun.ts'
import { createRun, type RunPlan } from './createRun.ts'
import type { ModelRegistry } from './ModelRegistry.ts'
import { OpenRun } from './OpenRun.ts'
import { interruptionOver, unwatchInterrupt, watchInterrupt } from './openRuns.ts'
import type { TrackingServer } from './TrackingServer.ts'
import { wait } from './wait.ts'

type Means = { server: TrackingServer; registry: ModelRegistry }

/** Runs `body` within a run of its own: FINISHED when it resolves, FAILED when it throws, KILLED on an interrupt. */
export async function conductRun<Result>(
  means: Means,
  plan: RunPlan,
  body: (run: ActiveRun) => Promise<Result>,
): Promise<Result> {
  await interruptionOver()
  const opening = openRun(means, plan)
  let isInterrupted = false
  const interruptible = {
    async interrupt(graceMs: number) {
      isInterrupted = true
      const open = await Promise.race([opening, wait(graceMs)])
      await open?.interrupt(graceMs)
    },
  }
  watchInterrupt(interruptible)
  try {
    const open = await opening
    if (isInterrupted) throw mlflowError('INVALID_STATE', `The run ${plan.name} was interrupted.`)
    return await conduct(open, body)
  } finally {
    unwatchInterrupt(interruptible)
    await interruptionOver()
  }
}

async function openRun(means: Means, plan: RunPlan): Promise<OpenRun> {
  const identity = await createRun(means.server, plan)
  return new OpenRun(identity, {
    ...means,
    startChild: (name, body) => conductRun(means, { ...plan, name, parentId: identity.id }, body),
  })
}

async function conduct<Result>(
  open: OpenRun,
  body: (run: ActiveRun) => Promise<Result>,
): Promise<Result> {
  let result: Result
  try {
    result = await body(open.run)
    await open.calls.settled()
    const unheard = open.calls.unheardFailure()
    if (unheard) throw unheard.error
  } catch (error) {
    await open.calls.settled()
    // What went wrong first says more than that the run could not be marked.
    await open.end('FAILED').catch(() => {})
    throw error
  }
  await open.end('FINISHED')
  return result
}
