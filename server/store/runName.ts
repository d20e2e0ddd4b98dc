import { randomInt } from 'node:crypto'

const adjectives =
  'able amber bold brave brisk calm clear clever cool coral deep eager even fair fine fond free fresh glad grand green happy high keen kind late light lively loyal lucky mellow merry mild neat noble pale plain proud quick quiet rapid ready rich round sharp shy silent silver sleek smart smooth solid spry stable steady still stout sunny sure swift tame tidal trim true vivid warm wide wise young'.split(
    ' ',
  )
const animals =
  'ant bass bat bear bee boar carp cat clam cod colt crab crane crow deer dove duck eel elk emu fawn finch fish fly foal fowl fox frog gnat goat goose grouse gull hare hawk hen heron hog horse ibis jay kite koi lamb lark lynx mink mole moose moth mouse mule newt otter owl panda perch pig pike pony puma quail ram rat ray robin seal shad shark sheep shrew shrike skink sloth slug snail snipe sole squid stag stork swan tern toad trout tuna vole wasp whale wolf wren yak zebra'.split(
    ' ',
  )

const MAX_LENGTH = 20

const anyOf = (words: string[]) => words[randomInt(words.length)] ?? ''

/** A name for a run that came without one, like `brisk-otter-417`, of at most 20 characters. */
export function generateRunName(): string {
  return `${anyOf(adjectives)}-${anyOf(animals)}-${randomInt(1000)}`.slice(0, MAX_LENGTH)
}
