/** In localStorage, before the person and the form. */
export const DRAFTS = 'cakupan.draft.'

/** Nobody else in this browser finds what was typed. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(DRAFTS)) localStorage.removeItem(key)
}
