type Options<Question, Answer> = {
  /** Only questions about one and the same go together. */
  topicOf: (question: Question) => string
  /** What a question weighs, and how much one request may carry. */
  weightOf: (question: Question) => number
  most: number
  /** Asks for all at once; answers in their order. */
  ask: (questions: Question[], signal: AbortSignal) => Promise<Answer[]>
}

type Waiting<Question, Answer> = {
  question: Question
  signal: AbortSignal
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
}

/**
 * Collects the questions of one turn of the event loop and asks them in few requests. A request is given up when nobody
 * waits for any of its answers.
 */
export function askTogether<Question, Answer>(options: Options<Question, Answer>) {
  let waiting: Waiting<Question, Answer>[] = []

  function askAll() {
    const asked = waiting.filter(({ signal, reject }) => {
      if (signal.aborted) reject(signal.reason)
      return !signal.aborted
    })
    waiting = []
    const topics = new Map<string, Waiting<Question, Answer>[]>()
    for (const item of asked) {
      const topic = options.topicOf(item.question)
      topics.set(topic, [...(topics.get(topic) ?? []), item])
    }
    for (const sameTopic of topics.values()) {
      const weightOf = ({ question }: Waiting<Question, Answer>) => options.weightOf(question)
      for (const batch of batches(sameTopic, weightOf, options.most)) void askBatch(batch)
    }
  }

  async function askBatch(batch: Waiting<Question, Answer>[]) {
    try {
      const questions = batch.map(({ question }) => question)
      const answers = await options.ask(questions, whenAllAbort(batch.map(({ signal }) => signal)))
      for (const [index, answer] of answers.entries()) batch[index]?.resolve(answer)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  return (question: Question, signal: AbortSignal): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setTimeout(askAll)
      waiting.push({ question, signal, resolve, reject })
    })
}

/** In their order, as many together as one request may carry; one that is too heavy goes alone. */
function batches<Item>(
  items: readonly Item[],
  weightOf: (item: Item) => number,
  most: number,
): Item[][] {
  const result: Item[][] = []
  let free = 0
  for (const item of items) {
    const weight = weightOf(item)
    if (weight > free) {
      result.push([])
      free = most
    }
    result.at(-1)?.push(item)
    free -= weight
  }
  return result
}

function whenAllAbort(signals: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController()
  const check = () => {
    if (signals.every(({ aborted }) => aborted)) controller.abort()
  }
  for (const signal of signals) signal.addEventListener('abort', check, { once: true })
  return controller.signal
}
