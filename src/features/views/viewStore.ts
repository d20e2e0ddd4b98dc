import * as z from 'zod/mini'
import { sharedStoredState } from '#ui/sharedStoredState.ts'
import { applyView, putViews, type SavedView, savedViewSchema } from './savedViews.ts'

const storedSchema = z.object({
  views: z.array(savedViewSchema),
  /** For the experiment ids in an address: the name of the view with which it opens. */
  defaults: z.record(z.string(), z.string()),
})

const store = sharedStoredState(
  'views',
  (stored) => z.safeParse(storedSchema, stored).data ?? { views: [], defaults: {} },
)

/** The views that this browser keeps, and the default view of each experiment. */
export const useViews = store.useValue

export const storeViews = (added: readonly SavedView[]) => {
  const { views, defaults } = store.get()
  store.set({ views: putViews(views, added), defaults })
}

/** Puts back a view that was deleted, and what it was the default of. */
export const restoreView = (view: SavedView, defaultOf: readonly string[]) => {
  storeViews([view])
  for (const key of defaultOf) setDefaultView(key, view.name)
}

/** Returns the experiments that it was the default of. */
export function deleteView(name: string): string[] {
  const { views, defaults } = store.get()
  const [gone, kept] = [true, false].map((wanted) =>
    Object.entries(defaults).filter(([, value]) => (value === name) === wanted),
  )
  store.set({
    views: views.filter((view) => view.name !== name),
    defaults: Object.fromEntries(kept ?? []),
  })
  return (gone ?? []).map(([key]) => key)
}

const withName = (view: SavedView, name: string): SavedView => ({ ...view, name })

/** The new name must be free. */
export function renameView(name: string, newName: string) {
  const { views, defaults } = store.get()
  store.set({
    views: views.map((view) => (view.name === name ? withName(view, newName) : view)),
    defaults: Object.fromEntries(
      Object.entries(defaults).map(([key, value]) => [key, value === name ? newName : value]),
    ),
  })
}

/** Null for none. */
export function setDefaultView(experimentKey: string, name: string | null) {
  const { views, defaults } = store.get()
  const { [experimentKey]: _, ...others } = defaults
  store.set({ views, defaults: name === null ? others : { ...others, [experimentKey]: name } })
}

/** The search string with which an experiment opens; empty where it has no default view. */
export function defaultSearch(experimentKey: string): string {
  const { views, defaults } = store.get()
  const view = views.find(({ name }) => name === defaults[experimentKey])
  return view ? applyView(view).toString() : ''
}
