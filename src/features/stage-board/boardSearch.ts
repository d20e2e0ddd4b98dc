import type { BoardFilter } from './stageBoard.ts'

/** The board's filter as its URL has it. */
export const readBoardSearch = (params: URLSearchParams): BoardFilter => ({
  model: params.get('model') || null,
  text: params.get('search') ?? '',
})

/** Leaves defaults out, so that the whole board has a plain URL. */
export function writeBoardSearch({ model, text }: BoardFilter): URLSearchParams {
  const params = new URLSearchParams()
  if (model !== null) params.set('model', model)
  if (text !== '') params.set('search', text)
  return params
}
