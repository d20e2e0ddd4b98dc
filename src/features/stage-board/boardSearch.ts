import type { LaneKind } from './lanes.ts'

/** What the board shows, as its address has it. */
export type BoardSearch = {
  /** The name of one model; null for all. */
  model: string | null
  /** What a card has to fit, in the language of `readBoardQuery`. */
  text: string
  /** Null for whatever the backend has. */
  lanes: LaneKind | null
  /** Cards in lanes, or one row for each model. */
  view: 'board' | 'models'
  /** Lanes that are shut, by their titles; null for those that are by themselves. */
  folded: readonly string[] | null
}

const TAG = 'tag:'
/** Stands for no lane, since a list without anything is not in an address. */
const NONE = ''

export function readBoardSearch(params: URLSearchParams): BoardSearch {
  const folded = params.getAll('folded')
  return {
    model: params.get('model') || null,
    text: params.get('search') ?? '',
    lanes: readLanes(params.get('lanes') ?? ''),
    view: params.get('view') === 'models' ? 'models' : 'board',
    folded: folded.length === 0 ? null : folded.filter((title) => title !== NONE),
  }
}

/** Leaves defaults out, so that the whole board has a plain URL. */
export function writeBoardSearch(search: BoardSearch): URLSearchParams {
  const { model, text, lanes, view, folded } = search
  const params = new URLSearchParams()
  if (model !== null) params.set('model', model)
  if (text !== '') params.set('search', text)
  if (lanes !== null) params.set('lanes', lanes.by === 'tag' ? `${TAG}${lanes.key}` : lanes.by)
  if (view === 'models') params.set('view', view)
  for (const title of folded?.length === 0 ? [NONE] : (folded ?? [])) params.append('folded', title)
  return params
}

function readLanes(text: string): LaneKind | null {
  if (text === 'stage' || text === 'alias') return { by: text }
  return text.startsWith(TAG) && text !== TAG ? { by: 'tag', key: text.slice(TAG.length) } : null
}
