import { at, type Random } from '../random.ts'

export const EVENT_KINDS = [
  'volume_surge',
  'price_shock',
  'pump_and_dump',
  'wash_trading',
  'correlation_break',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** Consecutive trading days on which one share behaves unlike itself; days count from 0, both ends included. */
export type MarketEvent = {
  symbol: string
  kind: EventKind
  start: number
  /** The day that everybody notices: what an early warning comes before. */
  climax: number
  end: number
}

/** How one day differs from the ordinary. */
export type Disturbance = {
  /** Added to the own return, in multiples of its volatility that day. */
  drift: number
  /** The ordinary own return is multiplied by this. */
  calm: number
  /** The volume is multiplied by this. */
  volume: number
  /** The move with the market and the sector is multiplied by this. */
  exposure: number
}

const UNDISTURBED: Disturbance = { drift: 0, calm: 1, volume: 1, exposure: 1 }

/** No event before this day, so that every share has an ordinary past to be compared with. */
const FIRST_DAY = 45
/** On average one event in as many days. */
const BLOCK_DAYS = 68
/** Days of quiet at both ends of a block, so that no event touches the next. */
const MARGIN_DAYS = 14

/**
 * The labelled events of one share and what each does to its days. Blocks of the period hold one event each, at a
 * random day; the kinds follow each other in random order, and each is drawn again with its own strength.
 */
export function drawEvents(symbol: string, dayCount: number, random: Random) {
  const events: MarketEvent[] = []
  const disturbances = new Map<number, Disturbance>()
  let kinds: EventKind[] = []
  for (let block = FIRST_DAY; block + BLOCK_DAYS <= dayCount; block += BLOCK_DAYS) {
    if (kinds.length === 0) kinds = random.shuffle(EVENT_KINDS)
    const kind = kinds.pop() ?? random.pick(EVENT_KINDS)
    const { days, climax } = courseOf[kind](random)
    const start = block + random.int(MARGIN_DAYS, BLOCK_DAYS - MARGIN_DAYS - days.length)
    for (const [i, change] of days.entries()) {
      disturbances.set(start + i, { ...UNDISTURBED, ...change })
    }
    events.push({ symbol, kind, start, climax: start + climax, end: start + days.length - 1 })
  }
  return { events, disturbances }
}

type Course = { days: Partial<Disturbance>[]; climax: number }

/** What happens day by day in an event of each kind. */
const courseOf: Record<EventKind, (random: Random) => Course> = {
  /** Two to four days of several times the ordinary volume, with prices hardly moved. */
  volume_surge(random) {
    const days = repeat(random.int(2, 5), () => ({ volume: random.uniform(2.6, 7) }))
    return { days, climax: at(indicesByVolume(days), 0) }
  },

  /** Somebody knows first: one to three days of raised volume before the jump, and one restless day after it. */
  price_shock(random) {
    const direction = random.pick([-1, 1])
    const leak = repeat(random.int(1, 3), () => ({
      drift: direction * random.uniform(0.6, 1.8),
      volume: random.uniform(1.3, 2.1),
    }))
    const jump = { drift: direction * random.uniform(4, 8), volume: random.uniform(1.8, 3.6) }
    const after = { drift: random.normal(0, 2), calm: 2, volume: random.uniform(1.3, 2.2) }
    return { days: [...leak, jump, after], climax: leak.length }
  },

  /** Quiet buying, a steep rise on heavy volume, and the fall; the climax is the last day of the rise. */
  pump_and_dump(random) {
    const buying = repeat(random.int(2, 4), () => ({
      drift: random.uniform(0.5, 1.5),
      volume: random.uniform(1.3, 2.1),
    }))
    const pump = repeat(random.int(2, 5), () => ({
      drift: random.uniform(2, 4),
      volume: random.uniform(1.9, 4.2),
    }))
    const dump = repeat(random.int(1, 3), () => ({
      drift: -random.uniform(3, 6),
      volume: random.uniform(1.7, 3.6),
    }))
    return { days: [...buying, ...pump, ...dump], climax: buying.length + pump.length - 1 }
  },

  /** Shares go round in a circle: much volume, and prices that hardly move at all. */
  wash_trading(random) {
    const days = repeat(random.int(4, 8), () => ({
      calm: random.uniform(0.08, 0.25),
      exposure: random.uniform(0.05, 0.3),
      volume: random.uniform(2, 3.4),
    }))
    return { days, climax: days.length - 1 }
  },

  /** For one to two weeks the share goes against its market. */
  correlation_break(random) {
    const direction = random.pick([-1, 1])
    const days = repeat(random.int(4, 8), () => ({
      drift: direction * random.uniform(1.4, 3.2),
      exposure: -random.uniform(0.8, 1.8),
      volume: random.uniform(1, 1.6),
    }))
    return { days, climax: days.length - 1 }
  },
}

const repeat = <Item>(count: number, make: () => Item): Item[] =>
  Array.from({ length: count }, make)

/** Largest volume first. */
const indicesByVolume = (days: readonly { volume: number }[]) =>
  days.map((_, i) => i).toSorted((a, b) => at(days, b).volume - at(days, a).volume)
