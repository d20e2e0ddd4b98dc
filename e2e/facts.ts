import * as z from 'zod/mini'

/** NaN and the infinities arrive spelled out, as in the protocol. */
const value = z.union([z.number(), z.literal('NaN'), z.literal('Infinity'), z.literal('-Infinity')])

/**
 * What the training script logged and has read back through its own client: `read_back.py` writes it.
 * Runs go by name, experiments by their full name, versions by their number.
 */
export const factsSchema = z.object({
  client: z.string(),
  experiments: z.record(z.string(), z.string()),
  runs: z.record(
    z.string(),
    z.object({
      id: z.string(),
      experimentId: z.string(),
      status: z.string(),
      parentId: z.nullable(z.string()),
      params: z.record(z.string(), z.string()),
      metrics: z.record(z.string(), value),
      tags: z.record(z.string(), z.string()),
      datasets: z.array(z.string()),
      /** Pairs of step and value. */
      histories: z.record(z.string(), z.array(z.tuple([z.number(), value]))),
      artifacts: z.array(z.string()),
      confusionMatrix: z.optional(
        z.object({ labels: z.array(z.string()), matrix: z.array(z.array(z.number())) }),
      ),
    }),
  ),
  models: z.record(
    z.string(),
    z.record(z.string(), z.object({ stage: z.string(), run: z.string() })),
  ),
  aliases: z.record(z.string(), z.record(z.string(), z.string())),
})
export type Facts = z.output<typeof factsSchema>

/** The id of a run, by the name that the training script gave it. */
export const runIdOf = (facts: Facts, name: string) => runOf(facts, name).id

export function runOf({ runs }: Facts, name: string): Facts['runs'][string] {
  const run = runs[name]
  if (!run) throw new Error(`The training script logged no run ${name}`)
  return run
}

/** The address of an experiment's runs, by the last part of its name. */
export function experimentPath({ experiments }: Facts, name: string): string {
  const id = experiments[`market-anomaly-detection/${name}`]
  if (id === undefined) throw new Error(`The training script logged no experiment ${name}`)
  return `/experiments/${id}`
}

/** A metric that is a share, as every page shows it. */
export function shownShare(facts: Facts, name: string, metric: string): string {
  const value = runOf(facts, name).metrics[metric]
  return typeof value === 'number' ? value.toFixed(4) : String(value)
}
