/** The element that a script which runs leaves its mark on, in whichever frame. */
export const MARK = 'ran'

/** A script, without double quotes and `<`, that leaves a mark where it runs, and tells `canary`. */
export const payload = (canary: string): string =>
  `document.documentElement.dataset.${MARK}=1;new Image().src='${canary}/ran';top.document.documentElement.dataset.${MARK}=1`

/** Markup whose handler is that script. */
export const markup = (canary: string): string => `<img src=x onerror="${payload(canary)}">`
