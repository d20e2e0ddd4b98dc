import * as z from 'zod/mini'
import { factsSchema } from './facts.ts'

/** What every spec runs against: our own store and our gateway, each with both ends of MLflow's range. */
export const backendNames = [
  'embedded with client 2.9.2',
  'embedded with client 3.x',
  'gateway to MLflow 2.9.2',
  'gateway to MLflow 3.x',
] as const
export type BackendName = (typeof backendNames)[number]

/** A running Tidemark over a backend that the training script has filled. */
export const readyBackendSchema = z.object({ url: z.string(), facts: factsSchema })
export type ReadyBackend = z.output<typeof readyBackendSchema>
