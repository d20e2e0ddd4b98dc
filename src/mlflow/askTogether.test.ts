import { expect, test, vi } from 'vitest'
import { askTogether } from './askTogether.ts'

type Question = { topic: string; weight: number }

const NEVER = new AbortController().signal

type Ask = (questions: Question[], signal: AbortSignal) => Promise<string[]>

function start(answer: Ask) {
  const ask = vi.fn<Ask>(answer)
  const asked = askTogether<Question, string>({
    topicOf: ({ topic }) => topic,
    weightOf: ({ weight }) => weight,
    most: 10,
    ask,
  })
  return { ask, asked }
}

const echo = async (questions: Question[]) =>
  questions.map(({ topic, weight }) => `${topic}${weight}`)

test('what is asked in one turn goes in few requests: one topic each, as heavy as one may be', async () => {
  const { ask, asked } = start(echo)
  const questions: Question[] = [
    { topic: 'a', weight: 4 },
    { topic: 'b', weight: 1 },
    { topic: 'a', weight: 6 },
    { topic: 'a', weight: 1 },
    { topic: 'b', weight: 99 },
  ]

  const answers = await Promise.all(questions.map((question) => asked(question, NEVER)))

  expect(answers).toEqual(['a4', 'b1', 'a6', 'a1', 'b99'])
  const weights = ask.mock.calls.map(([batch]) => batch.map(({ weight }) => weight))
  expect(weights).toEqual([[4, 6], [1], [1], [99]])

  await asked({ topic: 'a', weight: 2 }, NEVER)
  expect(ask).toHaveBeenCalledTimes(5)
})

test('a failure is that of all who asked together, and of nobody else', async () => {
  const { asked } = start(async (questions) => {
    if (questions[0]?.topic === 'bad') throw new Error('broken')
    return echo(questions)
  })

  const answers = await Promise.allSettled([
    asked({ topic: 'bad', weight: 1 }, NEVER),
    asked({ topic: 'bad', weight: 2 }, NEVER),
    asked({ topic: 'good', weight: 3 }, NEVER),
  ])

  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
})

test('a request is given up when the last who waited for it has gone', async () => {
  const { ask, asked } = start(() => new Promise(() => {}))
  const [first, second] = [new AbortController(), new AbortController()]
  void asked({ topic: 'a', weight: 1 }, first.signal)
  void asked({ topic: 'a', weight: 1 }, second.signal)
  await expect.poll(() => ask).toHaveBeenCalledOnce()
  const signal = ask.mock.calls[0]?.[1]

  first.abort()
  expect(signal?.aborted).toBe(false)
  second.abort()
  expect(signal?.aborted).toBe(true)
})

test('who goes before the request is sent is not asked for', async () => {
  const { ask, asked } = start(echo)
  const gone = new AbortController()
  const answer = asked({ topic: 'a', weight: 1 }, gone.signal)
  gone.abort()

  await expect(answer).rejects.toThrow('aborted')
  await asked({ topic: 'a', weight: 2 }, NEVER)
  expect(ask).toHaveBeenCalledExactlyOnceWith([{ topic: 'a', weight: 2 }], expect.anything())
})
