/** Whether keys that are pressed in an element are letters of a text, and no commands. */
export const takesText = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]',
  ) !== null
